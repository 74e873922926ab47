//! JUMBF boxes (ISO 19566-5), which carry Content Credentials (C2PA) and the settings of 360° cameras.

use super::{Group, finder::Finder};

/// Reads a JUMBF block that starts at `offset` of the file.
pub(super) fn read(finder: &mut Finder, data: &[u8], offset: usize) {
    if data.windows(4).any(|word| word == b"c2pa") {
        let what = "Content Credentials (C2PA), a signed history of who and what made the picture";
        finder.bytes(Group::Editing, "C2PA", what, data, offset);
    } else {
        finder.bytes(Group::Other, "JUMBF", "a box of further data", data, offset);
    }
}
