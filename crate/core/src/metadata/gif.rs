//! GIF extensions that draw nothing: comments, plain text, blocks of applications (GIF89a, sections 24 to 26).

use super::{Group, finder::Finder, text, xmp};

/// Reads an extension whose sub-blocks start at `offset` of the file.
pub(super) fn extension(finder: &mut Finder, label: u8, blocks: &[u8], offset: usize) {
    match label {
        0xFE => finder.text(Group::Words, "Comment", &text::guess(&joined(blocks)), offset),
        // The first sub-block says where the text would stand.
        0x01 => {
            let words = blocks.split_first().and_then(|(length, rest)| rest.get(usize::from(*length)..));
            finder.text(Group::Words, "PlainText", &text::guess(&joined(words.unwrap_or_default())), offset);
        }
        0xFF => application(finder, blocks, offset),
        0xF9 => finder.bytes(Group::Other, "GraphicControl", "timing of no image", blocks, offset),
        _ => {
            let name = format!("Extension {label:02X}");
            finder.bytes(Group::Other, &name, "a block that is not needed to draw", blocks, offset);
        }
    }
}

/// A block of an application, by the eleven characters at its start.
fn application(finder: &mut Finder, blocks: &[u8], offset: usize) {
    let Some((name, rest)) = blocks.get(1..).and_then(<[u8]>::split_first_chunk::<11>) else {
        finder.unreadable("application", blocks, offset);
        return;
    };
    match name {
        // The packet stands there as it is, without sub-blocks (XMP specification, part 3).
        b"XMP DataXMP" => xmp::read(finder, rest, offset.saturating_add(12)),
        b"ICCRGBG1012" => {
            finder.bytes(Group::Other, "ColourProfile", "what is no colour profile, or a second one", rest, offset);
        }
        b"NETSCAPE2.0" | b"ANIMEXTS1.0" => {
            finder.bytes(Group::Other, "LoopCount", "a loop count with more than the count", blocks, offset);
        }
        _ => {
            let what = format!("a block named “{}”", text::tidy(&text::guess(name)));
            finder.bytes(Group::Other, "Application", &what, rest, offset);
        }
    }
}

/// The bytes of sub-blocks without their lengths.
fn joined(mut blocks: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    while let Some((length, rest)) = blocks.split_first().filter(|(length, _)| **length > 0) {
        let (block, after) = rest.split_at_checked(usize::from(*length)).unwrap_or((rest, &[]));
        out.extend_from_slice(block);
        blocks = after;
    }
    out
}
