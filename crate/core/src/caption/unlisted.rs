//! Finds full names of people who are not on the class list: a given name with a capital, and a capital after it that can
//! be a surname.

use std::ops::Range;

use super::{
    context::{Case, Text},
    lists::{is_common, is_given_name},
    names::Names,
    ordinary::is_never_a_middle_name,
    tokens::Gap,
};

/// Words that begin with a capital after a name without being a surname.
const NO_SURNAMES: &[&str] = &[
    "april", "august", "bank", "boxing", "boy", "christmas", "day", "december", "deputy", "easter", "february", "friday",
    "girl", "head", "here", "january", "july", "june", "junior", "maths", "monday", "november", "october", "saturday", "school",
    "science", "september", "sunday", "term", "thursday", "tuesday", "wednesday", "year",
];
/// Words that make what follows somebody of fame: they write and paint, and nobody is given away.
const OF_FAME: &[&str] = &[
    "actor", "artist", "artists", "astronaut", "author", "composer", "explorer", "illustrator", "inventor", "king", "novel",
    "novelist", "novels", "painter", "play", "playwright", "poem", "poems", "poet", "queen", "scientist", "singer", "song",
    "songwriter", "story",
];
/// Words in a surname that begin with a small letter.
const PARTICLES: &[&str] = &["al", "bin", "da", "de", "del", "della", "der", "di", "dos", "du", "el", "la", "le", "st", "van", "von"];

/// The full names of people who are not on the list, as ranges of pieces, and whether each is surely one.
pub(super) fn find(text: &Text<'_>, names: &Names) -> Vec<(Range<usize>, bool)> {
    let mut found = Vec::new();
    if text.is_file_name {
        return found;
    }
    let mut start = 0;
    while start < text.len() {
        match name_at(text, names, start) {
            Some((end, sure)) => {
                found.push((start..end, sure));
                start = end;
            }
            None => start += 1,
        }
    }
    found
}

fn name_at(text: &Text<'_>, names: &Names, start: usize) -> Option<(usize, bool)> {
    let forename = text.word(start);
    if text.case == Case::Small || !text.capital(start) || !text.begins_word(start) || text.is_tagged(start) {
        return None;
    }
    let listed = names.meaning(forename).is_some_and(|meaning| !meaning.forename.is_empty());
    let given = forename.len() > 1 && (listed || is_given_name(forename));
    if !given || text.is_ruler(start, start + 1) || text.is_possessive(start + 1) {
        return None;
    }
    let ordinary = text.is_ordinary(forename);
    // "Reading Records", "Well Done": an ordinary word begins a name only where what follows is a name for certain.
    let mut next = start + 1;
    // "Anne-Marie", "LeBron"
    while text.piece(next).is_some_and(|piece| piece.after_hyphen || piece.gap == Gap::Joined) && text.capital(next) {
        next += 1;
    }
    // A middle initial.
    if text.word(next).chars().count() == 1 && text.capital(next) && text.pieces.gap(next) == Gap::Light {
        let after = text.piece(next + 1)?;
        if after.capital && (after.gap == Gap::Light || after.after_full_stop) {
            next += 1;
        }
    }
    let particles = (next..next + 3).take_while(|at| PARTICLES.contains(&text.word(*at)) && is_spaced(text, *at)).count();
    let surname = next + particles;
    let end = surname_end(text, names, surname, forename)?;
    let listed_surname = names.meaning(text.pieces.text(surname..end)).is_some_and(|meaning| !meaning.surname.is_empty());
    let last = text.word(surname);
    if ordinary && (is_common(last) && !listed_surname || text.piece(start).is_some_and(|piece| piece.begins_sentence) && is_common(last)) {
        return None;
    }
    if text.case == Case::Capitals && !listed_surname && is_common(last) {
        return None;
    }
    if text.is_place(end) || text.is_place(surname) || text.is_spoken_against(start) && is_common(last) {
        return None;
    }
    let before = (start.saturating_sub(3)..start).any(|at| OF_FAME.contains(&text.word(at)));
    let before_of_before = text.before(start) == "by" && (0..start).any(|at| OF_FAME.contains(&text.word(at)) || text.word(at) == "book" || text.word(at) == "books");
    // "Poppy Day Parade": one capital more, and it is hardly a name.
    let goes_on = text.capital(end) && text.pieces.gap(end) == Gap::Light && text.case == Case::Mixed && !text.is_number(end);
    let sure = !before && !before_of_before && !(goes_on && is_common(last)) && !(is_common(last) && ordinary);
    Some((end, sure))
}

/// One past the surname that begins here, with what hyphens and apostrophes link to it.
fn surname_end(text: &Text<'_>, names: &Names, at: usize, forename: &str) -> Option<usize> {
    let piece = text.piece(at)?;
    let word = text.word(at);
    let is_word = piece.capital
        && is_spaced(text, at)
        && word.len() > 1
        && word != forename
        && !NO_SURNAMES.contains(&word)
        && !is_never_a_middle_name(word)
        && !text.is_number(at);
    // "Mary Seacole's" ends before its s.
    let linked = (at + 1..at + 5).take_while(|at| {
        !text.is_possessive(*at)
            && text.piece(*at).is_some_and(|piece| {
                piece.gap == Gap::Joined || piece.after_hyphen && piece.capital || piece.after_apostrophe && piece.capital
            })
    });
    let end = at + 1 + linked.count();
    // Two first names of the list side by side are two people.
    let is_first_name = names.meaning(word).is_some_and(|meaning| !meaning.alone.is_empty() && meaning.surname.is_empty());
    (is_word && !is_first_name && text.ends_word(end)).then_some(end)
}

fn is_spaced(text: &Text<'_>, at: usize) -> bool {
    text.piece(at).is_some_and(|piece| piece.gap == Gap::Light && !piece.after_hyphen && !piece.after_apostrophe)
}
