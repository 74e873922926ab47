//! A part of a JPEG, every coefficient as it is.
//!
//! Only whole MCUs can be kept without loss, and an MCU that reaches over an edge holds what lies beyond it, so each edge
//! moves inward to the next border between MCUs, unless it is the picture's own right or lower edge.

use super::{coefficients, recode, walk};
use crate::{Error, faces::Region};

/// The file of the part of a picture that lies in `part` (in stored coordinates), with where it lies; `None` when no whole MCU
/// does. Fails as [`recode::recode`] does.
pub(in crate::photo) fn cropped(bytes: &[u8], part: Region) -> Result<Option<(Vec<u8>, Region)>, Error> {
    let mut jpeg = walk(bytes)?;
    let mut coefficients = coefficients::read(&jpeg)?;
    let (across, down) = coefficients.unit();
    let (width, height) = (u32::from(jpeg.frame.width), u32::from(jpeg.frame.height));
    let columns = Inside::of(part.x, part.width, width, across);
    let rows = Inside::of(part.y, part.height, height, down);
    let (Some(columns), Some(rows)) = (columns, rows) else { return Ok(None) };
    coefficients.keep(&columns.units, &rows.units);
    let part = Region { x: columns.start, y: rows.start, width: columns.length, height: rows.length };
    let side = |length: u32| u16::try_from(length).unwrap_or(u16::MAX);
    jpeg.frame.width = side(part.width);
    jpeg.frame.height = side(part.height);
    Ok(Some((recode::recode(&jpeg, &coefficients)?, part)))
}

/// The MCUs of one direction that lie wholly inside a stretch, and the pixels they are.
struct Inside {
    units: std::ops::Range<usize>,
    start: u32,
    length: u32,
}

impl Inside {
    /// `full` is how many pixels the picture has, `unit` how many an MCU has.
    fn of(start: u32, length: u32, full: u32, unit: usize) -> Option<Self> {
        let unit = u32::try_from(unit).ok()?.max(1);
        let end = start.checked_add(length)?.min(full);
        let first = start.div_ceil(unit);
        let after = if end == full { full.div_ceil(unit) } else { end / unit };
        if first >= after {
            return None;
        }
        let (start, end) = (first * unit, after.saturating_mul(unit).min(full));
        let units = usize::try_from(first).ok()?..usize::try_from(after).ok()?;
        Some(Self { units, start, length: end.saturating_sub(start) })
    }
}

#[cfg(test)]
mod tests {
    use image::DynamicImage;
    use schoolgate_fixtures::{draw, encode};

    use super::*;

    const WIDTH: u32 = 101;
    const HEIGHT: u32 = 77;

    fn files() -> Vec<Vec<u8>> {
        let picture = draw::gradient(WIDTH, HEIGHT);
        let grey = DynamicImage::ImageRgb8(picture.clone()).into_luma8();
        let mut files = Vec::new();
        for progressive in [false, true] {
            for subsampled in [false, true] {
                for restart in [0, 3] {
                    let how = encode::Jpeg { progressive, subsampled, restart, quality: 85 };
                    files.push(encode::jpeg(&picture, how));
                    files.push(encode::jpeg_grey(&grey, how));
                    files.push(encode::jpeg_cmyk(&picture, subsampled, how));
                }
            }
        }
        files
    }

    #[test]
    fn every_coefficient_that_is_kept_is_the_originals_and_no_block_reaches_outside() {
        for file in files() {
            for (x, y, width, height) in
                [(17, 9, 60, 50), (16, 16, 32, 32), (0, 0, 40, 77), (33, 20, 68, 57), (0, 0, 101, 30)]
            {
                let asked = Region { x, y, width, height };
                let (bytes, part) = cropped(&file, asked).unwrap().unwrap();
                let (before, after) = (walk(&file).unwrap(), walk(&bytes).unwrap());
                assert_eq!((u32::from(after.frame.width), u32::from(after.frame.height)), (part.width, part.height));
                let (before, after) = (coefficients::read(&before).unwrap(), coefficients::read(&after).unwrap());
                let unit = before.unit().0 as u32;
                // Inside what was asked for, by less than an MCU, and in whole MCUs but at the picture's own edges.
                for (start, end, from, to, full) in [
                    (part.x, part.x + part.width, x, x + width, WIDTH),
                    (part.y, part.y + part.height, y, y + height, HEIGHT),
                ] {
                    assert!(start >= from && start - from < unit && start % unit == 0, "{asked:?} {part:?}");
                    assert!(end <= to && to - end < unit, "{asked:?} {part:?}");
                    assert!(end % unit == 0 || end == full, "{asked:?} {part:?}");
                }
                for (old, new) in before.planes.iter().zip(&after.planes) {
                    let (h, v) = old.sampling;
                    let (left, top) = ((part.x / unit) as usize * h, (part.y / unit) as usize * v);
                    assert_eq!(new.columns, part.width.div_ceil(unit) as usize * h);
                    for (index, block) in new.blocks.iter().enumerate() {
                        let (column, row) = (left + index % new.columns, top + index / new.columns);
                        assert_eq!(*block, old.blocks[row * old.columns + column], "{asked:?}, block {index}");
                    }
                }
            }
        }
    }

    #[test]
    fn where_no_whole_block_lies_inside_there_is_nothing_to_keep() {
        let file = encode::jpeg(&draw::gradient(WIDTH, HEIGHT), encode::Jpeg::default());
        assert!(cropped(&file, Region { x: 17, y: 0, width: 30, height: 77 }).unwrap().is_none());
        assert!(cropped(&file, Region { x: 0, y: 1, width: 101, height: 20 }).unwrap().is_none());
        assert!(cropped(&file, Region { x: u32::MAX, y: 0, width: u32::MAX, height: 9 }).unwrap().is_none());
    }
}
