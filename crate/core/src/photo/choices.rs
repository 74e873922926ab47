//! What a school may choose about cleaning and covering. Everything else is fixed.

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
    /// What covers look like.
    pub cover: CoverStyle,
}

/// What a cover looks like. How much of a face each style lets through is said in [`cover`](crate::cover).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CoverStyle {
    /// One mid grey.
    #[default]
    Solid,
    /// One colour, the mean of what lies around the head.
    Surroundings,
    /// A few large squares, each the mean of its part of the head with noise added.
    Mosaic,
}

impl CoverStyle {
    /// All styles, the one that tells least first.
    pub const ALL: [Self; 3] = [Self::Solid, Self::Surroundings, Self::Mosaic];

    /// Its name in files and options.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Solid => "solid",
            Self::Surroundings => "surroundings",
            Self::Mosaic => "mosaic",
        }
    }

    /// The style of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|style| style.as_str() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_has_one_name_everywhere() {
        for style in CoverStyle::ALL {
            assert_eq!(CoverStyle::from_name(style.as_str()), Some(style));
            assert_eq!(serde_json::to_string(&style).unwrap(), format!("\"{}\"", style.as_str()));
        }
        assert_eq!(CoverStyle::from_name("blur"), None);
    }

    #[test]
    fn who_chooses_nothing_gets_a_solid_cover() {
        assert_eq!(serde_json::from_str::<Choices>("{}").unwrap().cover, CoverStyle::Solid);
        assert!(serde_json::from_str::<Choices>(r#"{"cover":"blur"}"#).is_err());
    }
}
