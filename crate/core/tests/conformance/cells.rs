//! Every cell of the table of rules, for every school, as the presets set it.

use std::collections::BTreeMap;

use schoolgate_core::policy::{KEYS, Kind, Rule, preset, presets};
use serde::Deserialize;

/// What the schools' policies say, read from them by hand.
#[derive(Deserialize)]
struct Cells {
    schools: Vec<String>,
    /// For each rule its keys, for each key a value for each school.
    rules: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

fn cells() -> Cells {
    serde_json::from_str(include_str!("../../../../fixtures/conformance/cells.json")).unwrap()
}

/// The rules that schools write down; the other two are what good practice adds.
fn written_rules() -> Vec<&'static str> {
    let added = [Rule::HardStop, Rule::Exposure];
    Rule::ALL.iter().filter(|rule| !added.contains(rule)).map(|rule| rule.id()).collect()
}

/// The same words in whatever order a list is written.
fn sorted(list: &str) -> Vec<&str> {
    let mut words: Vec<_> = list.split(", ").collect();
    words.sort_unstable();
    words
}

#[test]
fn the_presets_say_what_the_schools_policies_say() {
    let cells = cells();
    for (column, school) in cells.schools.iter().enumerate() {
        let policy = preset(school).unwrap();
        for (key, value) in policy.values() {
            let Some(expected) = cells.rules.values().find_map(|keys| keys.get(key.path)) else { continue };
            let (expected, name) = (&expected[column], format!("{school}: {}", key.path));
            match key.kind {
                // In the school's own words: every part of the cell must be in it, and no word where the cell is empty.
                Kind::Text => {
                    assert_eq!(expected.is_empty(), value.is_empty(), "{name}: {value}");
                    for part in expected.split("; ") {
                        assert!(value.contains(part), "{name}: {value} lacks {part}");
                    }
                }
                Kind::Channels | Kind::Roles => assert_eq!(sorted(&value), sorted(expected), "{name}"),
                _ => assert_eq!(value, *expected, "{name}"),
            }
        }
    }
}

#[test]
fn no_rule_no_school_and_no_setting_is_left_out() {
    let cells = cells();
    assert_eq!(cells.schools, presets().collect::<Vec<_>>());
    let mut rules: Vec<_> = cells.rules.keys().map(String::as_str).collect();
    let mut written = written_rules();
    assert_eq!(written.len(), 27);
    rules.sort_unstable();
    written.sort_unstable();
    assert_eq!(rules, written);
    for (rule, keys) in &cells.rules {
        assert!(keys.values().all(|values| values.len() == cells.schools.len()), "{rule}");
        let expected: Vec<_> = KEYS
            .iter()
            .filter(|key| key.rule.is_some_and(|it| it.id() == rule) && key.can_be_set())
            // What no school's policy says, and a school may add.
            .filter(|key| !["retention.needed-days"].contains(&key.path))
            .map(|key| key.path)
            .collect();
        for path in expected {
            assert!(keys.contains_key(path), "{rule} lacks {path}");
        }
    }
}
