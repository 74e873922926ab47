//! Takes a clean JPEG with its gain map apart again: two pictures, each proved by itself, and the few segments that join
//! them, each of which must be, byte for byte, one of the forms below with the original's numbers in it.

use memchr::memmem;

use super::{super::unproved, one};
use crate::{Error, photo::Choices};

const PACKET: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
const ISO: &[u8] = b"urn:iso:std:iso:ts:21496:-1\0";
const NAMES: [&str; 7] =
    ["GainMapMin", "GainMapMax", "Gamma", "OffsetSDR", "OffsetHDR", "HDRCapacityMin", "HDRCapacityMax"];

/// More starts of a picture than an original that was cleaned can have before its gain map.
const MOST_STARTS: usize = 64;

/// A clean file's two pictures without the segments that join them, and those.
pub(super) struct Pair<'a> {
    first: Vec<u8>,
    second: Vec<u8>,
    joints: [Vec<&'a [u8]>; 2],
    /// The whole lengths of both.
    lengths: [usize; 2],
    /// Where the index of pictures starts.
    index: usize,
}

impl<'a> Pair<'a> {
    /// Takes `clean` apart; `None` when it is a picture alone.
    pub(super) fn of(clean: &'a [u8]) -> Option<Self> {
        let index = memmem::find(clean, b"MPF\0MM\0*")?.checked_add(4)?;
        let number = |at: usize| {
            let bytes = clean.get(index.checked_add(at)?..)?.first_chunk::<4>()?;
            usize::try_from(u32::from_be_bytes(*bytes)).ok()
        };
        let start = index.checked_add(number(74)?)?;
        let (one, other) = clean.split_at_checked(start)?;
        let (first, joints) = apart(one)?;
        let (second, own) = apart(other)?;
        Some(Self { first, second, joints: [joints, own], lengths: [one.len(), other.len()], index })
    }

    /// Proves both pictures, and every segment that joins them.
    pub(super) fn prove(&self, original: &[u8], orientation: u8, choices: Choices) -> Result<(), Error> {
        one(original, &self.first, orientation, choices)?;
        let turned = memmem::find(self.second.get(..64).unwrap_or(&self.second), b"Exif\0\0");
        let turned = turned.and_then(|at| self.second.get(at.checked_add(25)?).copied()).unwrap_or(1);
        let mut starts = memmem::find_iter(original, &[0xFF, 0xD8, 0xFF]).skip(1).take(MOST_STARTS);
        let source = starts.find_map(|at| {
            let source = original.get(at..)?;
            (one(source, &self.second, turned, choices).is_ok() && self.numbers_of(source)).then_some(source)
        });
        if source.is_none() {
            return Err(unproved(self.lengths[0], "the gain map is none of the original's pictures"));
        }
        let [before, own] = &self.joints;
        let packets = |of: &[&[u8]]| of.iter().filter(|each| each.starts_with(PACKET)).count();
        let isos = |of: &[&[u8]]| of.iter().filter(|each| each.starts_with(ISO)).count();
        let mut wanted: Vec<Vec<u8>> = Vec::new();
        if packets(own) == 1 {
            wanted.push([PACKET, self.directory().as_bytes()].concat());
        }
        if isos(own) == 1 {
            wanted.push([ISO, &[0; 4]].concat());
        }
        wanted.push([b"MPF\0".as_slice(), &self.index()].concat());
        let expected = !own.is_empty() && own.len() == packets(own) + isos(own) && own.len() < 3;
        if !expected || before.iter().ne(wanted.iter()) {
            return Err(unproved(0, "what joins the picture and its gain map"));
        }
        Ok(())
    }

    /// Whether the gain map's own segments hold the numbers of `source`, and nothing else.
    fn numbers_of(&self, source: &[u8]) -> bool {
        let Some((_, theirs)) = apart(source) else { return false };
        let [_, own] = &self.joints;
        own.iter().all(|segment| {
            if let Some(iso) = segment.strip_prefix(ISO) {
                let versions = iso.starts_with(&[0; 4]);
                let same = |each: &&[u8]| each.strip_prefix(ISO).and_then(|each| each.get(4..)) == iso.get(4..);
                return versions && matches!(iso.len(), 61 | 141) && theirs.iter().any(same);
            }
            let packet = segment.strip_prefix(PACKET).and_then(|packet| std::str::from_utf8(packet).ok());
            let known = theirs.iter().filter_map(|each| std::str::from_utf8(each.strip_prefix(PACKET)?).ok());
            packet.is_some_and(|packet| known.into_iter().any(|known| packet == packet_of(known)))
        })
    }

    fn directory(&self) -> String {
        let [_, length] = self.lengths;
        format!(
            "{HEAD} xmlns:Container=\"http://ns.google.com/photos/1.0/container/\" xmlns:Item=\"http://ns.google.com/\
             photos/1.0/container/item/\" hdrgm:Version=\"1.0\"><Container:Directory><rdf:Seq><rdf:li rdf:parseType=\
             \"Resource\"><Container:Item Item:Mime=\"image/jpeg\" Item:Semantic=\"Primary\"/></rdf:li><rdf:li \
             rdf:parseType=\"Resource\"><Container:Item Item:Mime=\"image/jpeg\" Item:Semantic=\"GainMap\" \
             Item:Length=\"{length}\"/></rdf:li></rdf:Seq></Container:Directory>{FOOT}"
        )
    }

