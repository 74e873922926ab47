//! The second reading: proves a written file clean with code that the writer does not share.
//!
//! The readers below know the formats in their own words. They account for every byte of the clean file as one of a short
//! list of allowed things, and show that what a decoder is given is what the original gave it. They inflate with another
//! library than the writer. What they cannot follow is not proved, and a file that is not proved does not leave.

mod gif;
mod heif;
mod icc;
mod jpeg;
mod png;
mod tiff;
mod webp;

use super::{Choices, Format};
use crate::{Error, error::Code};

/// Proves that `clean` holds the picture of `original`, turned by `orientation`, and nothing else.
///
/// Fails with [`Code::PhotoNotProved`] at the offset in `clean` where the proof breaks off.
pub(super) fn verify(
    format: Format,
    original: &[u8],
    clean: &[u8],
    orientation: u8,
    choices: Choices,
) -> Result<(), Error> {
    let verify = match format {
        Format::Jpeg => jpeg::verify,
        Format::Png => png::verify,
        Format::WebP => webp::verify,
        Format::Gif => gif::verify,
        Format::Tiff => tiff::verify,
        Format::Heic | Format::Avif => heif::verify,
    };
    verify(original, clean, orientation, choices)
}

/// The refusal at `offset` of the clean file.
fn unproved(offset: usize, what: impl std::fmt::Display) -> Error {
    Error::at_byte(Code::PhotoNotProved, offset).because(what)
}

/// A TIFF structure that says `orientation` and nothing else, byte for byte (Exif 3.0, tag 0x0112).
fn only_orientation(tiff: &[u8], orientation: u8) -> bool {
    let (start, rest) = (b"MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", [orientation, 0, 0, 0, 0, 0, 0]);
    tiff.strip_prefix(start.as_slice()).is_some_and(|end| end == rest) && (2..=8).contains(&orientation)
}

/// Reads a file from its start, field by field.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let end = self.at.checked_add(count)?;
        let taken = self.bytes.get(self.at..end)?;
        self.at = end;
        Some(taken)
    }

    /// A big-endian integer of `count` bytes, up to four.
    fn number(&mut self, count: usize) -> Option<usize> {
        let bytes = self.take(count)?;
        Some(bytes.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte)))
    }
}

#[cfg(test)]
mod tests {
    use schoolgate_fixtures::{draw, encode, plant, together, with_one_tile};

    use super::*;
    use crate::photo::{Photo, strip};

    fn clean(file: &[u8]) -> Vec<u8> {
        strip(&Photo::open(file.to_vec()).unwrap(), Choices::default()).unwrap().into_bytes()
    }

    fn refused(format: Format, original: &[u8], tampered: &[u8], orientation: u8) {
        let error = verify(format, original, tampered, orientation, Choices::default()).unwrap_err();
        assert_eq!(error.code(), Code::PhotoNotProved);
    }

    #[test]
    fn a_jpeg_with_anything_more_is_not_proved() {
        let how = encode::Jpeg { progressive: true, ..Default::default() };
        let original = encode::jpeg(&draw::gradient(40, 30), how);
        let good = clean(&original);
        verify(Format::Jpeg, &original, &good, 1, Choices::default()).unwrap();
        let segments: [&[u8]; 5] = [
            b"\xFF\xFE\0\x06note",
            b"\xFF\xE5\0\x06note",
            b"\xFF\xE1\0\x0CExif\0\0note",
            b"\xFF\xE2\0\x06note",
            b"\xFF",
        ];
        // Before every marker of the file, between scans as well.
        for at in (2..good.len() - 1).filter(|at| good[*at] == 0xFF && good[at + 1] != 0) {
            for segment in segments {
                refused(Format::Jpeg, &original, &[&good[..at], segment, &good[at..]].concat(), 1);
            }
        }
        refused(Format::Jpeg, &original, &[good.as_slice(), b"note"].concat(), 1);
        refused(Format::Jpeg, &original, &good[..good.len() - 2], 1);
    }

    #[test]
    fn a_jpeg_with_another_picture_is_not_proved() {
        let original = encode::jpeg(&draw::gradient(40, 30), encode::Jpeg::default());
        let other = clean(&encode::jpeg(&draw::backdrop(40, 30, [90; 3]), encode::Jpeg::default()));
        refused(Format::Jpeg, &original, &other, 1);
        let mut changed = clean(&original);
        let at = changed.len() - 20;
        changed[at] ^= 0x10;
        refused(Format::Jpeg, &original, &changed, 1);
    }

