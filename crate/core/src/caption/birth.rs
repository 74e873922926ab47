//! Finds dates of birth: a date with a year, after a word that says somebody was born.

use std::ops::Range;

use super::{
    fold::Folded,
    names::{Index, Names},
    tokens::{Gap, Pieces},
};
use crate::Date;

#[rustfmt::skip]
const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];
const DAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
];
/// Whether a folded word is a month.
pub(super) fn is_month(word: &str) -> bool {
    MONTHS.contains(&word)
}

/// Words that may stand in a date or between the word for birth and the date.
const INSIDE: &[&str] = &["of", "the", "on", "in", "is", "was", "at", "early", "late", "st", "nd", "rd", "th"];
/// Nobody at a school was born before.
const FIRST_YEAR: u32 = 1940;

/// Every date of birth, as ranges of the folded text.
pub(super) fn find(folded: &Folded, pieces: &Pieces) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.pieces.len() {
        match says_birth(pieces, at).and_then(|next| date(pieces, next)) {
            Some((range, next)) => {
                found.push(folded.whole(pieces.folded(range)));
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

/// Every date with its year in four digits that is somebody's day of birth on the list, as ranges of the folded text, and
/// whose.
pub(super) fn find_listed(folded: &Folded, pieces: &Pieces, names: &Names) -> Vec<(Range<usize>, Vec<Index>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.pieces.len() {
        let born = whole_date(pieces, at).map(|(day, end)| (names.born_on(day), end));
        match born.filter(|(people, _)| !people.is_empty()) {
            Some((people, end)) => {
                found.push((folded.whole(pieces.folded(at..end)), people.to_vec()));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// The day of a whole date that begins with this piece, and the piece after it: "4 July 2018", "July 4th, 2018", "04/07/2018",
/// "2018-07-04".
fn whole_date(pieces: &Pieces, start: usize) -> Option<(Date, usize)> {
    let word = |at: usize| pieces.text(at..at + 1);
    let number = |at: usize, most: usize| -> Option<i16> {
        let text = word(at);
        let fits = (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| text.parse().ok()).flatten()
    };
    let month = |at: usize| -> Option<i16> {
        let place = MONTHS.iter().position(|month| *month == word(at))?;
        // The short forms follow the twelve whole ones; May is none, and there are two of September.
        let month = match place {
            0..=11 => place,
            12..=15 => place - 12,
            16..=19 => place - 11,
            _ => place - 12,
        };
        i16::try_from(month + 1).ok()
    };
    // "4th", "4th of"
    let after_day = |at: usize| {
        let at = if ["st", "nd", "rd", "th"].contains(&word(at)) { at + 1 } else { at };
        if word(at) == "of" { at + 1 } else { at }
    };
    let parted = |end: usize| (start + 1..end).any(|at| matches!(pieces.gap(at), Gap::Break | Gap::Loose));
    let (day, month, year, end) = match (number(start, 2), month(start), number(start, 4)) {
        (Some(day), ..) => {
            let at = after_day(start + 1);
            let month = month(at).or_else(|| number(at, 2))?;
            (day, month, number(at + 1, 4)?, at + 2)
        }
        (None, Some(month), _) => {
            let at = after_day(start + 2);
            (number(start + 1, 2)?, month, number(at, 4)?, at + 1)
        }
        (None, None, Some(year)) => (number(start + 2, 2)?, number(start + 1, 2)?, year, start + 3),
        (None, None, None) => return None,
    };
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    (year >= 1900 && !parted(end)).then_some((date, end))
}

/// The piece after a word that says somebody was born.
fn says_birth(pieces: &Pieces, at: usize) -> Option<usize> {
    let word = |at: usize| pieces.text(at..at + 1);
    match word(at) {
        "born" | "dob" | "birthday" | "birthdate" | "bday" | "birthdays" => Some(at + 1),
        "d" if word(at + 1) == "o" && word(at + 2) == "b" => Some(at + 3),
        "date" if word(at + 1) == "of" && word(at + 2) == "birth" => Some(at + 3),
        "birth" if word(at + 1) == "date" => Some(at + 2),
        _ => None,
    }
}

/// The date that stands within a few words, as a range of pieces, and the piece after it.
fn date(pieces: &Pieces, start: usize) -> Option<(Range<usize>, usize)> {
    let mut first = None;
    let (mut has_month, mut numbers) = (false, 0);
    for at in start..(start + 12).min(pieces.pieces.len()) {
        let text = pieces.text(at..at + 1);
        let number: Option<u32> = if text.len() <= 8 { text.parse().ok() } else { None };
        let is_day = DAYS.contains(&text);
        let is_month = MONTHS.contains(&text);
        if first.is_none() && (number.is_some() || is_month || is_day) {
            first = Some(at);
        }
        match number {
            // 04072018
            Some(_) if text.len() == 8 && is_year(text.get(4..).and_then(|year| year.parse().ok())) => {
                return Some((first.unwrap_or(at)..at + 1, at + 1));
            }
            Some(number) if text.len() == 4 => {
                let enough = has_month || numbers >= 2 || at == start || (numbers == 0 && at <= start + 2);
                if enough && is_year(Some(number)) {
                    // 2018-07-04
                    let after = (at + 1..at + 3).take_while(|at| is_short_number(pieces, *at)).count();
                    let end = if numbers == 0 && after == 2 { at + 3 } else { at + 1 };
                    return Some((first.unwrap_or(at)..end, end));
                }
                return None;
            }
            Some(_) if text.len() <= 2 => {
                numbers += 1;
                // 4/7/18
                let parted_as_date = numbers == 3 && !has_month && pieces.gap(at) == Gap::Light;
                let short_year = has_month && numbers == 2 && first.is_some_and(|first| at > first + 1);
                if parted_as_date || short_year {
                    return Some((first.unwrap_or(at)..at + 1, at + 1));
                }
            }
            Some(_) => return None,
            None if is_month => has_month = true,
            None if is_day || INSIDE.contains(&text) => {}
            // "Born in Lagos in 2017": a few other words may come first.
            None if first.is_none() && at < start + 4 => {}
            None => return None,
        }
    }
    None
}

fn is_short_number(pieces: &Pieces, at: usize) -> bool {
    let text = pieces.text(at..at + 1);
    !text.is_empty() && text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_year(number: Option<u32>) -> bool {
    number.is_some_and(|year| (FIRST_YEAR..2100).contains(&year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find_in(text: &str) -> Vec<String> {
        let folded = Folded::new(text);
        let pieces = Pieces::of(&folded);
        folded.typed_texts(text, find(&folded, &pieces))
    }

    #[test]
    fn a_date_after_a_word_for_birth_is_found() {
        for (text, date) in [
            ("Quilla, born 4 July 2018.", "4 July 2018"),
            ("Quilla was born on Wednesday 4th July 2018", "Wednesday 4th July 2018"),
            ("D.O.B. 04/07/2018", "04/07/2018"),
            ("dob: 4.7.18", "4.7.18"),
            ("Date of birth 2018-07-04", "2018-07-04"),
            ("born in July 2018 in a storm", "July 2018"),
            ("born in 2018", "2018"),
            ("born in Testford in July 2018", "July 2018"),
            ("DOB 04072018", "04072018"),
            ("Birthday: July 4th, 2018", "July 4th, 2018"),
        ] {
            assert_eq!(find_in(text), [date], "{text}");
        }
    }

    #[test]
    fn other_days_are_left_alone() {
        for text in [
            "The poet was born on 23 April 1564",
            "Open day on 4 July 2026",
            "Three lambs were born today, 4 of them black",
            "Happy birthday to everybody in Year 4!",
            "born to run 10 miles",
        ] {
            assert_eq!(find_in(text), Vec::<String>::new(), "{text}");
        }
    }
}