    fn index(&self) -> Vec<u8> {
        let [first, second] = self.lengths;
        let number = |value: usize| u32::try_from(value).unwrap_or_default().to_be_bytes();
        let mut out = Vec::new();
        for field in [
            &b"MM\0\x2A"[..],
            &[0, 0, 0, 8, 0, 3],
            &[0xB0, 0, 0, 7, 0, 0, 0, 4, b'0', b'1', b'0', b'0'],
            &[0xB0, 1, 0, 4, 0, 0, 0, 1, 0, 0, 0, 2],
            &[0xB0, 2, 0, 7, 0, 0, 0, 32, 0, 0, 0, 50, 0, 0, 0, 0],
            &[0, 3, 0, 0],
            &number(first),
            &[0; 12],
            &number(second),
            &number(first.saturating_sub(self.index)),
            &[0; 4],
        ] {
            out.extend_from_slice(field);
        }
        out
    }
}

/// A picture's file without the segments that speak of a gain map, and those, up to its first table or frame.
fn apart(file: &[u8]) -> Option<(Vec<u8>, Vec<&[u8]>)> {
    let mut plain = file.get(..2)?.to_vec();
    let mut joints = Vec::new();
    let mut at = 2_usize;
    while let [0xFF, marker @ (0xE0..=0xEF | 0xFE), high, low, ..] = file.get(at..)? {
        let end = at.checked_add(2)?.checked_add(usize::from(u16::from_be_bytes([*high, *low])))?;
        let whole = file.get(at..end)?;
        let payload = whole.get(4..)?;
        let starts = |signature: &[u8]| payload.starts_with(signature);
        let joins = match marker {
            0xE1 => starts(PACKET),
            0xE2 => starts(ISO) || starts(b"MPF\0"),
            _ => false,
        };
        if joins {
            joints.push(payload);
        } else {
            plain.extend_from_slice(whole);
        }
        at = end;
    }
    plain.extend_from_slice(file.get(at..)?);
    Some((plain, joints))
}

const HEAD: &str = "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-\
                    ns#\"><rdf:Description rdf:about=\"\" xmlns:hdrgm=\"http://ns.adobe.com/hdr-gain-map/1.0/\"";
const FOOT: &str = "</rdf:Description></rdf:RDF></x:xmpmeta>";

/// The packet that says what `known` says of a gain map, and no more.
fn packet_of(known: &str) -> String {
    let mut attributes = String::new();
    let mut elements = String::new();
    for name in NAMES {
        match numbers(known, name).as_slice() {
            [] => {}
            [one] => attributes += &format!(" hdrgm:{name}=\"{one}\""),
            several => {
                let items = several.iter().map(|number| format!("<rdf:li>{number}</rdf:li>")).collect::<Vec<_>>();
                elements += &format!("<hdrgm:{name}><rdf:Seq>{}</rdf:Seq></hdrgm:{name}>", items.concat());
            }
        }
    }
    let after = known.find("hdrgm:BaseRenditionIsHDR").and_then(|at| known.get(at..)?.get(24..));
    let hdr = after.is_some_and(|after| after.trim_start_matches(['=', '"', '\'', '>']).starts_with("True"));
    let hdr = if hdr { "True" } else { "False" };
    format!("{HEAD} hdrgm:Version=\"1.0\"{attributes} hdrgm:BaseRenditionIsHDR=\"{hdr}\">{elements}{FOOT}")
}

/// The numbers that follow the name of a property, up to the end of its attribute or element.
fn numbers(text: &str, name: &str) -> Vec<f32> {
    let attribute = text.find(&format!("hdrgm:{name}=")).and_then(|at| text.get(at..)).map(|rest| {
        let mut pieces = rest.split(['"', '\'']);
        pieces.nth(1).unwrap_or_default()
    });
    let element = || {
        let start = text.find(&format!("<hdrgm:{name}>"))?;
        let end = text.find(&format!("</hdrgm:{name}>"))?;
        text.get(start..end)
    };
    let Some(inside) = attribute.or_else(element) else { return Vec::new() };
    inside.split(['<', '>', ' ', '\n', '\r', '\t']).filter_map(|word| word.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use schoolgate_fixtures::ultra_hdr;

    use super::super::verify;
    use crate::photo::{Choices, Photo, strip};

    #[test]
    fn a_gain_map_with_anything_else_is_not_proved() {
        let choices = Choices { keep_gain_map: true, ..Choices::default() };
        let iso = [&[0], [0, 0, 0, 3, 0, 0, 0, 2].repeat(7).as_slice()].concat();
        let packet = "<hdrgm:Version>1.0</hdrgm:Version><hdrgm:GainMapMax>2.5</hdrgm:GainMapMax>";
        let original = ultra_hdr(packet, &iso);
        let clean = strip(&Photo::open(original.clone()).unwrap(), choices).unwrap().into_bytes();
        verify(&original, &clean, 1, choices).unwrap();
        let second = clean.windows(3).rposition(|window| window == [0xFF, 0xD8, 0xFF]).unwrap();
        // All that joins the two: from after the first picture's JFIF header to its tables, and the same of the second.
        for start in [20, second + 20] {
            let end = start + clean[start..].windows(2).position(|pair| pair == [0xFF, 0xDB]).unwrap();
            for at in start..end {
                let mut changed = clean.clone();
                changed[at] ^= 1;
                assert!(verify(&original, &changed, 1, choices).is_err(), "byte {at}");
                let mut longer = clean.clone();
                longer.insert(at, b'x');
                assert!(verify(&original, &longer, 1, choices).is_err(), "before byte {at}");
            }
        }
        assert!(verify(&original, &[clean.as_slice(), b"x"].concat(), 1, choices).is_err());
        assert!(verify(&original, &clean, 1, Choices::default()).is_err());
    }
}