    #[test]
    fn a_heic_file_with_a_changed_byte_is_not_proved() {
        let tiles = encode::heic(&draw::gradient(530, 24));
        let mut clear = image::DynamicImage::ImageRgb8(draw::gradient(40, 30)).into_rgba8();
        clear.pixels_mut().take(300).for_each(|pixel| pixel.0[3] = 0);
        let choices = Choices { keep_gain_map: true, ..Choices::default() };
        for original in [
            encode::heic(&draw::gradient(40, 30)),
            encode::heic_alpha(&clear),
            encode::heic_gain_map(&draw::gradient(40, 30)),
            encode::avif_in_name(&draw::gradient(40, 30)),
            together(&[encode::heic(&draw::gradient(50, 30)), encode::heic(&draw::gradient(40, 30))], 1),
            with_one_tile(&tiles),
            tiles,
        ] {
            let photo = Photo::open(original.clone()).unwrap();
            let good = strip(&photo, choices).unwrap().into_bytes();
            for at in 0..good.len() {
                for flip in [1, 0x80] {
                    let mut changed = good.clone();
                    changed[at] ^= flip;
                    let error = verify(photo.format(), &original, &changed, 1, choices).unwrap_err();
                    assert_eq!(error.code(), Code::PhotoNotProved);
                }
            }
        }
    }

    #[test]
    fn a_heic_file_with_anything_more_or_less_is_not_proved() {
        let original = encode::heic(&draw::gradient(40, 30));
        let good = clean(&original);
        for at in 0..good.len() {
            for extra in [b"\0".as_slice(), b"note", b"\0\0\0\x0Cfreenote"] {
                refused(Format::Heic, &original, &[&good[..at], extra, &good[at..]].concat(), 1);
            }
            refused(Format::Heic, &original, &[&good[..at], &good[at + 1..]].concat(), 1);
        }
        refused(Format::Heic, &original, &[good.as_slice(), b"\0\0\0\x0Cfreenote"].concat(), 1);
        refused(Format::Heic, &original, &clean(&encode::heic(&draw::gradient(40, 31))), 1);
        refused(Format::Heic, &original, &good, 6);
        let pair = |primary| together(&[original.clone(), encode::heic(&draw::gradient(50, 30))], primary);
        refused(Format::Heic, &pair(0), &good, 1); // one of two
        refused(Format::Heic, &original, &clean(&pair(0)), 1);
        refused(Format::Heic, &pair(0), &clean(&pair(1)), 1);
        let bright = encode::heic_gain_map(&draw::gradient(40, 30));
        let choices = Choices { keep_gain_map: true, ..Choices::default() };
        let kept = strip(&Photo::open(bright.clone()).unwrap(), choices).unwrap().into_bytes();
        refused(Format::Heic, &bright, &kept, 1); // it was not asked for
    }

    #[test]
    fn a_lost_orientation_is_not_proved() {
        for original in
            [encode::jpeg(&draw::gradient(40, 30), encode::Jpeg::default()), encode::png(&draw::gradient(40, 30))]
        {
            let photo = Photo::open(original.clone()).unwrap();
            refused(photo.format(), &original, &clean(&original), 6);
        }
    }

    #[test]
    fn a_png_with_anything_more_is_not_proved() {
        let original = encode::png(&draw::gradient(40, 30));
        let good = clean(&original);
        verify(Format::Png, &original, &good, 1, Choices::default()).unwrap();
        let chunk = |name: &[u8; 4], data: &[u8]| {
            let mut crc = flate2::Crc::new();
            crc.update(name);
            crc.update(data);
            let length = u32::try_from(data.len()).unwrap().to_be_bytes();
            [&length, name.as_slice(), data, &crc.sum().to_be_bytes()].concat()
        };
        let end = good.len() - 12;
        for extra in
            [chunk(b"tEXt", b"a\0note"), chunk(b"prVt", b"note"), chunk(b"IDAT", b"note"), chunk(b"gAMA", b"note")]
        {
            for at in [33, end] {
                refused(Format::Png, &original, &[&good[..at], &extra, &good[at..]].concat(), 1);
            }
        }
        refused(Format::Png, &original, &[good.as_slice(), b"note"].concat(), 1);
        refused(Format::Png, &original, &clean(&encode::png(&draw::gradient(40, 31))), 1);
    }

