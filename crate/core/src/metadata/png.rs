//! PNG chunks that draw nothing: texts, time, Exif, and private ones (W3C PNG, third edition, section 11.3).

use super::{Group, exif, finder::Finder, iptc, jumbf, text, xmp};
use crate::photo::inflate_bounded;

/// A compressed text may unfold to this many bytes; what is longer is cut.
const MOST_TEXT: usize = 4 << 20;

/// Reads a chunk whose data start at `offset` of the file.
pub(super) fn chunk(finder: &mut Finder, name: [u8; 4], data: &[u8], offset: usize) {
    match &name {
        b"tEXt" | b"zTXt" | b"iTXt" => match words(name, data) {
            Some((keyword, words)) => named(finder, &keyword, &words, offset),
            None => finder.unreadable("text", data, offset),
        },
        b"eXIf" => exif::read(finder, data.strip_prefix(b"Exif\0\0").unwrap_or(data), offset),
        b"tIME" => match data {
            [high, low, month, day, hour, minute, second] => {
                let year = u16::from_be_bytes([*high, *low]);
                let value = format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}");
                finder.add(Group::Time, "tIME", value, offset);
            }
            _ => finder.unreadable("tIME", data, offset),
        },
        b"caBX" => jumbf::read(finder, data, offset),
        _ => {
            let name = text::guess(&name);
            finder.bytes(Group::Other, &name, "a chunk that is not needed to draw", data, offset);
        }
    }
}

/// Keyword and text of any of the three kinds of text chunk.
fn words(name: [u8; 4], data: &[u8]) -> Option<(String, Vec<u8>)> {
    let end = data.iter().position(|byte| *byte == 0)?;
    let keyword = text::guess(data.get(..end)?);
    let rest = data.get(end.checked_add(1)?..)?;
    let words = match &name {
        b"tEXt" => rest.to_vec(),
        b"zTXt" => inflate_bounded(rest.get(1..)?, MOST_TEXT).0,
        _ => {
            let (compressed, rest) = rest.split_first()?;
            let mut fields = rest.get(1..)?.splitn(3, |byte| *byte == 0);
            let (_language, _translated, words) = (fields.next()?, fields.next()?, fields.next()?);
            if *compressed == 1 { inflate_bounded(words, MOST_TEXT).0 } else { words.to_vec() }
        }
    };
    Some((keyword, words))
}

fn named(finder: &mut Finder, keyword: &str, words: &[u8], offset: usize) {
    if let Some(kind) = keyword.strip_prefix("Raw profile type ") {
        profile(finder, kind, words, offset);
        return;
    }
    let group = match keyword {
        "XML:com.adobe.xmp" => {
            xmp::read(finder, words, offset);
            return;
        }
        "Author" | "Artist" | "Copyright" => Group::Owner,
        "Creation Time" | "date:create" | "date:modify" | "date:timestamp" => Group::Time,
        "Source" | "Make" | "Model" => Group::Device,
        "Software" | "parameters" | "prompt" | "workflow" | "Dream" => Group::Editing,
        _ => Group::Words,
    };
    finder.text(group, keyword, &text::guess(words), offset);
}

/// A block that ImageMagick writes as a text: a line with its name, one with its length, then hexadecimal digits.
fn profile(finder: &mut Finder, kind: &str, words: &[u8], offset: usize) {
    let mut lines = words.splitn(4, |byte| *byte == b'\n');
    let digits = lines.nth(3).unwrap_or_default();
    let digits: Vec<u8> = digits
        .iter()
        .filter_map(|byte| char::from(*byte).to_digit(16))
        .filter_map(|digit| u8::try_from(digit).ok())
        .collect();
    let block: Vec<u8> =
        digits.chunks_exact(2).map(|pair| pair.iter().fold(0, |sum, digit| sum << 4 | digit)).collect();
    match kind.trim() {
        "exif" | "APP1" => {
            if let Some(packet) = block.strip_prefix(b"http://ns.adobe.com/xap/1.0/\0") {
                xmp::read(finder, packet, offset);
            } else {
                exif::read(finder, block.strip_prefix(b"Exif\0\0").unwrap_or(&block), offset);
            }
        }
        "iptc" | "8bim" => {
            if block.starts_with(b"8BIM") {
                iptc::resources(finder, &block, offset);
            } else {
                iptc::datasets(finder, &block, offset);
            }
        }
        "xmp" => xmp::read(finder, &block, offset),
        _ => finder.bytes(Group::Other, "RawProfile", &format!("a block named “{kind}”"), &block, offset),
    }
}
