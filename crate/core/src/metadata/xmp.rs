//! XMP (ISO 16684-1, and part 3 of Adobe's specification for where it stands): the properties a person would mind.
//!
//! Found by their usual names in whatever XML there is, without insisting that it be well formed: a packet that a strict
//! reader would refuse still tells a stranger a child's name.

use super::{Group, finder::Finder, text};
use crate::photo::{Part, Surplus, u32_be};

/// What a segment of extended XMP starts with.
pub(super) const EXTENSION: &[u8] = b"http://ns.adobe.com/xmp/extension/\0";

/// Deeper than any real packet nests.
const DEEPEST: usize = 64;

/// Joins and reads the extended packets among `surplus`.
pub(super) fn extended(finder: &mut Finder, surplus: &[Surplus<'_>]) {
    // A segment: 32 digits that name the packet, its whole length, where this part belongs, the part.
    let mut parts: Vec<(&[u8], u32, &[u8], usize)> = surplus
        .iter()
        .filter(|each| each.part == Part::App(1))
        .filter_map(|each| {
            let rest = each.data.strip_prefix(EXTENSION)?;
            Some((rest.get(..32)?, u32_be(rest, 36)?, rest.get(40..)?, each.offset))
        })
        .collect();
    parts.sort_by_key(|(name, position, ..)| (*name, *position));
    for packet in parts.chunk_by(|(one, ..), (other, ..)| one == other) {
        let whole: Vec<u8> = packet.iter().flat_map(|(.., part, _)| part.iter().copied()).collect();
        let offset = packet.iter().map(|(.., offset)| *offset).min().unwrap_or_default();
        read(finder, &whole, offset);
    }
}

/// Reads a packet that starts at `offset` of the file.
pub(super) fn read(finder: &mut Finder, packet: &[u8], offset: usize) {
    let before = finder.len();
    let mut state = State { finder, offset, latitude: None, longitude: None, settings: 0 };
    let packet_text;
    // UTF-16 packets are rare, but legal.
    let bytes = match packet.get(..2) {
        Some([0xFE, 0xFF] | [0, b'<']) => {
            packet_text = encoding_rs::UTF_16BE.decode_with_bom_removal(packet).0.into_owned();
            packet_text.as_bytes()
        }
        Some([0xFF, 0xFE] | [b'<', 0]) => {
            packet_text = encoding_rs::UTF_16LE.decode_with_bom_removal(packet).0.into_owned();
            packet_text.as_bytes()
        }
        _ => packet,
    };
    state.walk(bytes);
    let State { latitude, longitude, settings, .. } = state;
    if let (Some(latitude), Some(longitude)) = (latitude, longitude) {
        finder.position(latitude, longitude, offset);
    }
    if settings > 0 {
        finder.add(Group::Editing, "crs", format!("{settings} settings of a raw converter"), offset);
    }
    if finder.len() == before {
        finder.bytes(Group::Other, "XMP", "an XMP packet", packet, offset);
    }
}

struct State<'f> {
    finder: &'f mut Finder,
    offset: usize,
    latitude: Option<f64>,
    longitude: Option<f64>,
    settings: usize,
}

