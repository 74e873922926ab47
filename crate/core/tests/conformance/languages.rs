//! The language changes the words of a verdict and nothing else.

use std::collections::BTreeSet;

use schoolgate_core::{
    Language,
    policy::presets,
    verdict::{Finding, Submission, Verdict, judge},
};

use crate::cases::{list, policy, trials};

/// Every case at every school, in both languages.
fn both() -> Vec<(String, Verdict, Verdict)> {
    let list = list();
    let mut verdicts = Vec::new();
    for trial in trials().cases {
        for (attempt, which) in [(&trial.stopped, "stopped"), (&trial.passes, "passes")] {
            for school in presets() {
                let policy = policy(school, attempt);
                let [english, welsh] = Language::ALL.map(|language| {
                    let submission = Submission { language, ..attempt.submission(&policy) };
                    judge(&submission, &list, &policy)
                });
                verdicts.push((format!("{school}: {}: {which}", trial.about), english, welsh));
            }
        }
    }
    verdicts
}

fn without_words(finding: &Finding) -> Finding {
    let mut finding = Finding { message: String::new(), remedy: String::new(), ..finding.clone() };
    finding.suggestions.clear();
    finding
}

#[test]
fn the_language_changes_the_words_and_nothing_else() {
    for (name, english, welsh) in both() {
        assert_eq!((english.permitted, english.exposed), (welsh.permitted, welsh.exposed), "{name}");
        let same = |verdict: &Verdict| verdict.findings.iter().map(without_words).collect::<Vec<_>>();
        assert_eq!(same(&english), same(&welsh), "{name}");
        let rules = |verdict: &Verdict| verdict.not_checked.iter().map(|unchecked| unchecked.rule).collect::<Vec<_>>();
        assert_eq!(rules(&english), rules(&welsh), "{name}");
    }
}

/// What a message says word for word.
fn quoted(message: &str) -> Option<&str> {
    Some(message.split_once('“')?.1.split_once('”')?.0)
}

#[test]
fn nothing_in_a_welsh_verdict_is_left_in_english() {
    let mut seen = BTreeSet::new();
    for (name, english, welsh) in both() {
        for (english, welsh) in english.findings.iter().zip(&welsh.findings) {
            assert!(!welsh.message.is_empty() && !welsh.remedy.is_empty(), "{name}");
            assert_ne!(english.message, welsh.message, "{name}");
            assert_ne!(english.remedy, welsh.remedy, "{name}");
            for word in [" the ", " is ", " not ", " of ", " has ", "face ", "picture"] {
                assert!(!welsh.message.contains(word) && !welsh.remedy.contains(word), "{name}: {welsh:?}");
            }
            assert_eq!(
                quoted(&english.message),
                quoted(&welsh.message),
                "{name}: what was typed stays as it was typed"
            );
            for suggestion in &welsh.suggestions {
                assert!(!suggestion.label.is_empty(), "{name}");
                assert!(
                    english.suggestions.iter().all(|other| other.label != suggestion.label),
                    "{name}: {suggestion:?}"
                );
            }
            seen.insert(english.rule);
        }
        for (english, welsh) in english.not_checked.iter().zip(&welsh.not_checked) {
            assert_ne!(english.title, welsh.title, "{name}");
        }
    }
    assert!(seen.len() > 15, "the cases say hardly anything: {seen:?}");
}

#[test]
fn a_submission_that_names_no_language_is_told_in_english() {
    let list = list();
    let policy = schoolgate_core::policy::preset("clavering").unwrap();
    let submission = trials().cases[0].stopped.submission(&policy);
    let mut json = serde_json::to_value(&submission).unwrap();
    assert_eq!(json["language"], "en");
    json.as_object_mut().unwrap().remove("language");
    let older: Submission = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(judge(&older, &list, &policy), judge(&submission, &list, &policy));
    json["language"] = "cy".into();
    let welsh: Submission = serde_json::from_value(json).unwrap();
    assert_eq!(welsh.language, Language::Welsh);
}
