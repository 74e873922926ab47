//! Other words for a name or a detail, so that it need not be thought of again.

use super::{Case, Suggestion};
use crate::{
    caption::{Field, Kind, Mention, Sign, Whose},
    people::Person,
};

/// Words that tell what a team or a club does.
#[rustfmt::skip]
const ACTIVITIES: &[&str] = &[
    "athletics", "badminton", "ballet", "basketball", "boccia", "chess", "choir", "climbing", "coding", "cricket",
    "cross-country", "dance", "dodgeball", "drama", "football", "gardening", "gymnastics", "handball", "hockey",
    "judo", "lacrosse", "netball", "orchestra", "orienteering", "quiz", "rounders", "rowing", "rugby", "running",
    "sailing", "swimming", "table tennis", "tag rugby", "tennis", "volleyball",
];

/// What may stand in place of a mention; `first_name` says whether the first name alone may.
pub(super) fn of(case: &Case<'_>, mention: &Mention, first_name: bool) -> Vec<Suggestion> {
    let words = &case.submission.words;
    let text = words.fields().into_iter().find(|(field, _)| *field == mention.field).map_or("", |(_, text)| text);
    let typed: Vec<char> = text.chars().collect();
    let whole = |text: String, label: &str| Suggestion {
        field: mention.field,
        start: mention.start,
        end: mention.end,
        text,
        label: label.to_owned(),
    };
    // The second half of an e-mail address looks like a handle and is none.
    let is_address = |sign: Sign| mention.kind == Kind::Email && sign == Sign::Handle;
    if let Some(tag) = mention.tag.as_ref().filter(|tag| !is_address(tag.sign)) {
        return match tag.sign {
            Sign::FileName => {
                let ending = text.rsplit_once('.').map_or("", |(_, ending)| ending);
                let plain =
                    !ending.is_empty() && ending.len() < 6 && ending.chars().all(|sign| sign.is_ascii_alphanumeric());
                let name = if plain { format!("photo.{ending}") } else { "photo".to_owned() };
                let all = Suggestion { start: 0, end: typed.len(), ..whole(name, "Call the file “photo”") };
                vec![all]
            }
            Sign::Hashtag | Sign::Handle => {
                let start = without_space(&typed, tag.start);
                vec![Suggestion { start, end: tag.end, ..whole(String::new(), "Leave it out") }]
            }
        };
    }
    match mention.kind {
        Kind::Email | Kind::Phone => vec![whole("the school office".to_owned(), "Write “the school office”")],
        Kind::Postcode | Kind::Address | Kind::BirthDate | Kind::Upn => {
            let start = without_space(&typed, mention.start);
            vec![Suggestion { start, ..whole(String::new(), "Take it out") }]
        }
        _ => {
            let person = mention.people.iter().find_map(|id| case.list.person(id));
            let capital = begins_sentence(&typed, mention.start);
            let mut suggestions = Vec::new();
            let one = mention.people.len() == 1 && !mention.with_class;
            if let Some(person) = person.filter(|_| first_name && one) {
                let name = person.known_as.as_deref().unwrap_or(&person.forename).trim();
                if !name.is_empty() {
                    suggestions.push(whole(name.to_owned(), "Use the first name alone"));
                }
            }
            let (start, end) = family(&typed, mention);
            let mut describe = |text: &str| {
                let text = if capital { with_capital(text) } else { text.to_owned() };
                let label = format!("Write “{text}”");
                suggestions.push(Suggestion { start, end, ..whole(text, &label) });
            };
            if (start, end) != (mention.start, mention.end) {
                describe("one of our families");
                return suggestions;
            }
            describe(&description(mention, person));
            let activity = ACTIVITIES.iter().find(|activity| has_word(text, activity));
            if let Some(activity) =
                activity.filter(|_| mention.whose == Whose::Pupil && mention.field != Field::FileName)
            {
                let group = if ["choir", "orchestra"].contains(activity) { "" } else { " team" };
                describe(&format!("one of our {activity}{group}"));
            }
            suggestions
        }
    }
}

/// What somebody is, without a name.
fn description(mention: &Mention, person: Option<&Person>) -> String {
    match mention.whose {
        Whose::Pupil => match person.and_then(year) {
            Some(year) => format!("a Year {year} pupil"),
            None => "a pupil".to_owned(),
        },
        Whose::Staff => "a member of staff".to_owned(),
        Whose::Unlisted => "a visitor".to_owned(),
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
