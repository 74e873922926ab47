//! What a school may choose about cleaning. Everything else is fixed.

use serde::{Deserialize, Serialize};

/// How a photo is cleaned where more than one answer is right. The default keeps the picture as every program shows it,
/// and nothing more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Choices {
    /// Keep the gain map that makes the picture brighter on HDR screens. It is a second, smaller picture of the same
    /// scene, so it goes unless asked for; with a cover it always goes.
    pub keep_gain_map: bool,
    /// Take the texts out of the colour profile: they may name a screen and its serial number.
    pub plain_profile: bool,
}
