//! The size of an item, as coded and as displayed (ISO/IEC 23008-12, section 6.5).

use super::{
    Shown, body,
    boxes::{Fields, Kind, broken},
};
use crate::Error;

/// Width and height in an item's `ispe` property, neither nought.
pub(super) fn size(properties: &[(Kind, Vec<u8>)]) -> Option<(u32, u32)> {
    let mut fields = Fields::new(body(properties, b"ispe")?, 0);
    fields.version().ok()?;
    let (width, height) = (fields.u32().ok()?, fields.u32().ok()?);
    (width > 0 && height > 0).then_some((width, height))
}

/// The size after cropping and turning, in the order of the properties (23008-12, section 6.3).
pub(super) fn displayed_size(primary: Option<&Shown<'_>>) -> Result<(u32, u32), Error> {
    let wrong = || broken(0, "clap property of a HEIF picture");
    let Some(primary) = primary else { return Err(wrong()) };
    let (mut width, mut height) = primary.size;
    for (kind, normal) in &primary.properties {
        let mut fields = Fields::new(normal.get(8..).unwrap_or_default(), 0);
        match kind {
            b"irot" if fields.u8()? & 1 == 1 => (width, height) = (height, width),
            b"clap" => {
                let mut side = |whole: u32| {
                    let (part, of) = (fields.number(4)?, fields.number(4)?);
                    let rounded = (part + of / 2).checked_div(of).ok_or_else(wrong)?;
                    u32::try_from(rounded).ok().filter(|side| (1..=whole).contains(side)).ok_or_else(wrong)
                };
                (width, height) = (side(width)?, side(height)?);
                fields.number(4)?;
                let across = fields.number(4)?;
                fields.number(4)?;
                if across == 0 || fields.number(4)? == 0 {
                    return Err(wrong());
                }
            }
            _ => {}
        }
    }
    Ok((width, height))
}
