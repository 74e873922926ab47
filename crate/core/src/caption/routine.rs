//! Finds what tells strangers where somebody can be met: one sentence that says who (a class, or a pupil by name), at what
//! place outside the school, and when, again and again.

use std::ops::Range;

use super::{context::Text, fold::Folded, tokens::Gap};

#[rustfmt::skip]
const DAYS: &[&str] = &["friday", "monday", "saturday", "sunday", "thursday", "tuesday", "wednesday"];
/// What comes round: "every morning", "each school day", "every other week".
#[rustfmt::skip]
const ROUND: &[&str] = &[
    "afternoon", "day", "evening", "fortnight", "lunchtime", "month", "morning", "term", "week", "weekday", "weekend",
];
/// Parts of a day, as good as a time on the clock.
#[rustfmt::skip]
const PARTS: &[&str] = &[
    "afternoon", "afternoons", "evening", "evenings", "hometime", "lunchtime", "lunchtimes", "midday", "morning",
    "mornings", "noon",
];
#[rustfmt::skip]
const HOURS: &[&str] =
    &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
/// Words before an hour.
const AT: &[&str] = &["about", "after", "around", "at", "before", "by", "from", "past", "to", "till", "until"];
/// Words before a place.
#[rustfmt::skip]
const LEADS_TO_A_PLACE: &[&str] = &[
    "across", "along", "at", "behind", "beside", "by", "down", "from", "in", "near", "opposite", "outside", "past",
    "through", "to", "up",
];
/// Places outside a school, in small letters too.
#[rustfmt::skip]
const OUTSIDE: &[&str] = &[
    "allotment", "allotments", "bakery", "baths", "beach", "bridge", "cafe", "canal", "chapel", "church", "cinema",
    "crossing", "farm", "gurdwara", "lido", "mosque", "park", "pool", "quay", "rink", "river", "shops", "stables",
    "station", "stop", "supermarket", "synagogue", "temple", "theatre", "woods",
];
/// Words that, after a name, make it a place inside the school.
#[rustfmt::skip]
const INSIDE: &[&str] = &[
    "class", "classroom", "corner", "garden", "gym", "hall", "kitchen", "library", "playground", "room", "school", "studio",
];
/// So far from the word before it a place may be: "at the old swimming pool".
const MOST_BETWEEN: usize = 4;

/// Every time in a text that, with the rest of its sentence, tells where somebody can be met, as ranges of the folded text.
/// `pupils` is where pupils are called by name, `nowhere` what names no place outside the school, such as its own name.
pub(super) fn find(
    folded: &Folded,
    text: &Text<'_>,
    pupils: &[Range<usize>],
    nowhere: &[Range<usize>],
) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for end in 1..=text.len() {
        if end == text.len() || ends_a_sentence(folded, text, end) {
            found.extend(
                in_sentence(text, start..end, pupils, nowhere).map(|time| folded.whole(text.pieces.folded(time))),
            );
            start = end;
        }
    }
    found
}

/// The pieces that say when, where the sentence also says who and where.
fn in_sentence(
    text: &Text<'_>,
    sentence: Range<usize>,
    pupils: &[Range<usize>],
    nowhere: &[Range<usize>],
) -> Option<Range<usize>> {
    let again = sentence.clone().find_map(|at| comes_round(text, at, sentence.end).map(|end| at..end));
    let clock = sentence.clone().find_map(|at| clock_at(text, at, sentence.end));
    // Most sentences say no time, and are done with here.
    let time = match (&again, &clock) {
        (Some(again), Some(clock)) if clock.start.abs_diff(again.end) < 4 || again.start.abs_diff(clock.end) < 4 => {
            again.start.min(clock.start)..again.end.max(clock.end)
        }
        (Some(again), _) => again.clone(),
        (None, Some(clock)) => clock.clone(),
        (None, None) => return None,
    };
    let inside = |range: &Range<usize>| {
        let whole = text.pieces.folded(sentence.clone());
        range.start >= whole.start && range.end <= whole.end
    };
    let is_class = |at: usize| text.begins_word(at) && text.class_at(at).is_some();
    let who = match pupils.iter().any(inside) {
        // A pupil can be met once, too.
        true => true,
        false => again.is_some() && clock.is_some() && sentence.clone().any(is_class),
    };
    (who && sentence.clone().any(|at| is_place(text, at, &sentence, nowhere))).then_some(time)
}

