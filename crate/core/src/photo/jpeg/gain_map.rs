//! JPEG: the gain map that brightens a picture on HDR screens, a second JPEG after the first.
//!
//! Found by what its own segments say: Adobe's Gain Map specification 1.0 in XMP, or ISO 21496-1 in APP2. Only the numbers
//! of either are taken over, and what leads to it is written anew: the index of CIPA DC-007 (Multi-Picture Format), and
//! the directory of Google's Ultra HDR image format 1.1. A gain map of another kind, such as Apple's of 2020, is refused.

use memchr::memmem;

use super::{APP1, APP2};
use crate::{
    Error,
    error::Code,
    photo::{Format, Part, Photo, integer::u32_be},
};

const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
const ISO: &[u8] = b"urn:iso:std:iso:ts:21496:-1\0";
const MPF: &[u8] = b"MPF\0";

/// The fields that are numbers, one or one a colour.
const FIELDS: [&str; 7] =
    ["GainMapMin", "GainMapMax", "Gamma", "OffsetSDR", "OffsetHDR", "HDRCapacityMin", "HDRCapacityMax"];

/// How many pictures behind the first are looked at; a phone stores one or two.
const MOST_PICTURES: usize = 4;

/// What speaks of a gain map, of whichever kind.
const SIGNS: [&[u8]; 3] = [b"http://ns.adobe.com/hdr-gain-map/", b"HDRGainMap", b"urn:iso:std:iso:ts:21496"];

/// A gain map and its numbers.
pub(super) struct GainMap {
    pub(super) photo: Photo,
    adobe: Option<Numbers>,
    /// ISO 21496-1, annex C, from its flags on.
    iso: Option<Vec<u8>>,
}

/// Adobe's fields.
struct Numbers {
    fields: Vec<(&'static str, Vec<f32>)>,
    base_is_hdr: bool,
}

impl GainMap {
    /// The gain map of `photo`; `None` when it has none. Fails with [`Code::PhotoUnsupported`] where there is one that
    /// cannot be kept.
    pub(super) fn of(photo: &Photo) -> Result<Option<Self>, Error> {
        let (surplus, _) = super::surplus(photo.bytes(), &photo.coded);
        let mut rest: &[u8] = surplus.iter().find(|each| each.part == Part::AfterEnd).map_or(&[], |each| each.data);
        for _ in 0..MOST_PICTURES {
            let Some(start) = memmem::find(rest, &[0xFF, 0xD8, 0xFF]) else { break };
            rest = rest.get(start..).unwrap_or_default();
            if let Ok(second) = Photo::open(rest.to_vec())
                && second.format() == Format::Jpeg
            {
                let (surplus, _) = super::surplus(second.bytes(), &second.coded);
                let of = |part, signature: &[u8]| {
                    let own = surplus.iter().filter(move |each| each.part == part);
                    own.filter_map(|each| each.data.strip_prefix(signature)).next().map(<[u8]>::to_vec)
                };
                let packet = of(Part::App(1), XMP).filter(|packet| memmem::find(packet, b"hdrgm:Version").is_some());
                let iso = of(Part::App(2), ISO);
                if packet.is_some() || iso.is_some() {
                    let adobe = packet.map(|packet| Numbers::read(&packet).ok_or_else(unknown)).transpose()?;
                    let iso = iso.map(|iso| read_iso(&iso).ok_or_else(unknown)).transpose()?;
                    return Ok(Some(Self { photo: second, adobe, iso }));
                }
            }
            rest = rest.get(2..).unwrap_or_default();
        }
        let speaks = surplus.iter().any(|each| SIGNS.iter().any(|sign| memmem::find(each.data, sign).is_some()));
        if speaks { Err(unknown()) } else { Ok(None) }
    }

    /// What its own picture says of it.
    pub(super) fn segments(&self) -> Vec<(u8, Vec<u8>)> {
        let mut segments = Vec::new();
        if let Some(numbers) = &self.adobe {
            segments.push((APP1, [XMP, numbers.packet().as_bytes()].concat()));
        }
        if let Some(iso) = &self.iso {
            segments.push((APP2, [ISO, &[0; 4], iso].concat()));
        }
        segments
    }

