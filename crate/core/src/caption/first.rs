//! Finds first names that stand alone.
//!
//! A first name is a whole word with a capital, or any word of a hashtag, handle or file name. Where a text has no
//! capital at all, none is asked for. A first name that is also an ordinary word needs something that speaks for it.

use std::ops::Range;

use super::{
    names::{Index, Meaning, Names},
    ordinary::is_ordinary,
    tokens::{Gap, Piece, Pieces},
};

/// A first name, as a range of the folded text.
#[derive(Debug)]
pub(super) struct FirstName {
    pub folded: Range<usize>,
    /// Whose it may be, in ascending order.
    pub people: Vec<Index>,
}

/// Months in spring and summer that are also first names: a capital says nothing for them.
const MONTHS: &[&str] = &["april", "august", "june", "may"];

/// Words before a name of history or of a church.
const RULERS: &[&str] = &["emperor", "empress", "king", "pope", "prince", "princess", "queen", "saint", "st", "tsar"];
/// Numbers of rulers; "I" and "V" are too often something else.
const NUMERALS: &[&str] = &["ii", "iii", "iv", "vi", "vii", "viii", "ix"];

/// Words before an ordinary word that speak against a first name: "the Rose", "Lake Victoria", "St Jordan's".
const AGAINST: &[&str] = &[
    "a",
    "about",
    "an",
    "at",
    "captain",
    "christmas",
    "class",
    "during",
    "easter",
    "every",
    "in",
    "into",
    "king",
    "lake",
    "last",
    "miss",
    "mount",
    "mr",
    "mrs",
    "ms",
    "near",
    "new",
    "next",
    "on",
    "our",
    "port",
    "prince",
    "princess",
    "queen",
    "saint",
    "since",
    "sir",
    "st",
    "the",
    "this",
    "until",
    "year",
];

/// Every first name in a text.
pub(super) fn find(pieces: &Pieces, names: &Names, is_file_name: bool) -> Vec<FirstName> {
    let search = Search {
        pieces,
        names,
        is_file_name,
        has_capitals: pieces
            .pieces
            .iter()
            .enumerate()
            .any(|(at, piece)| piece.capital && !pieces.text(at..at + 1).starts_with(char::is_numeric)),
    };
    let mut found = Vec::new();
    for start in 0..pieces.pieces.len() {
        if let Some((end, meaning)) = search.name_at(start) {
            found.push(FirstName { folded: pieces.folded(start..end), people: meaning.alone.clone() });
        }
    }
    found
}

struct Search<'a> {
    pieces: &'a Pieces,
    names: &'a Names,
    is_file_name: bool,
    has_capitals: bool,
}

impl<'a> Search<'a> {
    /// The longest first name that begins with this piece.
    fn name_at(&self, start: usize) -> Option<(usize, &'a Meaning)> {
        let first = self.piece(start)?;
        let tagged = self.is_tagged(start);
        let begins_word = first.gap != Gap::Joined && !first.after_apostrophe;
        if !(begins_word || tagged) {
            return None;
        }
        let mut best = None;
        for end in start + 1..=self.pieces.pieces.len() {
            if end > start + 1 && !matches!(self.pieces.gap(end - 1), Gap::Joined | Gap::Light) {
                break;
            }
            let letters = self.pieces.text(start..end);
            if letters.len() > self.names.longest + 1 {
                break;
            }
            let after = self.piece(end);
            let ends_word = tagged || after.is_none_or(|after| after.gap != Gap::Joined || self.is_number(end));
            if !ends_word {
                continue;
            }
            let alone_s = self.pieces.text(end - 1..end) == "s";
            let Some((name, meaning)) = self.meaning(letters, tagged, alone_s) else { continue };
            if !meaning.several_words && (start + 1..end).any(|inside| self.parts_words(inside)) {
                continue;
            }
            let written_as_a_name = tagged || first.capital || !self.has_capitals;
            if !tagged && self.is_in_a_title(start, end) {
                continue;
            }
            if if is_ordinary(name) { self.is_borne_out(start, end, name, meaning) } else { written_as_a_name } {
                best = Some((end, meaning));
            }
        }
        best
    }

