//! Which way up: the Exif orientation (Exif 3.0, section 4.6.5.1.6; TIFF 6.0, section 8), read, kept and undone.

use image::metadata::Orientation;

use super::integer::Endian;
use crate::faces::Region;

/// The orientation in a TIFF structure, as Exif stores it in its first directory; `None` when it does not say.
pub(super) fn in_tiff(tiff: &[u8]) -> Option<u8> {
    const ORIENTATION: u16 = 0x0112;
    let endian = Endian::of_tiff(tiff)?;
    let directory = usize::try_from(endian.u32(tiff, 4)?).ok()?;
    let count = usize::from(endian.u16(tiff, directory)?);
    let entries = tiff.get(directory.checked_add(2)?..)?;
    entries.chunks_exact(12).take(count).find_map(|entry| {
        if endian.u16(entry, 0)? != ORIENTATION || endian.u32(entry, 4)? == 0 {
            return None;
        }
        // SHORT is what the standard asks for; LONG is what some editors write, and most viewers honour it.
        let value = match endian.u16(entry, 2)? {
            3 => u32::from(endian.u16(entry, 8)?),
            4 => endian.u32(entry, 8)?,
            _ => return None,
        };
        u8::try_from(value).ok().filter(|value| (1..=8).contains(value))
    })
}

/// A TIFF structure of 26 bytes that says the orientation and nothing else.
pub(crate) fn to_tiff(orientation: u8) -> [u8; 26] {
    [
        b'M',
        b'M',
        0,
        42,
        0,
        0,
        0,
        8, // header; the first directory follows it
        0,
        1, // one entry
        0x01,
        0x12,
        0,
        3,
        0,
        0,
        0,
        1,
        0,
        orientation,
        0,
        0, // Orientation, SHORT, one value
        0,
        0,
        0,
        0, // no further directory
    ]
}

/// The turn that makes a stored picture upright.
pub(super) fn turn(orientation: u8) -> Orientation {
    Orientation::from_exif(orientation).unwrap_or(Orientation::NoTransforms)
}

/// Whether a TIFF structure says nothing but an orientation that has to be kept.
pub(super) fn is_minimal(tiff: &[u8]) -> bool {
    (2..=8).any(|orientation| tiff == to_tiff(orientation))
}

/// Whether the upright picture is as wide as the stored one is high.
pub(super) fn swaps(orientation: u8) -> bool {
    (5..=8).contains(&orientation)
}

/// Where a rectangle of the upright picture lies in the picture as stored.
///
/// `region` counts pixels of the upright picture, `upright_w` × `upright_h` is its size, `orientation` is 1 to 8;
/// anything else counts as 1.
pub fn to_stored(region: Region, orientation: u8, upright_w: u32, upright_h: u32) -> Region {
    let Region { x, y, width, height } = region;
    let from_right = upright_w.saturating_sub(x.saturating_add(width));
    let from_bottom = upright_h.saturating_sub(y.saturating_add(height));
    let (x, y) = match orientation {
        2 => (from_right, y),
        3 => (from_right, from_bottom),
        4 => (x, from_bottom),
        5 => (y, x),
        6 => (y, from_right),
        7 => (from_bottom, from_right),
        8 => (from_bottom, x),
        _ => (x, y),
    };
    if swaps(orientation) { Region { x, y, width: height, height: width } } else { Region { x, y, width, height } }
}

/// Where a rectangle of the picture as stored, `stored_w` × `stored_h`, lies in the upright one: [`to_stored`] undone.
pub(super) fn to_upright(region: Region, orientation: u8, stored_w: u32, stored_h: u32) -> Region {
    // All turns but the two by a right angle undo themselves.
    let inverse = match orientation {
        6 => 8,
        8 => 6,
        same => same,
    };
    to_stored(region, inverse, stored_w, stored_h)
}

#[cfg(test)]
mod tests {
    use image::{DynamicImage, GenericImageView, RgbImage, metadata::Orientation};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_block_that_is_kept_reads_back() {
        for orientation in 1..=8 {
            assert_eq!(in_tiff(&to_tiff(orientation)), Some(orientation));
        }
        assert_eq!(in_tiff(&to_tiff(9)), None);
        assert_eq!(in_tiff(b"II*\0"), None);
    }

    #[test]
    fn a_directory_that_points_outside_says_nothing() {
        assert_eq!(in_tiff(b"MM\0*\xFF\xFF\xFF\xFF"), None);
        assert_eq!(in_tiff(b"II*\0\x08\0\0\0\xFF\xFF"), None);
    }

    proptest! {
        #[test]
        fn turning_and_mapping_agree(
            orientation in 1u8..=8, w in 1u32..12, h in 1u32..12, seed in any::<[u16; 4]>(),
        ) {
            let stored = RgbImage::from_fn(w, h, |x, y| image::Rgb([x as u8, y as u8, 7]));
            let mut upright = DynamicImage::ImageRgb8(stored.clone());
            upright.apply_orientation(Orientation::from_exif(orientation).unwrap());
            let (uw, uh) = upright.dimensions();
            let x = u32::from(seed[0]) % uw;
            let y = u32::from(seed[1]) % uh;
            let region =
                Region { x, y, width: 1 + u32::from(seed[2]) % (uw - x), height: 1 + u32::from(seed[3]) % (uh - y) };
            let mapped = to_stored(region, orientation, uw, uh);
            prop_assert_eq!(to_upright(mapped, orientation, w, h), region);
            let mut seen: Vec<_> = upright
                .crop_imm(region.x, region.y, region.width, region.height)
                .to_rgb8().pixels().map(|p| p.0).collect();
            let mut expected = Vec::new();
            for y in mapped.y..mapped.y + mapped.height {
                for x in mapped.x..mapped.x + mapped.width {
                    expected.push(stored.get_pixel(x, y).0);
                }
            }
            seen.sort_unstable();
            expected.sort_unstable();
            prop_assert_eq!(seen, expected);
        }
    }
}
