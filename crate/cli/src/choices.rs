//! What a school may choose about cleaning and covering, as options of `check` and `clean`.

use std::hash::{BuildHasher, Hasher, RandomState};

use schoolgate_core::photo::{Choices, CoverStyle};

#[derive(clap::Args)]
// Arguments of the verb itself make a group of that name already.
#[group(skip)]
pub struct Arguments {
    /// Keep the second picture that makes the photo brighter on HDR screens (gain map); with a cover it always goes
    #[arg(long)]
    keep_gain_map: bool,
    /// Take the texts out of the colour profile: they may name a screen and its serial number
    #[arg(long)]
    plain_profile: bool,
}

impl Arguments {
    pub fn choices(&self) -> Choices {
        Choices { keep_gain_map: self.keep_gain_map, plain_profile: self.plain_profile, ..Choices::default() }
    }
}

/// What covers look like, where there are any.
#[derive(clap::Args)]
#[group(skip)]
pub struct Covers {
    /// What covers look like: one grey (solid), the colour around the head (surroundings), or a few large squares with
    /// noise (mosaic), which still tell rough colours of hair and skin to somebody with few people to choose from
    #[arg(long, default_value = "solid", value_parser = parse_style, value_name = "STYLE")]
    cover: CoverStyle,
}

impl Covers {
    pub fn style(&self) -> CoverStyle {
        self.cover
    }
}

fn parse_style(name: &str) -> Result<CoverStyle, String> {
    let names = || CoverStyle::ALL.map(CoverStyle::as_str).join(", ");
    CoverStyle::from_name(name).ok_or_else(|| format!("the covers are {}", names()))
}

/// A number that nobody can guess, new each time: the keys that the system gives for hashing, and what they make of nothing.
pub fn seed() -> u64 {
    RandomState::new().build_hasher().finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_cover_names_those_there_are() {
        assert_eq!(parse_style("mosaic"), Ok(CoverStyle::Mosaic));
        assert_eq!(parse_style("blur"), Err("the covers are solid, surroundings, mosaic".to_owned()));
    }

    #[test]
    fn no_seed_comes_twice() {
        assert_ne!(seed(), seed());
    }
}
