//! Whether the table is whole.

use super::{Changed, EitherOf, InWords, Language, Reasons, Said, Shown, Side, Ways, said::ROWS, terms};
use crate::{
    policy::{Channel, KEYS, Role, Rule},
    verdict::Pose,
};

#[test]
fn every_sentence_has_both_columns_and_they_differ() {
    for (name, english, welsh, parts) in ROWS {
        assert!(!english.trim().is_empty() && !welsh.trim().is_empty(), "{name}");
        let is_only_a_part = parts.len() == 1 && english.len() < parts.concat().len() + 4;
        assert!(english != welsh || is_only_a_part, "{name} is not translated");
    }
}

#[test]
fn every_sentence_tells_the_same_things_in_both_columns() {
    for (name, english, welsh, parts) in ROWS {
        for part in *parts {
            let part = format!("{{{part}}}");
            assert_eq!(english.matches(&part).count(), welsh.matches(&part).count(), "{name}: {part}");
        }
    }
}

#[test]
fn no_english_is_left_in_the_welsh_column() {
    // Words that Welsh does not have.
    const ENGLISH: [&str; 14] =
        ["the", "is", "not", "and", "of", "to", "be", "has", "was", "face", "picture", "school", "consent", "who"];
    let plain = |text: &str| -> Vec<String> {
        text.split(|letter: char| !letter.is_alphabetic()).map(str::to_lowercase).collect()
    };
    let without_parts = |text: &str| -> String {
        let mut depth = 0;
        text.chars()
            .filter(|sign| {
                depth += i32::from(*sign == '{') - i32::from(*sign == '}');
                depth == 0
            })
            .collect()
    };
    // What stands between backticks is typed, not read.
    let without_code = |text: &str| text.split('`').step_by(2).collect::<String>();
    let sentences = ROWS.iter().map(|(_, _, welsh, _)| without_parts(welsh));
    let rules = Rule::ALL.iter().flat_map(|rule| [rule.title(), rule.why()]);
    let keys = KEYS.iter().flat_map(|key| {
        let values = key.kind.values().into_iter().map(|value| value.meaning);
        values.chain([key.meaning])
    });
    let terms = rules.chain(keys).map(|term| without_parts(&without_code(term.cy)));
    let places = Channel::ALL.into_iter().map(|channel| channel.told_in(Language::Welsh));
    let roles = Role::ALL.into_iter().map(|role| role.told_in(Language::Welsh));
    for text in sentences.chain(terms).chain(places).chain(roles) {
        let left: Vec<_> = plain(&text).into_iter().filter(|word| ENGLISH.contains(&word.as_str())).collect();
        assert!(left.is_empty(), "{left:?} in {text}");
    }
}

#[test]
fn rules_places_and_roles_are_translated() {
    let both = |say: &dyn Fn(Language) -> String| {
        let [english, welsh] = Language::ALL.map(say);
        assert!(!welsh.is_empty() && english != welsh, "{english}");
    };
    for rule in Rule::ALL {
        both(&|language| rule.title().text(language).to_owned());
        both(&|language| rule.why().text(language).to_owned());
    }
    for key in KEYS {
        both(&|language| key.meaning.text(language).to_owned());
        key.kind.values().iter().for_each(|value| both(&|language| value.meaning.text(language).to_owned()));
    }
    Channel::ALL.iter().for_each(|channel| both(&|language| channel.told_in(language)));
    Role::ALL.iter().for_each(|role| both(&|language| role.told_in(language)));
}

#[test]
fn names_in_any_script_survive() {
    for name in ["Siân Llŷr", "Łukasz Żółć", "محمد علي", "王小明", "Zoë 🦉", "O’Brien {curly}"] {
        for language in Language::ALL {
            let what = || Shown { name, is_work: true, channel: Channel::Website };
            assert!(Said::Twice { name }.text(language).contains(name));
            assert!(Said::NoConsent { what: what() }.text(language).contains(name));
            assert!(Said::Circumstances { name }.text(language).contains(name));
        }
    }
}

#[test]
fn welsh_softens_a_role_after_or() {
    let who = EitherOf(vec![Role::WebManager, Role::Headteacher, Role::Governor]);
    assert_eq!(who.told_in(Language::Welsh), "y rheolwr gwe neu’r pennaeth neu lywodraethwr");
    assert_eq!(who.told_in(Language::English), "the web manager or the headteacher or a governor");
}

#[test]
fn welsh_counts_days_with_the_singular() {
    let days = |number| terms::Days(number).told_in(Language::Welsh);
    assert_eq!([days(1), days(2), days(3)], ["1 diwrnod", "2 ddiwrnod", "3 diwrnod"]);
}

#[test]
fn lists_are_joined_as_each_language_joins_them() {
    let reasons = Reasons { very_large: true, pose: Pose::Frontal, sharp: true };
    assert_eq!(reasons.told_in(Language::English), "large, turned to the camera and sharp");
    assert_eq!(reasons.told_in(Language::Welsh), "yn fawr, yn wynebu’r camera ac yn glir");
    let ways = Ways { crop: Some(Side::Left), smaller: None };
    assert!(ways.told_in(Language::Welsh).starts_with("Gorchuddiwch ef, tociwch ochr chwith y llun, neu "));
    let changes = vec![Changed::Caption, Changed::Crop];
    assert_eq!(changes.told_in(Language::Welsh), "y capsiwn, y tocio");
}
