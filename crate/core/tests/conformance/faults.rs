//! What is wrong with a policy file is told with its line, its key, and what was probably meant.

use schoolgate_core::{
    Code, Error, Place,
    policy::{Policy, preset, presets},
};

fn clavering() -> String {
    preset("clavering").unwrap().text().to_owned()
}

/// The one thing that is wrong once `from` reads `to`; it must be told at the line where `to` begins.
fn fault(from: &str, to: &str) -> String {
    let text = clavering();
    assert!(text.contains(from), "{from}");
    let text = text.replacen(from, to, 1);
    let errors = Policy::check(&text);
    assert_eq!(errors.len(), 1, "{errors:?}");
    let error: &Error = &errors[0];
    assert_eq!(error.code(), Code::PolicyBroken);
    let line = clavering().split_once(from).unwrap().0.lines().count() as u64;
    let Place::Line { line: told } = error.place() else { panic!("{error}") };
    let fits =
        if from.starts_with('\n') { line + 1..=line + 1 + to.matches('\n').count() as u64 } else { line..=line + 1 };
    assert!(fits.contains(told), "{error}: line {line}");
    assert_eq!(Policy::parse(&text).unwrap_err(), *error);
    error.detail().to_owned()
}

#[test]
fn nothing_is_wrong_with_the_presets() {
    for id in presets() {
        assert_eq!(Policy::check(preset(id).unwrap().text()), [], "{id}");
    }
}

#[test]
fn an_unknown_key_names_its_table_and_the_nearest_key() {
    let detail = fault("\nparents =", "\nparnets =\"both\"\nparents =");
    assert_eq!(detail, "consent.parnets: there is no such setting in [consent]; did you mean `parents`?");
}

#[test]
fn a_key_in_the_wrong_table_is_sent_where_it_belongs() {
    let detail = fault("\n[work]", "\n[work]\nvalidity = \"yearly\"");
    assert!(detail.ends_with("did you mean `consent.validity`?"), "{detail}");
}

#[test]
fn an_unknown_table_names_those_there_are() {
    let detail = fault("\n[work]", "\n[playground]\nswings = 2\n\n[work]");
    assert!(detail.starts_with("playground: ") && detail.contains("consent, work, names"), "{detail}");
}

#[test]
fn a_wrong_value_names_the_nearest() {
    let detail = fault("\"whole-time\"", "\"Whole time\"");
    assert!(detail.starts_with("consent.validity: it cannot be “Whole time”"), "{detail}");
    assert!(detail.ends_with("did you mean “whole-time”?"), "{detail}");
    let far = fault("parents = \"both\"", "parents = \"three\"");
    assert_eq!(far, "consent.parents: it cannot be “three”: there is one and both");
}

#[test]
fn a_wrong_channel_or_role_in_a_list_names_the_nearest() {
    assert!(fault("\"press\"", "\"pres\"").ends_with("did you mean “press”?"));
    assert!(fault("[\"web-manager\"]", "[\"webmanager\"]").ends_with("did you mean “web-manager”?"));
}

#[test]
fn a_wrong_type_says_what_belongs_there() {
    for (from, to, told) in [
        (
            "written = true",
            "written = \"yes\"",
            "consent.written: this is true or false, without quotation marks, not the text “yes”",
        ),
        (
            "parents = \"both\"",
            "parents = 2",
            "consent.parents: this is one of one and both, in quotation marks, not the number 2",
        ),
        (
            "accounts = []",
            "accounts = \"press\"",
            "consent.accounts: this is a list in square brackets, not the text “press”",
        ),
        ("accounts = []", "accounts = [1]", "consent.accounts: this is a text in quotation marks, not the number 1"),
        (
            "transfer-days = 0",
            "transfer-days = \"0\"",
            "device.transfer-days: this is a whole number, without quotation marks, not the text “0”",
        ),
        (
            "transfer-days = 0",
            "transfer-days = 70000",
            "device.transfer-days: this is a whole number from 0 to 65535, not 70000",
        ),
        (
            "transfer-days = 0",
            "transfer-days = -1",
            "device.transfer-days: this is a whole number from 0 to 65535, not -1",
        ),
        (
            "leaver = \"class teacher\"",
            "leaver = false",
            "retention.leaver: this is a text in quotation marks, not false",
        ),
    ] {
        assert_eq!(fault(from, to), told);
    }
}

#[test]
fn a_table_that_is_none_is_told() {
    let detail = fault("[work]\npermission = \"parent\"", "[work.permission]");
    assert!(detail.starts_with("work.permission: this is one of"), "{detail}");
    let text = clavering().replace("[rights]\ncopyright = true\n", "");
    let errors = Policy::check(&text.replace("version = 1", "version = 1\nrights = true"));
    assert_eq!(errors[0].detail(), "rights: this is a table of settings, not true");
}

#[test]
fn a_missing_key_is_told_at_its_table() {
    let detail = fault("[rights]\ncopyright = true", "[rights]");
    assert_eq!(detail, "rights.copyright: this is missing: every rule must be set");
}

#[test]
fn a_missing_table_is_told_once() {
    let errors = Policy::check(&clavering().replace("[content]\nsocial-text = false\nsuitable = false\n", ""));
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert_eq!(errors[0].detail(), "content: the table [content] is missing: every rule must be set");
}

