//! Reads a clean WebP file a second time and compares its pictures chunk by chunk (RFC 9649, section 2).

use super::{Reader, icc, unproved};
use crate::{
    Error, Hash,
    photo::{Choices, Format, pixels},
};

/// Proves a WebP file; see [`super::verify`].
pub(super) fn verify(original: &[u8], clean: &[u8], orientation: u8, choices: Choices) -> Result<(), Error> {
    let after = strict(clean, orientation)?;
    let before = lenient(original).ok_or_else(|| unproved(0, "the original"))?;
    if before.size != after.size || before.animation != after.animation || before.frames.len() != after.frames.len() {
        return Err(unproved(12, "canvas, animation or number of frames"));
    }
    if after.profile.is_some_and(|after| before.profile.is_none_or(|before| !icc::kept(before, after, choices))) {
        return Err(unproved(12, "the colour profile changed"));
    }
    for (before, after) in before.frames.iter().zip(&after.frames) {
        let refuse = |what| Err(unproved(after.offset, what));
        if before.control.map(fields) != after.control.map(fields) || before.name != after.name {
            return refuse("place, size or kind of a frame");
        }
        if before.alpha.is_some() != after.alpha.is_some() {
            return refuse("transparency of a frame");
        }
        // Bytes were cut from a picture because no pixel needs them: then the decoder has to agree.
        let same = before.data == after.data && before.alpha == after.alpha;
        if !same && drawn(before, before.size)? != drawn(after, before.size)? {
            return refuse("the picture changed");
        }
    }
    Ok(())
}

/// What the header, the animation and its frames are made of.
#[derive(Default)]
struct Story<'a> {
    size: &'a [u8],
    animation: Option<&'a [u8]>,
    profile: Option<&'a [u8]>,
    frames: Vec<Frame<'a>>,
}

#[derive(Clone, Copy)]
struct Frame<'a> {
    control: Option<&'a [u8]>,
    alpha: Option<&'a [u8]>,
    name: &'a [u8],
    data: &'a [u8],
    size: &'a [u8],
    offset: usize,
}

/// A frame's fields, without the bits that mean nothing.
fn fields(control: &[u8]) -> (Option<&[u8]>, Option<u8>) {
    (control.get(..15), control.get(15).map(|flags| flags & 3))
}

/// The pixels of one frame alone, as a still picture of that size.
fn drawn(frame: &Frame<'_>, size: &[u8]) -> Result<Hash, Error> {
    let mut body = b"WEBP".to_vec();
    let mut put = |name: &[u8], data: &[u8]| {
        body.extend(name);
        body.extend(u32::try_from(data.len()).unwrap_or(u32::MAX).to_le_bytes());
        body.extend(data);
        body.extend([0].iter().take(data.len() % 2));
    };
    // A simple file of lossless data needs no header; its transparency is its own.
    if let Some(alpha) = frame.alpha {
        put(b"VP8X", &[&[0x10, 0, 0, 0], size].concat());
        put(b"ALPH", alpha);
    }
    put(frame.name, frame.data);
    let length = u32::try_from(body.len()).unwrap_or(u32::MAX).to_le_bytes();
    let file = [b"RIFF".as_slice(), &length, &body].concat();
    let picture = pixels::picture(Format::WebP, &file).map_err(|error| unproved(frame.offset, error))?;
    Ok(Hash::of(picture.as_bytes()))
}

/// One chunk with its padding: name, data, and whether the padding is the nought it has to be.
fn chunk<'a>(reader: &mut Reader<'a>) -> Option<(&'a [u8], &'a [u8], bool)> {
    let name = reader.take(4)?;
    let length = reader.take(4)?.iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
    let data = reader.take(length)?;
    let padded = length % 2 == 0 || reader.take(1) == Some(&[0]);
    Some((name, data, padded))
}