    /// Where the data of coded pictures stand in a WebP file.
    fn coded(file: &[u8], start: usize, end: usize, found: &mut Vec<std::ops::Range<usize>>) {
        let mut at = start;
        while at + 8 <= end {
            let length = u32::from_le_bytes(file[at + 4..at + 8].try_into().unwrap()) as usize;
            match &file[at..at + 4] {
                b"ANMF" => coded(file, at + 24, at + 8 + length, found),
                b"VP8 " | b"VP8L" | b"ALPH" => found.push(at + 8..at + 8 + length),
                _ => {}
            }
            at += 8 + length + length % 2;
        }
    }

    #[test]
    fn a_webp_with_another_bit_is_not_proved() {
        let picture = draw::gradient(20, 10);
        for file in [encode::webp_animated(&picture), encode::webp_lossy_alpha(&picture, true), encode::webp(&picture)]
        {
            let original = plant(&file, 6).bytes;
            let good = clean(&original);
            verify(Format::WebP, &original, &good, 6, Choices::default()).unwrap();
            let mut pictures = Vec::new();
            coded(&good, 12, good.len(), &mut pictures);
            for at in (0..good.len()).filter(|at| !pictures.iter().any(|range| range.contains(at))) {
                for bit in 0..8 {
                    let mut tampered = good.clone();
                    tampered[at] ^= 1 << bit;
                    // An animation may say that it is transparent where its frames leave the canvas bare.
                    if at != 20 || bit != 4 {
                        refused(Format::WebP, &original, &tampered, 6);
                    }
                }
            }
            // Within a picture most bits show; the others are a decoder's to judge.
            for range in pictures {
                let shows = |at: &usize| {
                    let mut tampered = good.clone();
                    tampered[*at] ^= 0x18;
                    verify(Format::WebP, &original, &tampered, 6, Choices::default()).is_err()
                };
                assert!(range.clone().filter(shows).count() > range.len() / 2);
            }
        }
    }

    #[test]
    fn a_webp_with_anything_more_is_not_proved() {
        let original = plant(&encode::webp_animated(&draw::gradient(20, 10)), 3).bytes;
        let good = clean(&original);
        let mut at = 12;
        loop {
            for extra in [b"XMP \x04\0\0\0note".as_slice(), b"VP8L\x04\0\0\0note", b"no"] {
                let mut tampered = [&good[..at], extra, &good[at..]].concat();
                let length = u32::try_from(tampered.len() - 8).unwrap().to_le_bytes();
                tampered[4..8].copy_from_slice(&length);
                refused(Format::WebP, &original, &tampered, 3);
            }
            if at == good.len() {
                break;
            }
            let length = u32::from_le_bytes(good[at + 4..at + 8].try_into().unwrap()) as usize;
            at += 8 + length + length % 2;
        }
        refused(Format::WebP, &original, &[good.as_slice(), b"note"].concat(), 3);
        refused(Format::WebP, &original, &clean(&encode::webp(&draw::gradient(20, 10))), 3);
    }

    #[test]
    fn a_gif_with_another_bit_is_not_proved() {
        for frames in [1, 2] {
            let original = plant(&encode::gif(&draw::gradient(20, 10), frames), 1).bytes;
            let good = clean(&original);
            verify(Format::Gif, &original, &good, 1, Choices::default()).unwrap();
            for at in 0..good.len() {
                for bit in 0..8 {
                    let mut tampered = good.clone();
                    tampered[at] ^= 1 << bit;
                    refused(Format::Gif, &original, &tampered, 1);
                }
            }
        }
    }

    #[test]
    fn a_gif_with_anything_more_is_not_proved() {
        let original = encode::gif(&draw::gradient(20, 10), 2);
        let good = clean(&original);
        let extras: [&[u8]; 4] = [b"\x21\xFE\x04note\0", b"\x21\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0", b"\x04note", b"\0"];
        for at in 13..=good.len() {
            for extra in extras {
                refused(Format::Gif, &original, &[&good[..at], extra, &good[at..]].concat(), 1);
            }
        }
    }
}