impl State<'_> {
    /// Runs through tags and the text between them.
    fn walk(&mut self, bytes: &[u8]) {
        let mut open: Vec<&[u8]> = Vec::new();
        let mut at = 0_usize;
        while let Some(found) = find(bytes, at, b'<') {
            let between = bytes.get(at..found).unwrap_or_default();
            // The name that matters is the innermost one that is not just structure.
            if let Some(name) = open.iter().rev().find(|name| !name.starts_with(b"rdf:")) {
                self.property(name, between, at);
            }
            let start = found.saturating_add(1);
            let Some(end) = tag_end(bytes, start) else { break };
            let tag = bytes.get(start..end).unwrap_or_default();
            at = end.saturating_add(1);
            match tag.first() {
                Some(b'/') => {
                    open.pop();
                }
                Some(b'?' | b'!') | None => {}
                Some(_) => {
                    let name = tag.split(|byte| byte.is_ascii_whitespace() || *byte == b'/').next().unwrap_or_default();
                    self.attributes(tag.get(name.len()..).unwrap_or_default(), start.saturating_add(name.len()));
                    if tag.last() != Some(&b'/') && open.len() < DEEPEST {
                        open.push(name);
                    }
                }
            }
        }
    }

    fn attributes(&mut self, tag: &[u8], offset: usize) {
        let mut at = 0_usize;
        while let Some(equals) = find(tag, at, b'=') {
            let name = tag.get(at..equals).unwrap_or_default().trim_ascii();
            let Some(quote_at) =
                tag.get(equals..).and_then(|rest| rest.iter().position(|byte| matches!(byte, b'"' | b'\'')))
            else {
                return;
            };
            let quote_at = equals.saturating_add(quote_at);
            let start = quote_at.saturating_add(1);
            let quote = tag.get(quote_at).copied().unwrap_or(b'"');
            let Some(end) = find(tag, start, quote) else { return };
            self.property(name, tag.get(start..end).unwrap_or_default(), offset.saturating_add(start));
            at = end.saturating_add(1);
        }
    }

    fn property(&mut self, name: &[u8], value: &[u8], at: usize) {
        let value = value.trim_ascii();
        let Ok(name) = std::str::from_utf8(name) else { return };
        if value.is_empty() || name.starts_with("xmlns") {
            return;
        }
        let offset = self.offset.saturating_add(at);
        if name.starts_with("crs:") {
            self.settings = self.settings.saturating_add(1);
            return;
        }
        let Some(group) = group(name) else { return };
        if group == Group::Thumbnail {
            self.finder.bytes(group, name, "a hidden picture", value, offset);
            return;
        }
        if group == Group::Trailer {
            self.finder.add(group, name, "a mark that a short film follows", offset);
            return;
        }
        let shown = unescape(&text::guess(value));
        match name {
            "exif:GPSLatitude" => self.latitude = degrees(&shown),
            "exif:GPSLongitude" => self.longitude = degrees(&shown),
            _ => {}
        }
        self.finder.text(group, name, &shown, offset);
    }
}

fn find(bytes: &[u8], from: usize, wanted: u8) -> Option<usize> {
    bytes.get(from..)?.iter().position(|byte| *byte == wanted)?.checked_add(from)
}

/// Where a tag closes: at the first `>` outside quotes.
fn tag_end(bytes: &[u8], from: usize) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in bytes.get(from..)?.iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return from.checked_add(at),
            (None, b'"' | b'\'') => quote = Some(*byte),
            (Some(open), byte) if open == *byte => quote = None,
            _ => {}
        }
    }
    None
}

