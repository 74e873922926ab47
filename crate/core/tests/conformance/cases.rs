//! Every rule, at every school, both ways: what it must stop is stopped by it and by nothing else, the nearest that it
//! must let pass passes, and where a school lacks the rule the first passes as well. The cases are data, in
//! `fixtures/conformance`, and are judged on the command line and by the page as well.

use std::collections::{BTreeMap, BTreeSet};

use schoolgate_core::{
    people::{self, ClassList},
    policy::{Channel, Policy, Rule, preset, presets, read_devices},
    verdict::{Attempt, Trials, Verdict, in_the_way, judge},
};

pub fn trials() -> Trials {
    Trials::read(include_str!("../../../../fixtures/conformance/cases.json")).unwrap()
}

pub fn list() -> ClassList {
    let import = people::read(include_bytes!("../../../../fixtures/conformance/people.csv")).unwrap();
    assert_eq!(import.problems, []);
    import.list
}

pub fn policy(school: &str, attempt: &Attempt) -> Policy {
    let devices = read_devices(include_bytes!("../../../../fixtures/conformance/devices.csv")).unwrap().devices;
    let policy = preset(school).unwrap();
    if attempt.device.is_some() { policy.with_devices(&devices) } else { policy }
}

fn judged(attempt: &Attempt, school: &str, list: &ClassList) -> Verdict {
    let policy = policy(school, attempt);
    judge(&attempt.submission(&policy), list, &policy)
}

#[test]
fn what_a_rule_must_stop_is_stopped_by_that_rule_alone_and_only_where_the_school_has_it() {
    let list = list();
    for trial in trials().cases {
        for school in presets() {
            let verdict = judged(&trial.stopped, school, &list);
            let name = format!("{school}: {}: {}", trial.rule.id(), trial.about);
            assert_eq!(in_the_way(&verdict), trial.stops[school], "{name}");
            assert_eq!(verdict.permitted, trial.stops[school].is_empty(), "{name}");
        }
    }
}

#[test]
fn the_nearest_that_must_pass_passes() {
    let list = list();
    for trial in trials().cases {
        for school in presets() {
            let verdict = judged(&trial.passes, school, &list);
            let name = format!("{school}: {}: not {}", trial.rule.id(), trial.about);
            if trial.never_passes.contains_key(school) {
                assert!(!verdict.permitted, "{name}");
            } else {
                assert_eq!(in_the_way(&verdict), Vec::<String>::new(), "{name}");
            }
        }
    }
}

/// The fixture cannot leave a rule or a school out, nor say of a rule that it stops where it does nowhere.
#[test]
fn every_rule_has_a_case_or_a_person_who_answers_for_it() {
    let trials = trials();
    let schools: BTreeSet<&str> = presets().collect();
    let mut stopping: BTreeMap<Rule, BTreeSet<&str>> = BTreeMap::new();
    for trial in &trials.cases {
        assert_eq!(trial.stops.keys().map(String::as_str).collect::<BTreeSet<_>>(), schools, "{}", trial.about);
        for (school, stops) in &trial.stops {
            if stops.iter().any(|stop| stop.split([' ', ',']).any(|word| word == trial.rule.id())) {
                stopping.entry(trial.rule).or_default().insert(school);
            }
        }
    }
    for rule in Rule::ALL {
        let answered = trials.answered_for.contains_key(rule.id());
        // Video has no rule of its own in the judge: it is a channel. An incident is a form, and exposure is a second answer.
        let elsewhere = matches!(rule, Rule::VideoConsent | Rule::IncidentLog | Rule::Exposure);
        assert!(stopping.contains_key(rule) || answered || elsewhere, "{}", rule.id());
    }
}

#[test]
fn a_rule_that_a_person_answers_for_is_listed_at_the_schools_that_have_it_and_at_no_other() {
    let (trials, list) = (trials(), list());
    let known: BTreeSet<&str> = trials.answered_for.keys().map(String::as_str).collect();
    for school in presets() {
        let mut listed = BTreeSet::new();
        for channel in [Channel::Website, Channel::SocialMedia] {
            let attempt = Attempt { channel, ..Attempt::default() };
            let verdict = judged(&attempt, school, &list);
            listed.extend(verdict.not_checked.iter().map(|unchecked| unchecked.rule.id()));
        }
        let expected = trials.answered_for.iter().filter(|(_, schools)| schools.iter().any(|it| it == school));
        assert_eq!(listed, expected.map(|(rule, _)| rule.as_str()).collect::<BTreeSet<_>>(), "{school}");
        assert!(listed.is_subset(&known));
    }
}

#[test]
fn once_devices_are_listed_nobody_has_to_answer_for_them() {
    let attempt = trials().cases.into_iter().find(|trial| trial.rule == Rule::DeviceTransfer).unwrap().passes;
    for school in presets() {
        let rules: Vec<_> =
            judged(&attempt, school, &list()).not_checked.iter().map(|unchecked| unchecked.rule).collect();
        assert!(!rules.contains(&Rule::DeviceSchool), "{school}");
        assert_eq!(rules.contains(&Rule::DeviceTransfer), school == "royal-deaf-derby", "it states no limit");
    }
}

#[test]
fn a_file_of_cases_that_is_not_one_is_refused() {
    for text in ["", "[]", r#"{"cases": [{"rule": "consent.grandparents"}], "answeredFor": {}}"#] {
        assert!(Trials::read(text).is_err(), "{text}");
    }
    assert!(Trials::read(&" ".repeat(2 << 20)).is_err());
}
