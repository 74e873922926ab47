//! Finds surnames that stand alone: "the Sampletons", "the Testerby family", "Testerby took four wickets".

use std::ops::Range;

use super::{
    context::{Case, Text},
    lists::is_given_name,
    names::{Index, Names},
    tokens::Gap,
};

/// A surname, as a range of pieces.
#[derive(Debug)]
pub(super) struct Surname {
    pub pieces: Range<usize>,
    /// Whose it may be, in ascending order.
    pub people: Vec<Index>,
    pub sure: bool,
}

/// Words after a surname that make it a family's.
const FAMILIES: &[&str] = &[
    "boys",
    "brothers",
    "children",
    "clan",
    "cousins",
    "family",
    "girls",
    "grandparents",
    "household",
    "kids",
    "parents",
    "siblings",
    "sisters",
    "triplets",
    "twins",
];
/// Words after "the Shorts" that make it a family's.
const FAMILIES_DO: &[&str] = &[
    "and", "are", "came", "for", "from", "gave", "had", "have", "kindly", "live", "made", "once", "ran", "were", "who",
    "won",
];

/// Every surname in a text.
pub(super) fn find(text: &Text<'_>, names: &Names) -> Vec<Surname> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < text.len() {
        match surname_at(text, names, start) {
            Some(surname) => {
                start = surname.pieces.end;
                found.push(surname);
            }
            None => start += 1,
        }
    }
    found
}

/// The longest surname that begins here and is meant as one.
fn surname_at(text: &Text<'_>, names: &Names, start: usize) -> Option<Surname> {
    if text.reach(start) == 0 || !text.begins_word(start) || !text.as_a_name(start) {
        return None;
    }
    let mut best = None;
    for end in start + 1..=text.len() {
        if end > start + 1 && !matches!(text.pieces.gap(end - 1), Gap::Joined | Gap::Light) {
            break;
        }
        let letters = text.pieces.text(start..end);
        if letters.len() > text.reach(start) + 1 {
            break;
        }
        if !text.ends_word(end) {
            continue;
        }
        let plural = letters.strip_suffix('s').filter(|_| text.word(end - 1) != "s");
        let as_is = names.meaning(letters).filter(|meaning| !meaning.surname.is_empty());
        let many = plural.and_then(|stem| names.meaning(stem)).filter(|meaning| !meaning.surname.is_empty());
        if let Some(meaning) = as_is
            && let Some(sure) = is_meant(text, start, end, letters)
        {
            best = Some(Surname { pieces: start..end, people: meaning.surname.clone(), sure });
        } else if let (Some(meaning), Some(stem)) = (many, plural)
            && is_a_family(text, start, end, stem)
        {
            best = Some(Surname { pieces: start..end, people: meaning.surname.clone(), sure: true });
        }
    }
    best
}

/// Whether a surname is meant where it stands: surely, perhaps, or not at all.
fn is_meant(text: &Text<'_>, start: usize, end: usize, letters: &str) -> Option<bool> {
    let is_family = FAMILIES.contains(&text.after(end));
    if text.is_place(end) || text.is_ruler(start, end) || (letters.chars().count() < 3 && !is_family) {
        return None;
    }
    if is_family && (text.before(start) == "the" || !text.is_ordinary(letters)) {
        return Some(true);
    }
    // "St John's" is a church before it is a family.
    let is_saint = ["st", "saint"].contains(&text.word(start)) && end > start + 1;
    // "Short, who bowled superbly"
    let is_told_of = text.word(end) == "who" && text.pieces.gap(end) == Gap::Comma && text.capital(start);
    let in_small_letters = text.case == Case::Small || text.is_tagged(start);
    if is_saint || (in_small_letters && (letters.len() < 4 || is_given_name(letters))) {
        return None;
    }
    if text.is_ordinary(letters) && !is_told_of {
        // "then Short scored"; at the beginning of a sentence it may be anything.
        let acts = !in_small_letters && text.case == Case::Mixed && text.acts(end) && !text.school.is_group(letters);
        let begins = text.piece(start).is_some_and(|piece| piece.begins_sentence);
        let has_acted = text.has_acted(end);
        return (acts && (!begins || has_acted) && !text.is_spoken_against(start)).then_some(!begins);
    }
    // "Acme Sampleton Ltd": a capital on either side makes it part of another name.
    let beside = |at: Option<usize>, gap: usize| {
        at.is_some_and(|at| {
            text.capital(at)
                && text.case == Case::Mixed
                && text.pieces.gap(gap) == Gap::Light
                && text.word(at).len() > 1
                && !text.is_number(at)
                && !text.piece(at).is_some_and(|piece| piece.begins_sentence)
        })
    };
    if beside(Some(end), end) || beside(start.checked_sub(1), start) {
        return Some(false).filter(|_| !text.is_spoken_against(start));
    }
    Some(true)
}

/// "The Sampletons", and of an ordinary word only where people do something: "the Shorts have moved".
fn is_a_family(text: &Text<'_>, start: usize, end: usize, stem: &str) -> bool {
    let the = text.word(start.wrapping_sub(1)) == "the" && text.pieces.gap(start) == Gap::Light;
    match text.is_ordinary(stem) {
        false => the || stem.len() > 3 && !text.is_ordinary(text.pieces.text(start..end)),
        true => {
            let after = text.after(end);
            the && (FAMILIES_DO.contains(&after) || after.is_empty())
        }
    }
}