/// Reads a file that must hold nothing but what is allowed here.
fn strict(clean: &[u8], orientation: u8) -> Result<Story<'_>, Error> {
    let mut reader = Reader { bytes: clean, at: 0 };
    let mut story = Story::default();
    let (mut flags, mut alpha, mut turned, mut transparent) = (None, None, false, false);
    let head = (reader.take(4), reader.take(4), reader.take(4));
    let (Some(b"RIFF"), Some(length), Some(b"WEBP")) = head else { return Err(unproved(0, "no signature")) };
    if usize::try_from(u32::from_le_bytes(*length.first_chunk().unwrap_or(&[0; 4]))).ok() != clean.len().checked_sub(8)
    {
        return Err(unproved(4, "length of the file"));
    }
    while reader.at < clean.len() {
        let start = reader.at;
        let refuse = |what| Err(unproved(start, what));
        let Some((name, data, true)) = chunk(&mut reader) else { return refuse("chunk runs past the end") };
        let still = story.frames.is_empty() && story.animation.is_none();
        let extended = flags.is_some();
        match (name, data) {
            (b"VP8X", [bits, 0, 0, 0, size @ ..]) if start == 12 && size.len() == 6 => {
                flags = Some(*bits);
                story.size = size;
            }
            (b"ICCP", data) if extended && still && alpha.is_none() && story.profile.is_none() => {
                if data.len() < 132 || data.get(36..40) != Some(b"acsp") {
                    return refuse("this is no colour profile");
                }
                story.profile = Some(data);
            }
            (b"ANIM", [_, _, _, _, _, _]) if extended && still && alpha.is_none() => story.animation = Some(data),
            (b"ANMF", data) if story.animation.is_some() && !turned => {
                let frame = frame(data, start).ok_or_else(|| unproved(start, "a frame"))?;
                transparent |= see_through(&frame);
                story.frames.push(frame);
            }
            (b"ALPH", [0..=0x3F, ..]) if extended && still && alpha.is_none() => alpha = Some(data),
            (b"VP8 ", _) | (b"VP8L", _) if still && (start == 12 || extended) => {
                let alpha = alpha.take();
                let frame = Frame { control: None, alpha, name, data, size: story.size, offset: start };
                if name == b"VP8L" && frame.alpha.is_some() {
                    return refuse("two kinds of transparency");
                }
                transparent |= see_through(&frame);
                story.frames.push(frame);
            }
            (b"EXIF", tiff) if extended && !story.frames.is_empty() && !turned => {
                if !super::only_orientation(tiff, orientation) {
                    return refuse("more than the orientation");
                }
                turned = true;
            }
            _ => return refuse("a chunk that is not allowed"),
        }
    }
    if story.frames.is_empty() || alpha.is_some() || turned != (orientation != 1) {
        return Err(unproved(0, "picture or orientation"));
    }
    if let Some(flags) = flags {
        let there = |bit, there| (flags & bit != 0) == there;
        // An animation may be transparent where no frame is drawn.
        let clear = there(0x10, transparent) || (story.animation.is_some() && flags & 0x10 != 0);
        let right =
            there(0x20, story.profile.is_some()) && there(0x08, turned) && there(0x02, story.animation.is_some());
        if !right || !clear || flags & 0xC5 != 0 {
            return Err(unproved(20, "flags"));
        }
    }
    Ok(story)
}

fn see_through(frame: &Frame<'_>) -> bool {
    frame.alpha.is_some() || (frame.name == b"VP8L" && frame.data.get(4).is_some_and(|byte| byte & 0x10 != 0))
}

/// A frame of a clean animation.
fn frame(data: &[u8], offset: usize) -> Option<Frame<'_>> {
    let mut reader = Reader { bytes: data, at: 0 };
    let control = reader.take(16).filter(|control| control.last().is_some_and(|flags| *flags < 4))?;
    let (mut name, mut payload, mut padded) = chunk(&mut reader)?;
    let mut alpha = None;
    if name == b"ALPH" {
        alpha = Some(payload).filter(|data| padded && data.first().is_some_and(|header| *header < 0x40));
        alpha?;
        (name, payload, padded) = chunk(&mut reader)?;
    }
    let known = name == b"VP8 " || (name == b"VP8L" && alpha.is_none());
    let size = control.get(6..12)?;
    (known && padded && reader.at == data.len()).then_some(Frame {
        control: Some(control),
        alpha,
        name,
        data: payload,
        size,
        offset,
    })
}

/// Reads an original as a forgiving decoder does.
fn lenient(original: &[u8]) -> Option<Story<'_>> {
    let mut reader = Reader { bytes: original, at: 4 };
    let length = reader.take(4)?.iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
    reader.bytes = original.get(..length.checked_add(8)?).unwrap_or(original);
    reader.at = 12;
    let mut story = Story::default();
    let (mut alpha, mut animated) = (None, false);
    let mut first = true;
    while let Some((name, data, _)) = chunk(&mut reader) {
        let offset = reader.at;
        match name {
            b"VP8X" if first => {
                animated = data.first()? & 2 != 0;
                story.size = data.get(4..10)?;
            }
            b"ICCP" if story.profile.is_none() && story.frames.is_empty() => story.profile = Some(data),
            b"ANIM" if animated && story.animation.is_none() && story.frames.is_empty() => {
                story.animation = data.get(..6);
            }
            b"ANMF" if story.animation.is_some() => {
                let control = data.get(..16)?;
                let mut inner = Reader { bytes: data, at: 16 };
                let mut alpha = None;
                while let Some((name, payload, _)) = chunk(&mut inner) {
                    match name {
                        b"ALPH" if alpha.is_none() => alpha = Some(payload),
                        b"VP8 " | b"VP8L" => {
                            let alpha = alpha.filter(|_| name == b"VP8 ");
                            let size = control.get(6..12)?;
                            story.frames.push(Frame {
                                control: Some(control),
                                alpha,
                                name,
                                data: payload,
                                size,
                                offset,
                            });
                            break;
                        }
                        _ => {}
                    }
                }
            }
            b"ALPH" if !animated && alpha.is_none() => alpha = Some(data),
            b"VP8 " | b"VP8L" if !animated && story.frames.is_empty() => {
                let alpha = alpha.filter(|_| name == b"VP8 ");
                story.frames.push(Frame { control: None, alpha, name, data, size: story.size, offset });
            }
            _ => {}
        }
        // In the simple formats nothing follows the picture.
        if first && name != b"VP8X" {
            break;
        }
        first = false;
    }
    Some(story)
}
