//! Finds names with an initial: "Z. Sampleton", "Sampleton Z.", "Zebedee S."

use std::ops::Range;

use super::{
    context::{Case, Text},
    lists::is_common,
    names::{Forms, Index, Names},
    tokens::Gap,
};

/// A name with an initial, as a range of pieces.
#[derive(Debug)]
pub(super) struct WithInitial {
    pub pieces: Range<usize>,
    /// Whose it may be, in ascending order.
    pub people: Vec<Index>,
}

/// Every name with an initial.
pub(super) fn find(text: &Text<'_>, names: &Names) -> Vec<WithInitial> {
    let mut found = Vec::new();
    for start in 0..text.len() {
        found.extend(initial_first(text, names, start));
        found.extend(initial_last(text, names, start));
        found.extend(in_one_word(text, names, start));
    }
    found
}

/// "Z. Sampleton", "Z Sampleton", "ZSampleton".
fn initial_first(text: &Text<'_>, names: &Names, start: usize) -> Option<WithInitial> {
    if !is_initial(text, start) || !text.begins_word(start) {
        return None;
    }
    let dotted = text.piece(start + 1).is_some_and(|next| next.after_full_stop || has_dot(text, start + 1));
    let surname = start + 1;
    let joined = match text.piece(surname)?.gap {
        Gap::Joined => true,
        Gap::Light => false,
        Gap::Break if dotted => false,
        _ => return None,
    };
    let letter = text.word(start);
    run(text, names, surname, |letters, meaning, end| {
        let ordinary = text.is_ordinary(letters);
        // "A Long walk", "I Price it": an ordinary word after a letter that is a word needs the dot.
        let fits = text.as_a_name(surname)
            && text.ends_word(end)
            && !text.is_place(end)
            && (dotted || !ordinary || !["a", "i"].contains(&letter) && text.capital(surname))
            && (!joined || (letters.len() > 3 && (!ordinary || text.is_tagged(start))));
        fits.then(|| filter(names, &meaning.surname, |forms| forms.forename_begins(letter)))
    })
    .map(|(end, people)| WithInitial { pieces: start..end, people })
}

/// "zsampleton" or "sampletonz" in a tag.
fn in_one_word(text: &Text<'_>, names: &Names, start: usize) -> Option<WithInitial> {
    let word = text.word(start);
    let (first, last) = (word.chars().next()?, word.chars().next_back()?);
    if !text.is_tagged(start) || is_common(word) || names.meaning(word).is_some() {
        return None;
    }
    let surname = |letters: Option<&str>, initial: char| {
        let meaning = names.meaning(letters.filter(|letters| letters.len() > 3)?)?;
        Some(filter(names, &meaning.surname, |forms| forms.forename_begins(initial.encode_utf8(&mut [0; 4]))))
    };
    let rest = word.strip_prefix(first);
    let before = surname(rest, first).filter(|people| !people.is_empty());
    // Two initials.
    let second = rest.and_then(|rest| rest.strip_prefix(|_: char| true));
    let before = before.or_else(|| surname(second, first).filter(|people| !people.is_empty()));
    let people = before.or_else(|| surname(word.strip_suffix(last), last)).unwrap_or_default();
    (!people.is_empty()).then_some(WithInitial { pieces: start..start + 1, people })
}

/// "Zebedee S.", "Sampleton Z.", "SAMPLETON, Z."
fn initial_last(text: &Text<'_>, names: &Names, start: usize) -> Option<WithInitial> {
    if !text.begins_word(start) || !text.as_a_name(start) {
        return None;
    }
    run(text, names, start, |letters, meaning, end| {
        let letter = text.word(end);
        let spaced = matches!(text.pieces.gap(end), Gap::Light | Gap::Comma);
        // "ZebedeeS"; in a file name, "zebedee-s" may be a possessive.
        let joined = text.pieces.gap(end) == Gap::Joined && text.capital(end) && !text.is_ordinary(letters);
        let is_slug = text.is_file_name && (["a", "i", "s"].contains(&letter) || !is_initial_in_tag(text, end));
        let initial = is_initial(text, end) || (text.is_tagged(start) && is_initial_in_tag(text, end));
        if !(spaced || joined) || !initial || is_slug || !text.ends_word(end + 1) {
            return None;
        }
        let dotted = has_dot(text, end + 1);
        let after_comma = text.pieces.gap(end) == Gap::Comma;
        if ["a", "i"].contains(&letter) && !dotted {
            return None;
        }
        let mut people = match after_comma {
            true => Vec::new(),
            false => filter(names, &meaning.alone, |forms| forms.surname_begins(letter)),
        };
        let shouted = text.piece(start).is_some_and(|piece| !piece.has_small);
        if people.is_empty() && (!text.is_ordinary(letters) || (shouted && dotted)) {
            people = filter(names, &meaning.surname, |forms| forms.forename_begins(letter));
        }
        Some(people)
    })
    .map(|(end, people)| WithInitial { pieces: start..end + 1, people })
}

/// The longest name of the list that begins here and for which `fits` finds people.
fn run(
    text: &Text<'_>,
    names: &Names,
    start: usize,
    fits: impl Fn(&str, &super::names::Meaning, usize) -> Option<Vec<Index>>,
) -> Option<(usize, Vec<Index>)> {
    let mut best = None;
    for end in start + 1..=text.len() {
        if end > start + 1 && !matches!(text.pieces.gap(end - 1), Gap::Joined | Gap::Light) {
            break;
        }
        let letters = text.pieces.text(start..end);
        if letters.len() > text.reach(start) {
            break;
        }
        let people = names.meaning(letters).and_then(|meaning| fits(letters, meaning, end));
        if let Some(people) = people.filter(|people| !people.is_empty()) {
            best = Some((end, people));
        }
    }
    best
}

/// A single letter, with a capital where the text has any.
fn is_initial(text: &Text<'_>, at: usize) -> bool {
    let letter = text.word(at);
    let single = letter.chars().count() == 1 && letter.chars().all(char::is_alphabetic);
    let in_small = text.case == Case::Small && has_dot(text, at + 1);
    single && (text.capital(at) || in_small) && !text.piece(at).is_some_and(|piece| piece.after_apostrophe)
}

/// A single letter, as after a name in a tag.
fn is_initial_in_tag(text: &Text<'_>, at: usize) -> bool {
    let letter = text.word(at);
    text.is_tagged(at) && letter.chars().count() == 1 && letter.chars().all(char::is_alphabetic)
}

/// A dot stands before this piece, or at the end.
fn has_dot(text: &Text<'_>, at: usize) -> bool {
    text.piece(at).map_or(text.pieces.ends_with_dot, |piece| piece.after_dot)
}

fn filter(names: &Names, people: &[Index], fits: impl Fn(&Forms) -> bool) -> Vec<Index> {
    people.iter().copied().filter(|index| names.person(*index).is_some_and(&fits)).collect()
}
