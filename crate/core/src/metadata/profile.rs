//! What the colour profile says besides colours (ICC.1:2022). It is the one thing that may speak and yet is kept.

use super::{Group, finder::Finder, text};
use crate::photo::icc;

/// Said of each finding here, for everything else in the report is removed.
const STAYS: &str = "in the colour profile, which stays unless a plain profile is chosen";

/// Reads the profile that a clean file keeps.
pub(super) fn read(finder: &mut Finder, profile: &[u8]) {
    for (name, text) in icc::texts(profile) {
        let device =
            matches!(&*name, "DisplaySerialNumber" | "DeviceModel" | "DeviceManufacturer" | "ProfileDescription");
        let group = if device { Group::Device } else { Group::Other };
        finder.add(group, &name, format!("{} ({STAYS})", text::tidy(&text)), 0);
    }
    let hidden = icc::hidden(profile);
    if hidden > 0 {
        let value = format!("{} bytes that no tag refers to ({STAYS})", text::count(hidden));
        finder.add(Group::Other, "HiddenBytes", value, 0);
    }
}