/// The group of a property, by the name it usually has.
fn group(name: &str) -> Option<Group> {
    if name.starts_with("exif:GPS") {
        return Some(if name.contains("TimeStamp") { Group::Time } else { Group::Location });
    }
    Some(match name {
        "dc:creator"
        | "dc:rights"
        | "dc:publisher"
        | "dc:contributor"
        | "xmpRights:Owner"
        | "xmpRights:WebStatement"
        | "photoshop:Credit"
        | "photoshop:Source"
        | "photoshop:AuthorsPosition"
        | "photoshop:CaptionWriter"
        | "tiff:Artist"
        | "tiff:Copyright"
        | "aux:OwnerName"
        | "exifEX:CameraOwnerName"
        | "Iptc4xmpCore:CiEmailWork"
        | "Iptc4xmpCore:CiTelWork"
        | "Iptc4xmpCore:CiAdrExtadr"
        | "Iptc4xmpCore:CiUrlWork"
        | "plus:CopyrightOwnerName"
        | "plus:ImageCreatorName"
        | "plus:LicensorName"
        | "cc:attributionName" => Group::Owner,
        "dc:title"
        | "dc:description"
        | "dc:subject"
        | "photoshop:Headline"
        | "photoshop:Instructions"
        | "Iptc4xmpExt:PersonInImage"
        | "Iptc4xmpExt:PersonName"
        | "Iptc4xmpExt:Event"
        | "mwg-rs:Name"
        | "mwg-rs:Description"
        | "MPReg:PersonDisplayName"
        | "MPReg:PersonEmailDigest"
        | "lr:hierarchicalSubject"
        | "digiKam:TagsList"
        | "MicrosoftPhoto:LastKeywordXMP"
        | "MicrosoftPhoto:LastKeywordIPTC"
        | "exif:UserComment"
        | "tiff:ImageDescription"
        | "Iptc4xmpCore:AltTextAccessibility"
        | "Iptc4xmpCore:ExtDescrAccessibility"
        | "apple-fi:Name"
        | "acdsee:caption"
        | "acdsee:notes"
        | "acdsee:keywords" => Group::Words,
        "photoshop:City"
        | "photoshop:State"
        | "photoshop:Country"
        | "Iptc4xmpCore:Location"
        | "Iptc4xmpCore:CountryCode"
        | "Iptc4xmpExt:Sublocation"
        | "Iptc4xmpExt:City"
        | "Iptc4xmpExt:ProvinceState"
        | "Iptc4xmpExt:CountryName"
        | "Iptc4xmpExt:LocationName" => Group::Location,
        "tiff:Make"
        | "tiff:Model"
        | "aux:SerialNumber"
        | "aux:Lens"
        | "aux:LensSerialNumber"
        | "aux:ImageNumber"
        | "aux:Firmware"
        | "exifEX:BodySerialNumber"
        | "exifEX:LensSerialNumber"
        | "exifEX:LensModel"
        | "exif:ImageUniqueID" => Group::Device,
        "xmp:CreateDate"
        | "xmp:ModifyDate"
        | "xmp:MetadataDate"
        | "exif:DateTimeOriginal"
        | "exif:DateTimeDigitized"
        | "photoshop:DateCreated"
        | "tiff:DateTime"
        | "stEvt:when" => Group::Time,
        "xmp:CreatorTool"
        | "tiff:Software"
        | "stEvt:softwareAgent"
        | "stEvt:action"
        | "stEvt:changed"
        | "stEvt:parameters"
        | "stEvt:instanceID"
        | "xmpMM:DocumentID"
        | "xmpMM:InstanceID"
        | "xmpMM:OriginalDocumentID"
        | "stRef:documentID"
        | "stRef:instanceID"
        | "stRef:filePath"
        | "stRef:originalDocumentID"
        | "photoshop:History"
        | "photoshop:DocumentAncestors"
        | "photoshop:TextLayers"
        | "photoshop:LayerName"
        | "xmp:Label"
        | "xmp:Rating"
        | "Iptc4xmpExt:DigitalSourceType" => Group::Editing,
        "xmpGImg:image" | "GImage:Data" | "GDepth:Data" | "GAudio:Data" => Group::Thumbnail,
        "GCamera:MotionPhoto" | "GCamera:MicroVideo" | "Camera:MotionPhoto" | "Camera:MicroVideo" => Group::Trailer,
        "hdrgm:Version" | "HDRGainMap:HDRGainMapVersion" | "tiff:Orientation" => Group::Other,
        _ => return None,
    })
}

/// XMP's own way to write a coordinate: `51,58.2N` or `51,58,12N`.
fn degrees(text: &str) -> Option<f64> {
    let direction = text.chars().last()?;
    let number = text.strip_suffix(direction)?;
    let mut unit = 1.0;
    let mut sum = 0.0;
    for part in number.split(',').take(3) {
        sum += part.trim().parse::<f64>().ok()? / unit;
        unit *= 60.0;
    }
    match direction {
        'N' | 'E' => Some(sum),
        'S' | 'W' => Some(-sum),
        _ => None,
    }
}

/// The five entities of XML and numbered characters.
fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let known = after.split_once(';').and_then(|(name, tail)| {
            let character = match name {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                "apos" => '\'',
                _ => {
                    let number = name.strip_prefix('#')?;
                    let code = match number.strip_prefix('x') {
                        Some(digits) => u32::from_str_radix(digits, 16),
                        None => number.parse(),
                    };
                    char::from_u32(code.ok()?)?
                }
            };
            Some((character, tail))
        });
        match known {
            Some((character, tail)) => {
                out.push(character);
                rest = tail;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}
