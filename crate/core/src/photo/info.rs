//! What opening a photo tells, for showing.

use serde::Serialize;

use super::{Format, Photo};
use crate::Hash;

/// The facts of a photo.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Info {
    /// Container format.
    pub format: Format,
    /// Width of the upright picture in pixels.
    pub width: u32,
    /// Height of the upright picture in pixels.
    pub height: u32,
    /// Exif orientation, 1 to 8.
    pub orientation: u8,
    /// How many pictures it shows one after the other.
    pub frames: u32,
    /// The length of the file.
    pub bytes: usize,
    /// The hash of the file.
    pub sha256: Hash,
}

impl Info {
    /// The facts of `photo`.
    pub fn of(photo: &Photo) -> Self {
        Self {
            format: photo.format(),
            width: photo.width(),
            height: photo.height(),
            orientation: photo.orientation(),
            frames: photo.frames(),
            bytes: photo.bytes().len(),
            sha256: photo.sha256().clone(),
        }
    }
}
