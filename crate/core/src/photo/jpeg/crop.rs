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
