//! Other words for a name or a detail, so that it need not be thought of again.

use super::{Case, Suggestion};
use crate::{
    caption::{Field, Kind, Mention, Sign, Whose},
    people::Person,
    words::{ACTIVITIES, Language, Said},
};

/// What may stand in place of a mention; `first_name` says whether the first name alone may.
pub(super) fn of(case: &Case<'_>, mention: &Mention, first_name: bool) -> Vec<Suggestion> {
    let words = &case.submission.words;
    let text = words.fields().into_iter().find(|(field, _)| *field == mention.field).map_or("", |(_, text)| text);
    let typed: Vec<char> = text.chars().collect();
    let whole = |text: String, label: Said<'_>| Suggestion {
        field: mention.field,
        start: mention.start,
        end: mention.end,
        text,
        label: case.say(label),
    };
    // The second half of an e-mail address looks like a handle and is none.
    let is_address = |sign: Sign| mention.kind == Kind::Email && sign == Sign::Handle;
    if let Some(tag) = mention.tag.as_ref().filter(|tag| !is_address(tag.sign)) {
        return match tag.sign {
            Sign::FileName => {
                let ending = text.rsplit_once('.').map_or("", |(_, ending)| ending);
                let plain =
                    !ending.is_empty() && ending.len() < 6 && ending.chars().all(|sign| sign.is_ascii_alphanumeric());
                let photo = case.say(Said::PhotoName {});
                let name = if plain { format!("{photo}.{ending}") } else { photo };
                let all = Suggestion { start: 0, end: typed.len(), ..whole(name, Said::OfferPhotoName {}) };
                vec![all]
            }
            Sign::Hashtag | Sign::Handle => {
                let start = without_space(&typed, tag.start);
                vec![Suggestion { start, end: tag.end, ..whole(String::new(), Said::OfferLeaveOut {}) }]
            }
        };
    }
    match mention.kind {
        Kind::Email | Kind::Phone => {
            let office = case.say(Said::SchoolOffice {});
            vec![whole(office.clone(), Said::OfferWrite { text: &office })]
        }
        Kind::Postcode | Kind::Address | Kind::BirthDate | Kind::Upn => {
            let start = without_space(&typed, mention.start);
            vec![Suggestion { start, ..whole(String::new(), Said::OfferTakeOut {}) }]
        }
        _ => {
            let person = mention.people.iter().find_map(|id| case.list.person(id));
            let capital = begins_sentence(&typed, mention.start);
            let mut suggestions = Vec::new();
            let one = mention.people.len() == 1 && !mention.with_class;
            if let Some(person) = person.filter(|_| first_name && one) {
                let name = person.known_as.as_deref().unwrap_or(&person.forename).trim();
                if !name.is_empty() {
                    suggestions.push(whole(name.to_owned(), Said::OfferFirstName {}));
                }
            }
            let (start, end) = family(&typed, mention);
            let mut describe = |said: Said<'_>| {
                let text = case.say(said);
                let text = if capital { with_capital(&text) } else { text };
                suggestions.push(Suggestion { start, end, ..whole(text.clone(), Said::OfferWrite { text: &text }) });
            };
            if (start, end) != (mention.start, mention.end) {
                describe(Said::OneOfOurFamilies {});
                return suggestions;
            }
            describe(description(mention, person));
            if mention.whose == Whose::Pupil && mention.field != Field::FileName {
                let is_welsh = case.submission.language == Language::Welsh;
                let mut activities = ACTIVITIES.iter();
                let found =
                    activities.find(|(english, welsh)| has_word(text, english) || (is_welsh && has_word(text, welsh)));
                if let Some((english, welsh)) = found {
                    let activity = if is_welsh { welsh } else { english };
                    let is_team = !["choir", "orchestra"].contains(english);
                    describe(if is_team { Said::OneOfOurTeam { activity } } else { Said::OneOfOurGroup { activity } });
                }
            }
            suggestions
        }
    }
}

/// What somebody is, without a name.
fn description(mention: &Mention, person: Option<&Person>) -> Said<'static> {
    match mention.whose {
        Whose::Pupil => match person.and_then(year) {
            Some(year) => Said::PupilOfYear { year },
            None => Said::APupil {},
        },
        Whose::Staff => Said::MemberOfStaff {},
        Whose::Unlisted => Said::AVisitor {},
    }
}

/// The year of a class such as 4B, where the person is in one.
fn year(person: &Person) -> Option<u8> {
    let class = person.class.trim();
    let class = class.strip_prefix("Year ").unwrap_or(class);
    let digits: String = class.chars().take_while(char::is_ascii_digit).collect();
    let letters = class.get(digits.len()..).unwrap_or_default();
    let is_form = letters.chars().count() <= 2 && letters.chars().all(char::is_alphabetic);
    digits.parse().ok().filter(|year| (1..=13).contains(year) && is_form)
}

/// The range with the "the" before and the "family" after a surname.
fn family(typed: &[char], mention: &Mention) -> (usize, usize) {
    let mut range = (mention.start, mention.end);
    if mention.kind != Kind::Surname {
        return range;
    }
    let before: String = typed.iter().take(mention.start).skip(mention.start.saturating_sub(4)).collect();
    if before.to_lowercase() == "the " {
        range.0 = mention.start.saturating_sub(4);
    }
    let after: String = typed.iter().skip(mention.end).take(10).collect();
    for word in [" family", " twins", " children", " siblings", " brothers", " sisters"] {
        if after.to_lowercase().starts_with(word) {
            range.1 = mention.end + word.chars().count();
        }
    }
    range
}

/// One place earlier where a space stands before, so that none is left over.
fn without_space(typed: &[char], start: usize) -> usize {
    match start.checked_sub(1) {
        Some(before) if typed.get(before) == Some(&' ') => before,
        _ => start,
    }
}

fn begins_sentence(typed: &[char], start: usize) -> bool {
    let before = typed.get(..start).unwrap_or_default();
    before
        .iter()
        .rev()
        .find(|sign| !matches!(sign, ' ' | '"' | '“' | '‘' | '('))
        .is_none_or(|sign| ".!?\n".contains(*sign))
}

fn with_capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Whether the text has this word, or these words, whole.
fn has_word(text: &str, word: &str) -> bool {
    let text = text.to_lowercase();
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|after| after.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}