    /// The first name that these letters are, with or without an s that lacks its apostrophe; an s with one is a piece
    /// of its own and no part of the name.
    fn meaning<'l>(&self, letters: &'l str, tagged: bool, alone_s: bool) -> Option<(&'l str, &'a Meaning)> {
        let alone = |letters: &'l str| {
            self.names.meaning(letters).filter(|meaning| !meaning.alone.is_empty()).map(|meaning| (letters, meaning))
        };
        alone(letters).or_else(|| {
            let shortest = if tagged { 4 } else { 5 };
            letters
                .strip_suffix('s')
                .filter(|stem| !alone_s && stem.len() >= shortest && !is_ordinary(stem))
                .and_then(alone)
        })
    }

    /// Whether it is a saint's or a ruler's: "St Oscar's", "King Oscar", "Oscar VIII".
    fn is_in_a_title(&self, start: usize, end: usize) -> bool {
        let before = start.checked_sub(1).map_or("", |before| self.pieces.text(before..start));
        let after = self.piece(end).filter(|after| after.gap == Gap::Light && after.capital && !after.has_small);
        let is_ruled = self.pieces.gap(start) == Gap::Light && RULERS.contains(&before);
        is_ruled || (after.is_some() && NUMERALS.contains(&self.pieces.text(end..end + 1)))
    }

    /// Whether something speaks for an ordinary word being a name here.
    fn is_borne_out(&self, start: usize, end: usize, name: &str, meaning: &Meaning) -> bool {
        let Some(first) = self.piece(start) else { return false };
        let tagged = self.is_tagged(start);
        if self.stands_beside_a_name(start, end) && (first.capital || tagged || !self.has_capitals) {
            return true;
        }
        let is_possessive =
            self.piece(end).is_some_and(|after| after.after_apostrophe && self.pieces.text(end..end + 1) == "s");
        let before = start.checked_sub(1).map_or("", |before| self.pieces.text(before..before + 1));
        if !first.capital || !first.has_small || AGAINST.contains(&before) || (tagged && !self.is_file_name) {
            return false;
        }
        if is_possessive {
            return true;
        }
        if first.begins_sentence {
            return false;
        }
        if MONTHS.contains(&name) {
            return before == "with";
        }
        // "Hazel Class", "Jordan Close": the next capital belongs to it, unless it begins the surname.
        match self.piece(end) {
            Some(after) if matches!(after.gap, Gap::Light | Gap::Joined) && after.capital => {
                let next = self.names.meaning(self.pieces.text(end..end + 1));
                next.is_some_and(|next| next.surname.iter().any(|index| meaning.alone.contains(index)))
            }
            // "Lily-of-the-valley".
            Some(after) => !after.after_hyphen,
            None => true,
        }
    }

    /// Whether the word before or after it, or beyond an "and", is a first name and nothing else.
    fn stands_beside_a_name(&self, start: usize, end: usize) -> bool {
        let is_and = |at: usize| ["and", "n"].contains(&self.pieces.text(at..at + 1));
        let is_name = |at: Option<usize>| {
            at.is_some_and(|at| {
                let letters = self.pieces.text(at..at + 1);
                let written_as_a_name =
                    self.piece(at).is_some_and(|piece| piece.capital) || self.is_tagged(at) || !self.has_capitals;
                written_as_a_name
                    && !is_ordinary(letters)
                    && self.names.meaning(letters).is_some_and(|meaning| !meaning.alone.is_empty())
            })
        };
        let parted = |at: usize| self.piece(at).is_none_or(|piece| piece.begins_sentence);
        let after = match end {
            end if parted(end) => None,
            end if is_and(end) => Some(end + 1),
            end => Some(end),
        };
        let before = match start.checked_sub(1) {
            Some(_) if parted(start) => None,
            Some(before) if is_and(before) => before.checked_sub(1),
            before => before,
        };
        is_name(after) || is_name(before)
    }

    fn piece(&self, at: usize) -> Option<&'a Piece> {
        self.pieces.pieces.get(at)
    }

    fn is_number(&self, at: usize) -> bool {
        self.pieces.text(at..at + 1).starts_with(char::is_numeric)
    }

    fn is_tagged(&self, at: usize) -> bool {
        self.is_file_name || self.piece(at).is_some_and(|piece| piece.in_tag)
    }

    /// Whether a space, not a hyphen or apostrophe, stands before a piece.
    fn parts_words(&self, at: usize) -> bool {
        self.piece(at).is_some_and(|piece| piece.gap == Gap::Light && !piece.after_hyphen && !piece.after_apostrophe)
    }
}
