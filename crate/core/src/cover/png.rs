//! Jpeg.
use crate::{Code, Error, faces::Region, photo::Photo};
pub(super) fn encode_covered(_p: &Photo, _h: &[Region]) -> Result<Vec<u8>, Error> {
    Err(Error::new(Code::CoverFailed))
}
