//! The policies that come with the program.

use super::Policy;
use crate::{Code, Error};

/// Every preset: its id and its file.
const PRESETS: [(&str, &str); 5] = [
    ("clavering", include_str!("presets/clavering.toml")),
    ("malmesbury-park", include_str!("presets/malmesbury-park.toml")),
    ("jasper-city", include_str!("presets/jasper-city.toml")),
    ("royal-deaf-derby", include_str!("presets/royal-deaf-derby.toml")),
    ("highwood", include_str!("presets/highwood.toml")),
];

/// The ids of the presets.
pub fn presets() -> impl Iterator<Item = &'static str> {
    PRESETS.iter().map(|(id, _)| *id)
}

/// The preset of this id.
///
/// # Errors
/// [`Code::PolicyUnknown`] when there is none.
pub fn preset(id: &str) -> Result<Policy, Error> {
    let (_, text) = PRESETS.iter().find(|(name, _)| *name == id).ok_or_else(|| {
        let known: Vec<_> = presets().collect();
        Error::new(Code::PolicyUnknown).because(format_args!("{id}; there are: {}", known.join(", ")))
    })?;
    Policy::parse(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_can_be_read_and_bears_its_own_id() {
        for id in presets() {
            assert_eq!(preset(id).unwrap().rules().id, id);
        }
    }

    #[test]
    fn an_unknown_policy_names_those_there_are() {
        let error = preset("nowhere").unwrap_err();
        assert_eq!(error.code(), Code::PolicyUnknown);
        assert!(error.detail().contains("clavering"));
    }

    #[test]
    fn a_wrong_setting_names_its_line() {
        let text = include_str!("presets/clavering.toml").replace("parents = \"both\"", "parents = \"three\"");
        let line = text.lines().position(|line| line.starts_with("parents")).unwrap() as u64 + 1;
        let error = Policy::parse(&text).unwrap_err();
        assert_eq!(error.place(), &crate::Place::Line { line });
        assert!(error.detail().contains("three"), "{error}");
    }

    #[test]
    fn a_misspelt_rule_is_refused() {
        let text = include_str!("presets/clavering.toml").replace("withdrawal = true", "withdrawl = true");
        assert!(Policy::parse(&text).unwrap_err().detail().contains("withdrawl"));
    }
}
