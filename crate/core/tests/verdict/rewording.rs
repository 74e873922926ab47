//! What is suggested in place of a name or a detail passes.

use schoolgate_core::{
    caption::Field,
    people::Person,
    policy::{Channel, presets},
    verdict::{Finding, Submission, Suggestion, Verdict, Where},
};

use crate::people::*;

fn everybody() -> Vec<Person> {
    let mut class = pupil("quilla", "Quilla", "Testerby");
    class.class = "4B".to_owned();
    vec![zeb(), class, pupil("ottie", "Ottoline", "Mockridge"), teacher()]
}

fn about_words(verdict: &Verdict) -> Vec<&Finding> {
    verdict.findings.iter().filter(|finding| matches!(finding.place, Where::Words { .. })).collect()
}

fn applied(submission: &Submission, suggestion: &Suggestion) -> Submission {
    let mut changed = submission.clone();
    let text = match suggestion.field {
        Field::Caption => &mut changed.words.caption,
        Field::AltText => &mut changed.words.alt_text,
        Field::FileName => &mut changed.words.file_name,
    };
    let typed: Vec<char> = text.chars().collect();
    let (before, rest) = typed.split_at(suggestion.start);
    let after = &rest[suggestion.end - suggestion.start..];
    *text = before.iter().chain(suggestion.text.chars().collect::<Vec<_>>().iter()).chain(after).collect();
    changed
}

const CAPTIONS: &[&str] = &[
    "Well done Zebedee Sampleton!",
    "Quilla Testerby's owl flew home.",
    "é 🎉 Quilla Testerby and Zebedee Sampleton won the netball cup",
    "Testerby, Quilla",
    "Quilla in 4B has grown a crystal. Ottoline has not.",
    "The Mockridge family lent us a tent.",
    "Z. Sampleton bowled, Quilla T. batted.",
    "go #teamquilla and @zebedee_sampleton",
    "Thanks to Tessaly Exampler and to Mrs Exampler.",
    "Thanks to Malcolm Fairweather.",
    "Write to zeb@example.test or ring 07700 900123, 9 Made Up Lane, ZZ99 3WZ.",
    "Quilla was born on 4 July 2018.",
];

#[test]
fn every_suggestion_passes_when_it_is_applied() {
    let mut tried = 0;
    for school in presets() {
        for caption in CAPTIONS {
            for channel in [Channel::Website, Channel::SocialMedia] {
                let mut submission = photo_of(&["zeb"]);
                submission.channel = channel;
                submission.words.caption = (*caption).to_owned();
                submission.words.file_name = "zebedee_sampleton.jpg".to_owned();
                let verdict = judge_at(school, &submission, everybody());
                let before = about_words(&verdict).len();
                for finding in about_words(&verdict) {
                    assert!(!finding.suggestions.is_empty(), "{school}: {caption}: {}", finding.message);
                    for suggestion in &finding.suggestions {
                        let changed = applied(&submission, suggestion);
                        let after = judge_at(school, &changed, everybody());
                        let left = about_words(&after).len();
                        assert!(left < before, "{school}: {} -> {}", suggestion.label, changed.words.caption);
                        assert_eq!(about_words(&after).iter().filter(|f| f.key == finding.key).count(), 0);
                        tried += 1;
                    }
                }
            }
        }
    }
    assert!(tried > 200, "{tried}");
}

#[test]
fn a_suggestion_changes_nothing_else() {
    let mut submission = photo_of(&["zeb"]);
    submission.words.caption = "Before. Quilla Testerby’s owl, after.".to_owned();
    let verdict = judge_at("malmesbury-park", &submission, everybody());
    let finding = about_words(&verdict)[0];
    let texts: Vec<String> =
        finding.suggestions.iter().map(|suggestion| applied(&submission, suggestion).words.caption).collect();
    assert_eq!(texts, ["Before. Quilla’s owl, after.", "Before. A Year 4 pupil’s owl, after."]);
}

#[test]
fn a_team_is_offered_where_the_words_speak_of_one() {
    let mut submission = photo_of(&["zeb"]);
    submission.words.caption = "Mud everywhere: Quilla Testerby at the cross-country finals".to_owned();
    let verdict = judge_at("highwood", &submission, everybody());
    let offered: Vec<&str> = about_words(&verdict)[0].suggestions.iter().map(|offer| offer.text.as_str()).collect();
    assert_eq!(offered, ["a Year 4 pupil", "one of our cross-country team"]);
}

#[test]
fn an_email_address_goes_as_a_whole() {
    let mut submission = photo_of(&["zeb"]);
    submission.words.caption = "Write to zeb@example.test today".to_owned();
    let verdict = judge_at("clavering", &submission, everybody());
    let (finding, suggestion) = about_words(&verdict)
        .into_iter()
        .find_map(|finding| Some((finding, finding.suggestions.first()?)))
        .expect("the address is found, and other words for it");
    let Where::Words { start, end, .. } = finding.place else { unreachable!() };
    assert_eq!((suggestion.start, suggestion.end), (start, end));
    assert_eq!(applied(&submission, suggestion).words.caption, "Write to the school office today");
}
