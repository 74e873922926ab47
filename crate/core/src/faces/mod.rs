//! Faces: regions where the detector, or a person drawing a box, says a face is. Detected, never recognised.

#[cfg(feature = "detector")]
mod centerface;
#[cfg(feature = "detector")]
mod detector;
#[cfg(feature = "detector")]
mod merge;
#[cfg(feature = "detector")]
mod network;
#[cfg(feature = "detector")]
mod search;
#[cfg(feature = "detector")]
mod tiles;
#[cfg(feature = "detector")]
mod turn;

use serde::{Deserialize, Serialize};

#[cfg(feature = "detector")]
pub use {detector::Detector, search::Progress};

/// The long side, in pixels, of a first look, which finds nine faces of ten.
pub const QUICK: [u32; 1] = [1024];

/// The long sides, in pixels, at which a picture is searched before anybody may say that it shows no face; the first is
/// that of the quick look.
pub const EXHAUSTIVE: [u32; 3] = [QUICK[0], 640, 1600];

/// Whether these passes are an exhaustive search.
pub fn is_exhaustive(passes: &[u32]) -> bool {
    EXHAUSTIVE.iter().all(|side| passes.contains(side))
}

/// A rectangle in whole pixels of the picture as displayed (upright), from its top left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Region {
    /// Left edge.
    pub x: u32,
    /// Top edge.
    pub y: u32,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

/// A point in whole pixels of the picture as displayed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// From the left edge.
    pub x: i32,
    /// From the top edge.
    pub y: i32,
}

/// One face the detector found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Face {
    /// Where it is.
    pub region: Region,
    /// How sure the detector is, in thousandths: 0 to 1000.
    pub score: u16,
    /// Right eye, left eye, nose, right and left corner of the mouth, as the viewer sees them from the left.
    pub landmarks: Vec<Point>,
}

/// What a search of one whole picture gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Search {
    /// The long sides, in pixels, at which the whole picture was searched.
    pub passes: Vec<u32>,
    /// The faces, from left to right, as people read a group out.
    pub faces: Vec<Face>,
}