/// One past "every Tuesday", "each school day", "on Tuesdays", "weekly".
fn comes_round(text: &Text<'_>, at: usize, end: usize) -> Option<usize> {
    let is_day = |at: usize| at < end && (DAYS.contains(&text.word(at)) || ROUND.contains(&text.word(at)));
    match text.word(at) {
        "daily" | "fortnightly" | "nightly" | "weekly" => Some(at + 1),
        "each" | "every" => {
            let last = (at + 1..at + 4).find(|at| is_day(*at))?;
            // "every Tuesday afternoon"
            Some(if is_day(last + 1) { last + 2 } else { last + 1 })
        }
        day if day.strip_suffix('s').is_some_and(|day| DAYS.contains(&day)) => Some(at + 1),
        day if DAYS.contains(&day)
            && at + 1 < end
            && PARTS.contains(&text.word(at + 1))
            && text.word(at + 1).ends_with('s') =>
        {
            Some(at + 2)
        }
        _ => None,
    }
}

/// The pieces of a time of the day that begins here: "at 2", "2.30", "3pm", "half past two", "after school".
fn clock_at(text: &Text<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let word = |at: usize| if at < end { text.word(at) } else { "" };
    let number = |at: usize, most: u8| {
        let text = word(at);
        text.len() < 3 && text.parse::<u8>().is_ok_and(|number| number <= most)
    };
    if PARTS.contains(&word(at)) {
        return Some(at..at + 1);
    }
    if ["after", "before"].contains(&word(at)) && word(at + 1) == "school" {
        return Some(at..at + 2);
    }
    if ["half", "quarter"].contains(&word(at)) && ["past", "to"].contains(&word(at + 1)) {
        let hour = number(at + 2, 12) || HOURS.contains(&word(at + 2));
        return hour.then_some(at..at + 3);
    }
    if number(at, 23) && word(at + 1).len() == 2 && number(at + 1, 59) {
        // "2.30", "14:15"; a space is no sign of a time.
        let (hour, minutes) = (text.piece(at)?, text.piece(at + 1)?);
        if minutes.folded.start == hour.folded.end + 1 && (minutes.after_dot || minutes.gap == Gap::Break) {
            let has_half = ["am", "pm"].contains(&word(at + 2));
            return Some(at..at + if has_half { 3 } else { 2 });
        }
    }
    if number(at, 12) && (["am", "pm"].contains(&word(at + 1)) || word(at + 1) == "o" && word(at + 2) == "clock") {
        return Some(at..at + if word(at + 1) == "o" { 3 } else { 2 });
    }
    // "at 2", not "at 2 pools", "from 4B" or "to 6 of them".
    let led = at.checked_sub(1).is_some_and(|before| AT.contains(&text.word(before)));
    let ends = at + 1 >= end
        || text.pieces.gap(at + 1) != Gap::Joined
            && ["and", "at", "each", "every", "for", "from", "in", "on", "sharp", "till", "to", "until", "with"]
                .contains(&word(at + 1))
        || !matches!(text.pieces.gap(at + 1), Gap::Joined | Gap::Light);
    let is_year = at >= 2 && text.word(at - 1) == "year";
    (led && ends && !is_year && (number(at, 12) || HOURS.contains(&word(at)))).then(|| at - 1..at + 1)
}

/// A place outside the school begins or ends here: "to Holmewood Baths", "at the park".
fn is_place(text: &Text<'_>, at: usize, sentence: &Range<usize>, nowhere: &[Range<usize>]) -> bool {
    let word = text.word(at);
    let place = text.pieces.folded(at..at + 1);
    if nowhere.iter().any(|range| range.start <= place.start && place.end <= range.end) {
        return false;
    }
    let first = sentence.start.max(at.saturating_sub(MOST_BETWEEN));
    let is_led = || (first..at).any(|before| LEADS_TO_A_PLACE.contains(&text.word(before)));
    if OUTSIDE.contains(&word) && is_led() {
        return true;
    }
    // "at Tumbledown's": a capital right after the word that leads there, and no day, month or person.
    let before = at.checked_sub(1).filter(|before| *before >= sentence.start).map_or("", |before| text.word(before));
    let is_name = text.capital(at) && text.case == super::context::Case::Mixed && word.len() > 2 && !text.is_number(at);
    let is_inside = INSIDE.contains(&text.word(at + 1));
    let is_time = DAYS.iter().any(|day| word.starts_with(day)) || super::birth::is_month(word);
    is_name
        && !is_inside
        && !is_time
        && text.class_at(at).is_none()
        && ["at", "in", "near", "outside", "to"].contains(&before)
        && word != "year"
        && word != "class"
}

/// A full stop or another end stands before this piece, with a space after it, or an empty line.
fn ends_a_sentence(folded: &Folded, text: &Text<'_>, at: usize) -> bool {
    let (Some(before), Some(here)) = (text.piece(at - 1), text.piece(at)) else { return true };
    let between = folded.letters.get(before.folded.end..here.folded.start).unwrap_or_default();
    let mut signs = between.iter().map(|letter| letter.folded);
    let stops = between.iter().any(|letter| matches!(letter.folded, '.' | '!' | '?'))
        && between.iter().any(|letter| matches!(letter.folded, ' ' | '\n'));
    stops || signs.by_ref().filter(|sign| *sign == '\n').count() > 1
}
