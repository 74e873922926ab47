//! GIF: walks the blocks of GIF89a (CompuServe, 1990) and writes the ones a renderer needs.

use super::{Choices, Shape, surplus::Surplus};
use crate::{Error, error::Code};

/// What the picture is; fails where a file cannot be followed to the end of its picture.
pub(super) fn shape(_: &[u8]) -> Result<Shape, Error> {
    Err(Error::new(Code::PhotoUnsupported).because("GIF"))
}

/// The file again, with nothing in it but what draws.
pub(super) fn write(_: &[u8], _: Choices) -> Result<Vec<u8>, Error> {
    Err(Error::new(Code::PhotoUnsupported).because("GIF"))
}

/// What [`write`] leaves out.
pub(super) fn surplus(_: &[u8]) -> (Vec<Surplus<'_>>, Option<Error>) {
    (Vec::new(), None)
}
