//! A policy of one's own is made from another by changing settings, and never comes out wrong.

use schoolgate_core::{
    Code, Place,
    policy::{Change, KEYS, Kind, Policy, compare, derive, preset, presets},
};

fn changes(pairs: &[(&str, &str)]) -> Vec<Change> {
    pairs.iter().map(|(key, value)| Change::new(key, value)).collect()
}

fn made(base: &str, pairs: &[(&str, &str)]) -> String {
    derive(&preset(base).unwrap(), &changes(pairs)).unwrap()
}

/// The keys that are told to be wrong.
fn refused(base: &str, pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    let errors = derive(&preset(base).unwrap(), &changes(pairs)).unwrap_err();
    errors
        .iter()
        .map(|error| {
            assert_eq!(error.code(), Code::PolicyBroken);
            let Place::Field { name } = error.place() else { panic!("{error}") };
            (name.clone(), error.detail().to_owned())
        })
        .collect()
}

#[test]
fn nothing_changed_gives_the_same_file() {
    for id in presets() {
        let policy = preset(id).unwrap();
        assert_eq!(derive(&policy, &[]).unwrap(), policy.text());
    }
}

#[test]
fn a_changed_setting_changes_and_the_others_stay() {
    let text = made(
        "clavering",
        &[("id", "my-school"), ("name", "Our \"own\" School"), ("consent.parents", "one"), ("approval.head", "no")],
    );
    let policy = Policy::parse(&text).unwrap();
    assert_eq!((policy.rules().id.as_str(), policy.rules().name.as_str()), ("my-school", "Our \"own\" School"));
    let differs: Vec<_> = compare(&preset("clavering").unwrap(), &policy).iter().map(|it| it.rule.id()).collect();
    assert_eq!(differs, ["consent.parents", "approval.head"]);
    assert!(
        text.starts_with("# Our \"own\" School: made with Schoolgate from the rules of Clavering Primary."),
        "{text}"
    );
    assert!(policy.rules().source.contains("Clavering Primary"));
}

#[test]
fn remarks_stay_and_those_of_a_changed_setting_say_whose_they_are() {
    let text = made("jasper-city", &[("consent.staff", "unless-refused"), ("consent.channel", "website, press")]);
    assert!(text.contains("transfer-days = 0   # at once: judged as the same day"), "{text}");
    assert!(text.contains("staff = \"unless-refused\"   # of jasper-city: asked on induction"), "{text}");
    assert!(text.contains("# of jasper-city: seven uses\nchannel = [\"website\", \"press\"]"), "{text}");
}

#[test]
fn what_may_be_left_out_can_be_added_and_taken_away() {
    let added =
        made("royal-deaf-derby", &[("device.transfer-days", "3"), ("names.with-image.on", "social-media=no-name")]);
    let rules = Policy::parse(&added).unwrap().rules().clone();
    assert_eq!(rules.device.transfer_days, Some(3));
    assert_eq!(rules.names.with_image.on.len(), 1);
    let taken = made("malmesbury-park", &[("device.transfer-days", ""), ("names.with-image.on", "")]);
    let rules = Policy::parse(&taken).unwrap().rules().clone();
    assert_eq!((rules.device.transfer_days, rules.names.with_image.on.len()), (None, 0));
}

#[test]
fn a_list_over_several_lines_is_replaced_whole() {
    let text = made("malmesbury-park", &[("consent.channel", "website")]);
    assert!(text.contains("\nchannel = [\"website\"]\naccounts = []"), "{text}");
}

/// Every preset can be made from every other by changing settings alone.
#[test]
fn every_preset_can_be_made_from_every_other() {
    for from in presets() {
        for to in presets() {
            let target = preset(to).unwrap();
            let all: Vec<_> = target
                .values()
                .iter()
                .filter(|(key, _)| key.can_be_set())
                .map(|(key, value)| Change::new(key.path, value))
                .collect();
            let text = derive(&preset(from).unwrap(), &all).unwrap();
            assert_eq!(Policy::parse(&text).unwrap().rules(), target.rules(), "{from} to {to}");
        }
    }
}

#[test]
fn what_cannot_be_is_told_for_its_key() {
    for (key, value, told) in [
        ("consent.parnets", "one", "did you mean consent.parents?"),
        ("consent.parents", "bth", "did you mean “both”?"),
        ("consent.written", "maybe", "this is true or false"),
        ("consent.channel", "", "the list is empty"),
        ("consent.channel", "website, billboard", "it cannot be “billboard”"),
        ("device.transfer-days", "soon", "a whole number"),
        ("names.with-image.on", "social-media", "channel=value"),
        ("names.with-image.on", "social-media=none", "it cannot be “none”"),
        ("id", "My School", "small letters"),
        ("name", "", "give the school's name"),
        ("version", "2", "no such setting"),
        ("device.own", "3", "no such setting"),
        ("source", &"x".repeat(5000), "too long"),
    ] {
        let errors = refused("clavering", &[(key, value)]);
        assert_eq!(errors.len(), 1, "{errors:?}");
        assert_eq!(errors[0].0, key);
        assert!(errors[0].1.contains(told), "{errors:?}");
    }
}

#[test]
fn what_does_not_go_together_is_told() {
    let errors = refused("clavering", &[("consent.accounts", "social-media")]);
    assert_eq!(errors[0].0, "publisher.social");
    made("clavering", &[("consent.accounts", "social-media"), ("publisher.social", "ict-support")]);
    assert_eq!(
        refused("clavering", &[("consent.parents", "one"), ("consent.parents", "both")])[0].1,
        "it is set twice"
    );
}

#[test]
fn a_value_cannot_break_out_of_its_place() {
    for value in ["\"\n[consent]\nwritten = false\n", "a\\", "\u{0}\u{7f}", "'''", "# no remark", "“ü”\r\nx"] {
        let text = made("clavering", &[("storage.network", value), ("name", &format!("x{value}"))]);
        let policy = Policy::parse(&text).unwrap();
        assert_eq!(policy.rules().storage.network, value.trim());
        assert!(policy.rules().consent.written);
    }
}

#[test]
fn every_value_of_every_key_can_be_set() {
    let base = preset("highwood").unwrap();
    for key in KEYS.iter().filter(|key| key.can_be_set()) {
        for value in key.kind.values() {
            // Only a channel that the school uses can work by objection.
            if key.path == "consent.objection" && !base.channels().any(|channel| channel.as_str() == value.word) {
                continue;
            }
            let written = if matches!(key.kind, Kind::PerChannel(_)) {
                format!("press={}", value.word)
            } else {
                value.word.to_owned()
            };
            let text = derive(&base, &[Change::new(key.path, &written)]).unwrap();
            let set =
                Policy::parse(&text).unwrap().values().into_iter().find(|(other, _)| other.path == key.path).unwrap().1;
            assert_eq!(set, written, "{}", key.path);
        }
    }
}