    /// What the first picture says of it, `length` being that of the second; the index is still without its sizes.
    pub(super) fn segments_before(&self, length: usize) -> Result<Vec<(u8, Vec<u8>)>, Error> {
        let mut segments = Vec::new();
        if self.adobe.is_some() {
            segments.push((APP1, [XMP, directory(length).as_bytes()].concat()));
        }
        if self.iso.is_some() {
            segments.push((APP2, [ISO, &[0; 4]].concat()));
        }
        segments.push((APP2, [MPF, &index(0, 0, 0)?].concat()));
        Ok(segments)
    }
}

fn unknown() -> Error {
    Error::new(Code::PhotoUnsupported).because("a gain map of a kind that cannot be kept; clean without keeping it")
}

/// Fills in the index of the first picture, whose whole file is `out`, before the second is put behind it.
pub(super) fn set_sizes(out: &mut [u8], second: usize) -> Result<(), Error> {
    let missing = || Error::new(Code::PhotoBroken).because("index of pictures");
    let header = memmem::find(out, &[MPF, b"MM\0*"].concat()).and_then(|at| at.checked_add(4)).ok_or_else(missing)?;
    let first = out.len();
    let index = index(first, second, first.saturating_sub(header))?;
    let place = out.get_mut(header..header.saturating_add(index.len())).ok_or_else(missing)?;
    place.copy_from_slice(&index);
    Ok(())
}

/// The index of two pictures (CIPA DC-007, section 5.2): their sizes, and where the second starts, from the index on.
fn index(first: usize, second: usize, start: usize) -> Result<Vec<u8>, Error> {
    let number = |value: usize| {
        let too_long = |_| Error::new(Code::PhotoTooLarge).because("index of pictures");
        u32::try_from(value).map(u32::to_be_bytes).map_err(too_long)
    };
    let mut out = b"MM\0*\0\0\0\x08\0\x03".to_vec();
    out.extend(b"\xB0\0\0\x07\0\0\0\x040100"); // version
    out.extend(b"\xB0\x01\0\x04\0\0\0\x01\0\0\0\x02"); // how many pictures
    out.extend(b"\xB0\x02\0\x07\0\0\0\x20\0\0\0\x32\0\0\0\0"); // where their entries are
    out.extend(b"\0\x03\0\0"); // the first is the baseline primary picture
    out.extend([number(first)?, [0; 4], [0; 4], [0; 4], number(second)?, number(start)?, [0; 4]].concat());
    Ok(out)
}

const OPEN: &str = "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF \
                    xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" \
                    xmlns:hdrgm=\"http://ns.adobe.com/hdr-gain-map/1.0/\"";
const CLOSE: &str = "</rdf:Description></rdf:RDF></x:xmpmeta>";

/// The directory of Ultra HDR: the picture itself, and a gain map of so many bytes behind it.
fn directory(length: usize) -> String {
    let item = |more: &str| {
        format!("<rdf:li rdf:parseType=\"Resource\"><Container:Item Item:Mime=\"image/jpeg\" {more}/></rdf:li>")
    };
    let (primary, map) = ("Item:Semantic=\"Primary\"", format!("Item:Semantic=\"GainMap\" Item:Length=\"{length}\""));
    format!(
        "{OPEN} xmlns:Container=\"http://ns.google.com/photos/1.0/container/\" \
         xmlns:Item=\"http://ns.google.com/photos/1.0/container/item/\" hdrgm:Version=\"1.0\"><Container:Directory>\
         <rdf:Seq>{}{}</rdf:Seq></Container:Directory>{CLOSE}",
        item(primary),
        item(&map)
    )
}

impl Numbers {
    /// Reads a packet; `None` when a field is no number.
    fn read(packet: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(packet).ok()?;
        let mut fields = Vec::new();
        for name in FIELDS {
            if let Some(value) = value(text, name) {
                let numbers: Option<Vec<f32>> = value.iter().map(|word| word.parse().ok()).collect();
                let numbers = numbers.filter(|numbers| matches!(numbers.len(), 1 | 3))?;
                if numbers.iter().any(|number| !number.is_finite() || number.abs() > 1e6) {
                    return None;
                }
                fields.push((name, numbers));
            }
        }
        let base_is_hdr = match value(text, "BaseRenditionIsHDR").as_deref() {
            None | Some(["False"]) => false,
            Some(["True"]) => true,
            Some(_) => return None,
        };
        Some(Self { fields, base_is_hdr })
    }

    fn packet(&self) -> String {
        let mut out = format!("{OPEN} hdrgm:Version=\"1.0\"");
        for (name, numbers) in &self.fields {
            if let [number] = numbers.as_slice() {
                out.push_str(&format!(" hdrgm:{name}=\"{number}\""));
            }
        }
        out.push_str(if self.base_is_hdr {
            " hdrgm:BaseRenditionIsHDR=\"True\">"
        } else {
            " hdrgm:BaseRenditionIsHDR=\"False\">"
        });
        for (name, numbers) in self.fields.iter().filter(|(_, numbers)| numbers.len() > 1) {
            let items: String = numbers.iter().map(|number| format!("<rdf:li>{number}</rdf:li>")).collect();
            out.push_str(&format!("<hdrgm:{name}><rdf:Seq>{items}</rdf:Seq></hdrgm:{name}>"));
        }
        out + CLOSE
    }
}

/// The words of a property, as an attribute or an element, without the tags between them.
fn value<'a>(text: &'a str, name: &str) -> Option<Vec<&'a str>> {
    let name = format!("hdrgm:{name}");
    let (_, rest) = text.split_once(&format!("{name}=")).or_else(|| text.split_once(&format!("<{name}>")))?;
    if let Some(quote) = rest.chars().next().filter(|first| matches!(first, '"' | '\'')) {
        return Some(vec![rest.get(1..)?.split_once(quote)?.0.trim()]);
    }
    let (inside, _) = rest.split_once(&format!("</{name}>"))?;
    let words = inside.split('<').filter_map(|piece| piece.rsplit('>').next()).map(str::trim);
    Some(words.filter(|word| !word.is_empty()).collect())
}

/// ISO 21496-1, annex C.2: after two versions a byte of flags, then numbers over numbers, for one or three colours.
fn read_iso(data: &[u8]) -> Option<Vec<u8>> {
    let ([0, 0, _, _], body) = data.split_first_chunk::<4>()? else { return None };
    let (flags, numbers) = body.split_first()?;
    let colours = if flags & 0x80 == 0 { 1 } else { 3 };
    let sound = flags & 0x3F == 0 && numbers.len() == 16 + 40 * colours;
    // Every second number is one that divides.
    let divides = |at: usize| u32_be(numbers, at).is_some_and(|number| number != 0);
    (sound && (4..numbers.len()).step_by(8).all(divides)).then(|| body.to_vec())
}
