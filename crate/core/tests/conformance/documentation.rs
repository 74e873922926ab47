//! The documentation of policy files cannot drift from the types that read them.

use schoolgate_core::policy::{Channel, KEYS, Key, Kind, Policy, Role, Rule, keys_table, preset, presets, rules_table};
use serde_json::Value;

/// The dotted path of everything that a serialised policy holds, without looking into lists and maps of the school's own.
fn paths(json: &Value, path: &str, found: &mut Vec<String>) {
    let Value::Object(entries) = json else { return };
    for (name, value) in entries {
        let full = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        if value.is_object() && Key::of(&full).is_none() {
            paths(value, &full, found);
        } else {
            found.push(full);
        }
    }
}

#[test]
fn every_key_of_every_preset_is_documented_and_every_documented_key_is_read() {
    let mut documented: Vec<String> = KEYS.iter().map(|key| key.path.to_owned()).collect();
    documented.sort();
    for id in presets() {
        let mut found = Vec::new();
        paths(&serde_json::to_value(preset(id).unwrap().rules()).unwrap(), "", &mut found);
        found.sort();
        assert_eq!(found, documented, "{id}");
    }
}

#[test]
fn every_rule_that_a_school_can_set_has_a_key() {
    for rule in Rule::ALL.iter().filter(|rule| **rule != Rule::HardStop) {
        assert!(KEYS.iter().any(|key| key.rule == Some(*rule)), "{}", rule.id());
    }
}

/// What the types call a key's values, as their own error lists them.
fn values_by_the_types(key: &Key) -> Vec<String> {
    let mut json = serde_json::to_value(preset("clavering").unwrap().rules()).unwrap();
    let pointer = format!("/{}", key.path.replace('.', "/"));
    *json.pointer_mut(&pointer).unwrap() = match key.kind {
        Kind::Choice(_) => "no such value".into(),
        Kind::PerChannel(_) => serde_json::json!({ "website": "no such value" }),
        _ => serde_json::json!(["no such value"]),
    };
    let error = serde_json::from_value::<schoolgate_core::policy::Rules>(json).unwrap_err().to_string();
    let (_, expected) = error.split_once("expected ").unwrap();
    expected.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn every_value_of_every_choice_is_documented() {
    for key in KEYS {
        if matches!(key.kind, Kind::Choice(_) | Kind::PerChannel(_) | Kind::Channels | Kind::Roles) {
            let documented: Vec<_> = key.kind.values().iter().map(|value| value.word.to_owned()).collect();
            assert_eq!(documented, values_by_the_types(key), "{}", key.path);
        }
    }
    assert_eq!(Kind::Channels.values().len(), Channel::ALL.len());
    assert_eq!(Kind::Roles.values().len(), Role::ALL.len());
}

#[test]
fn what_may_be_left_out_is_what_the_types_let_be_left_out() {
    let json = serde_json::to_value(preset("clavering").unwrap().rules()).unwrap();
    for key in KEYS {
        let (table, name) = key.path.rsplit_once('.').unwrap_or(("", key.path));
        let mut without = json.clone();
        let pointer = if table.is_empty() { String::new() } else { format!("/{}", table.replace('.', "/")) };
        without.pointer_mut(&pointer).unwrap().as_object_mut().unwrap().remove(name);
        let read = serde_json::from_value::<schoolgate_core::policy::Rules>(without);
        assert_eq!(read.is_ok(), key.default.is_some(), "{}", key.path);
    }
}

/// The part of a document between two marks.
fn part<'a>(document: &'a str, name: &str) -> &'a str {
    let (start, end) = (format!("<!-- {name}: made, not written -->\n"), format!("<!-- end of {name} -->"));
    document.split_once(&start).unwrap().1.split_once(&end).unwrap().0
}

const README: &str = include_str!("../../src/policy/README.md");

#[test]
fn the_documented_keys_are_those_there_are() {
    assert_eq!(
        part(README, "keys"),
        keys_table(),
        "run `schoolgate policy keys --markdown` and put it into policy/README.md"
    );
}

#[test]
fn the_documented_rules_are_what_the_presets_set() {
    let policies: Vec<Policy> = presets().map(|id| preset(id).unwrap()).collect();
    let table = rules_table(&policies);
    assert_eq!(
        include_str!("../../src/policy/table.md").split_once("\n\n").unwrap().1,
        table,
        "run `schoolgate policy table --markdown` and put it into policy/table.md"
    );
}

#[test]
fn the_documented_channels_and_roles_are_those_there_are() {
    for word in Channel::ALL.map(Channel::as_str).iter().chain(&Role::ALL.map(Role::as_str)) {
        assert!(README.contains(&format!("`{word}`")), "{word}");
    }
}

#[test]
fn the_example_in_the_documentation_is_a_command_that_works() {
    let example = README.split_once("policy derive ").unwrap().1.split_once(" >").unwrap().0;
    assert!(example.starts_with("clavering --id my-school"), "{example}");
    let changes: Vec<_> = example
        .split("--set ")
        .skip(1)
        .map(|set| {
            schoolgate_core::policy::parse_change(set.trim().trim_end_matches('\\').trim().trim_matches('"')).unwrap()
        })
        .collect();
    assert!(!changes.is_empty());
    schoolgate_core::policy::derive(&preset("clavering").unwrap(), &changes).unwrap();
}
