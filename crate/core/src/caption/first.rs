//! Finds first names that stand alone.
//!
//! A first name is a whole word with a capital, or any word of a hashtag, handle or file name. In small letters it must be
//! nothing but a name. A first name that is also an ordinary word needs something that speaks for it.

use std::ops::Range;

use super::{
    context::{Case, Text},
    lists::is_common,
    names::{Index, Meaning, Names},
    tokens::Gap,
};

/// A first name, as a range of pieces.
#[derive(Debug)]
pub(super) struct FirstName {
    pub pieces: Range<usize>,
    /// Whose it may be, in ascending order.
    pub people: Vec<Index>,
}

/// Months and seasons that are also first names: a capital says nothing for them.
const TIMES: &[&str] = &["april", "august", "autumn", "easter", "june", "may", "spring", "summer", "winter"];
/// Words that give somebody a part to play: "Quilla was Joseph."
const GIVES_A_PART: &[&str] = &["as", "is", "played", "playing", "plays", "was"];
/// Shorter names in small letters are too often something else.
const SHORTEST_SMALL: usize = 4;

/// Every first name in a text.
pub(super) fn find(text: &Text<'_>, names: &Names) -> Vec<FirstName> {
    let search = Search { text, names };
    let mut found = Vec::new();
    for start in 0..text.len() {
        if let Some((end, meaning)) = search.name_at(start) {
            found.push(FirstName { pieces: start..end, people: meaning.alone.clone() });
        }
    }
    found
}

struct Search<'a> {
    text: &'a Text<'a>,
    names: &'a Names,
}

impl<'a> Search<'a> {
    /// The longest first name that begins with this piece.
    fn name_at(&self, start: usize) -> Option<(usize, &'a Meaning)> {
        let text = self.text;
        let tagged = text.is_tagged(start);
        if text.reach(start) == 0 || !(text.begins_word(start) || tagged) {
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
            if !(tagged || text.ends_word(end)) {
                continue;
            }
            let alone_s = text.word(end - 1) == "s";
            let Some((name, meaning)) = self.meaning(letters, tagged, alone_s) else { continue };
            if !meaning.several_words && (start + 1..end).any(|inside| self.parts_words(inside)) {
                continue;
            }
            if !tagged
                && (self.is_played(start) || text.is_ruler(start, end) || text.is_place(end) || text.is_a_part(end))
            {
                continue;
            }
            let is_name = match text.is_ordinary(name) {
                true => self.is_borne_out(start, end, name, meaning),
                false => tagged || text.as_a_name(start) || self.is_a_name_in_small_letters(start, end, name),
            };
            if is_name {
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
                .filter(|stem| {
                    !alone_s && stem.len() >= shortest && !self.text.is_ordinary(stem) && !is_common(letters)
                })
                .and_then(alone)
        })
    }

    /// Somebody of the list stands before it and plays it: "Quilla was Joseph".
    fn is_played(&self, start: usize) -> bool {
        let text = self.text;
        let player = start.checked_sub(2).filter(|_| GIVES_A_PART.contains(&text.before(start)));
        player.is_some_and(|at| {
            let meaning = self.names.meaning(text.word(at));
            text.as_a_name(at)
                && meaning.is_some_and(|meaning| !meaning.alone.is_empty() || !meaning.surname.is_empty())
        })
    }

    /// "well done quilla", but not "the quilla plant".
    fn is_a_name_in_small_letters(&self, start: usize, end: usize, name: &str) -> bool {
        let text = self.text;
        let hyphenated = |at: usize| text.piece(at).is_some_and(|piece| piece.after_hyphen);
        name.len() >= SHORTEST_SMALL
            && !is_common(name)
            && !text.is_spoken_against(start)
            && !hyphenated(start)
            && !hyphenated(end)
    }

    /// Whether something speaks for an ordinary word being a name here.
    fn is_borne_out(&self, start: usize, end: usize, name: &str, meaning: &Meaning) -> bool {
        let text = self.text;
        let Some(first) = text.piece(start) else { return false };
        let tagged = text.is_tagged(start);
        // Classes stand in brackets after their pupils, before their points, and after "in" and "for".
        let before = text.before(start);
        let thanked = before == "to" && text.is_thanked(start);
        let is_group = text.school.is_group(name);
        if is_group
            && (["for", "from", "of", "to"].contains(&before) && !thanked
                || text.pieces.gap(start) == Gap::Loose
                || text.is_number(end))
        {
            return false;
        }
        if self.stands_beside_a_name(start, end) && text.as_a_name(start) {
            return true;
        }
        // "#WellDoneHope"
        if tagged && !text.is_file_name {
            let is_last = text.piece(end).is_none_or(|after| !after.goes_on_in_tag);
            let before = start.checked_sub(1).map_or("", |before| text.word(before));
            return is_last
                && first.capital
                && first.goes_on_in_tag
                && ["birthday", "congrats", "done"].contains(&before);
        }
        if !first.capital || text.is_spoken_against(start) {
            return false;
        }
        if text.case == Case::Capitals || !first.has_small {
            return false;
        }
        if text.is_possessive(end) {
            return !TIMES.contains(&name) && !text.school.is_group(name);
        }
        if text.acts(end) || text.has_a_pronoun_after(end) || self.is_told_of(end) || self.act_together(end) {
            return true;
        }
        if first.begins_sentence {
            return false;
        }
        if TIMES.contains(&name) {
            // "thanks to May", but not "from March to May"
            return before == "with" || thanked;
        }
        // "Hazel Class", "Jordan Close": the next capital belongs to it, unless it begins the surname.
        match text.piece(end) {
            Some(after) if matches!(after.gap, Gap::Light | Gap::Joined) && after.capital => {
                let next = self.names.meaning(text.word(end));
                next.is_some_and(|next| next.surname.iter().any(|index| meaning.alone.contains(index)))
            }
            // "Lily-of-the-valley".
            Some(after) => !after.after_hyphen,
            None => true,
        }
    }

    /// "Hope (aged 8)", "Hope (born in 2018)"
    fn is_told_of(&self, end: usize) -> bool {
        let opens = self.text.pieces.gap(end) == Gap::Loose;
        opens && ["age", "aged", "born"].contains(&self.text.word(end))
    }

    /// "Hope and May fed the lambs": two words that are names, and what they did.
    fn act_together(&self, end: usize) -> bool {
        let text = self.text;
        let other = self.names.meaning(text.word(end + 1)).is_some_and(|meaning| !meaning.alone.is_empty());
        text.after(end) == "and" && text.capital(end + 1) && other && text.acts(end + 2)
    }

    /// Whether the word before or after it, or beyond an "and", is a first name and nothing else.
    fn stands_beside_a_name(&self, start: usize, end: usize) -> bool {
        let text = self.text;
        let is_and = |at: usize| ["and", "n"].contains(&text.word(at));
        let is_name = |at: Option<usize>| {
            at.is_some_and(|at| {
                let letters = text.word(at);
                text.as_a_name(at)
                    && !text.is_ordinary(letters)
                    && self.names.meaning(letters).is_some_and(|meaning| !meaning.alone.is_empty())
            })
        };
        let parted = |at: usize| text.piece(at).is_none_or(|piece| piece.begins_sentence);
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

    /// Whether a space, not a hyphen or apostrophe, stands before a piece.
    fn parts_words(&self, at: usize) -> bool {
        self.text
            .piece(at)
            .is_some_and(|piece| piece.gap == Gap::Light && !piece.after_hyphen && !piece.after_apostrophe)
    }
}