#[test]
fn a_key_or_table_that_is_there_twice_is_told() {
    assert_eq!(
        fault("\npupil = \"none\"", "\npupil = \"none\"\npupil = \"work\""),
        "`pupil` is there twice; keep one of them"
    );
    let twice = clavering() + "\n[rights]\ncopyright = false\n";
    assert!(Policy::check(&twice)[0].detail().contains("twice"), "{:?}", Policy::check(&twice));
    assert!(fault("\"press\"]", "\"website\"]").starts_with("consent.channel: “website” is there twice"));
}

#[test]
fn a_policy_that_asks_about_no_use_or_lets_nobody_publish_is_refused() {
    let channels = clavering().lines().find(|line| line.starts_with("channel = ")).unwrap().to_owned();
    assert!(fault(&channels, "channel = []").starts_with("consent.channel: the list is empty"));
    assert!(fault("role = [\"web-manager\"]", "role = []").starts_with("publisher.role: the list is empty"));
    let social = Policy::check(&clavering().replace("accounts = []", "accounts = [\"social-media\"]"));
    assert_eq!(social.len(), 1);
    assert!(social[0].detail().starts_with("publisher.social: the list is empty, but the school uses social media"));
}

#[test]
fn another_version_is_refused_and_nothing_else_is_said() {
    let text =
        clavering().replace("version = 1", "version = 2").replace("parents = \"both\"", "parents = \"grandparents\"");
    let errors = Policy::check(&text);
    assert_eq!(errors.len(), 1);
    assert!(errors[0].detail().starts_with("version: this program knows version 1, not the number 2"), "{}", errors[0]);
    assert!(
        Policy::check(&clavering().replace("version = 1\n", ""))[0].detail().starts_with("version: this is missing")
    );
    assert!(!Policy::check(&clavering().replace("version = 1", "version = \"1\"")).is_empty());
}

#[test]
fn names_that_are_none_are_refused() {
    for id in ["", "My School", "école", &"a".repeat(65)] {
        assert!(fault("id = \"clavering\"", &format!("id = \"{id}\"")).starts_with("id: "), "{id}");
    }
    assert_eq!(fault("name = \"Clavering Primary\"", "name = \"  \""), "name: give the school's name");
}

#[test]
fn devices_and_keys_with_a_misspelt_field_are_told() {
    let text = clavering() + "\n[[device.own]]\nmake = \"Madeup\"\nmodle = \"Pad 9\"\n";
    let errors = Policy::check(&text);
    assert!(errors[0].detail().ends_with("did you mean `model`?"), "{errors:?}");
}

#[test]
fn a_file_that_is_too_big_is_not_read() {
    let text = clavering() + &"#".repeat(256 * 1024);
    assert!(Policy::parse(&text).unwrap_err().detail().contains("larger than 256 kB"));
}

#[test]
fn what_is_no_toml_names_its_line() {
    let errors = Policy::check("version = 1\nid = \n");
    assert_eq!((errors.len(), errors[0].place()), (1, &Place::Line { line: 2 }), "{errors:?}");
    assert!(errors[0].detail().starts_with("this is not TOML: "));
}

#[test]
fn everything_that_is_wrong_is_told_in_the_order_of_the_file_and_not_without_end() {
    let text = clavering().replace("parents = \"both\"", "parents = \"tow\"").replace("head = true", "haed = true");
    let keys: Vec<_> =
        Policy::check(&text).iter().map(|error| error.detail().split(':').next().unwrap().to_owned()).collect();
    assert_eq!(keys, ["consent.parents", "approval.haed"]);
    let many: String = (0..1000).map(|number| format!("[x{number}]\n")).collect();
    assert_eq!(Policy::check(&(clavering() + &many)).len(), 50);
}

/// A line that is lost in an e-mail or an editor never changes what a school allows without a word.
#[test]
fn no_setting_of_a_preset_can_be_lost_unnoticed() {
    for id in presets() {
        let policy = preset(id).unwrap();
        let lines: Vec<&str> = policy.text().lines().collect();
        // An entry of a list on lines of its own can be lost: the school then asks about one use fewer, which stops more.
        for lost in (0..lines.len()).filter(|lost| lines[*lost].contains(" = ") || lines[*lost].starts_with('[')) {
            let rest = [&lines[..lost], &lines[lost + 1..]].concat().join("\n");
            let optional = ["staff-own", "transfer-days", "on = "].iter().any(|key| lines[lost].starts_with(key));
            match Policy::parse(&rest) {
                Ok(_) if optional => {}
                Ok(read) => assert_eq!(read.rules(), policy.rules(), "{id}: {}", lines[lost]),
                Err(error) => assert_eq!(error.code(), Code::PolicyBroken),
            }
        }
    }
}

proptest::proptest! {
    #[test]
    fn bytes_of_any_kind_are_survived_and_never_both_right_and_wrong(
        at in 0_usize..2500, length in 0_usize..40, put in "[\\[\\]=\"'#{}.,\n a-z0-9é-]{0,20}",
    ) {
        let mut text = clavering();
        let cut = |text: &str, at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let (start, end) = (cut(&text, at), cut(&text, at + length));
        text.replace_range(start..end, &put);
        if let Ok(policy) = Policy::parse(&text) {
            proptest::prop_assert_eq!(Policy::check(&text), []);
            proptest::prop_assert!(!policy.rules().publisher.role.is_empty() && !policy.rules().consent.channel.is_empty());
        }
    }
}
