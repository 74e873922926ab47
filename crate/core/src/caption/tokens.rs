//! Cuts folded text into the smallest pieces that can be part of a name, and says what stands between them.
//!
//! A piece ends where a word ends and also where the case changes as in `ZebedeeSampleton`, and between letters and
//! digits. Pieces are joined again when names are looked for: `McTest`, `Mc Test` and `mctest` are three ways to cut one
//! name, and their letters in a row are the same.

use std::ops::Range;

use super::fold::{Folded, Letter};

/// What stands between a piece and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing: one word.
    Joined,
    /// What may stand inside a name: a space, a line end, a hyphen, an apostrophe, a dot or underscore without a space.
    Light,
    /// The same with one comma in it, as in "Sampleton, Zebedee".
    Comma,
    /// Brackets, quotation marks, stars, symbols.
    Loose,
    /// The end of a sentence or paragraph, or a sign that parts: no name goes on across it.
    Break,
}

/// One piece.
#[derive(Debug)]
pub(super) struct Piece {
    /// Its letters, as bytes of [`Pieces::letters`].
    pub letters: Range<usize>,
    /// Where it stands in the folded text.
    pub folded: Range<usize>,
    /// What stands before it.
    pub gap: Gap,
    /// What stands before it is one plain hyphen.
    pub after_hyphen: bool,
    /// What stands before it is one apostrophe.
    pub after_apostrophe: bool,
    /// What stands before it is a dot and a space, and nothing else.
    pub after_full_stop: bool,
    /// What stands before it is an ampersand between spaces.
    pub after_ampersand: bool,
    /// What stands before it begins with a dot.
    pub after_dot: bool,
    /// What stands before it has at least three dots in a row, which lead on from one column to the next.
    pub after_leader: bool,
    /// It begins with a capital, or with a letter that has no case.
    pub capital: bool,
    /// It has a letter typed small.
    pub has_small: bool,
    /// It begins a sentence or a line.
    pub begins_sentence: bool,
    /// It is in a hashtag or a handle.
    pub in_tag: bool,
    /// It is in the same one as the piece before it.
    pub goes_on_in_tag: bool,
}

/// A text in pieces.
#[derive(Debug)]
pub(super) struct Pieces {
    /// The letters and digits of all pieces in a row.
    pub letters: String,
    pub pieces: Vec<Piece>,
    /// A dot stands after the last piece.
    pub ends_with_dot: bool,
}

impl Pieces {
    /// Cuts a folded text.
    pub fn of(folded: &Folded) -> Self {
        let mut letters = String::with_capacity(folded.letters.len());
        let mut pieces: Vec<Piece> = Vec::new();
        let mut at = 0;
        let mut gap_start = 0;
        while let Some(first) = folded.letters.get(at) {
            if !first.folded.is_alphanumeric() {
                at += 1;
                continue;
            }
            let end = piece_end(folded, at);
            let between = folded.letters.get(gap_start..at).unwrap_or_default();
            let gap = if between.is_empty() && !pieces.is_empty() { Gap::Joined } else { gap(between) };
            let goes_on = gap == Gap::Joined || matches!(between, [only] if "_.".contains(only.folded));
            let goes_on_in_tag = goes_on && pieces.last().is_some_and(|before| before.in_tag);
            let begins_sentence = pieces.is_empty() || ends_sentence(between);
            let start = letters.len();
            let typed = folded.letters.get(at..end).unwrap_or_default();
            letters.extend(typed.iter().map(|letter| letter.folded));
            let exactly = |text: &str| between.iter().map(|letter| letter.folded).eq(text.chars());
            pieces.push(Piece {
                letters: start..letters.len(),
                folded: at..end,
                gap: if pieces.is_empty() { Gap::Break } else { gap },
                after_hyphen: exactly("-"),
                after_apostrophe: exactly("'"),
                after_full_stop: exactly(". "),
                after_ampersand: exactly(" & "),
                after_dot: between.first().is_some_and(|sign| sign.folded == '.'),
                after_leader: between.windows(3).any(|signs| signs.iter().all(|sign| sign.folded == '.')),
                capital: first.capital,
                has_small: typed.iter().any(|letter| letter.folded.is_alphabetic() && !letter.capital),
                begins_sentence,
                in_tag: is_tag_sign(between) || goes_on_in_tag,
                goes_on_in_tag,
            });
            at = end;
            gap_start = end;
        }
        let ends_with_dot = folded.at(gap_start) == Some('.');
        Self { letters, pieces, ends_with_dot }
    }

    /// The letters of a range of pieces in a row.
    pub fn text(&self, pieces: Range<usize>) -> &str {
        let Some(pieces) = self.pieces.get(pieces) else { return "" };
        match (pieces.first(), pieces.last()) {
            (Some(first), Some(last)) => self.letters.get(first.letters.start..last.letters.end).unwrap_or(""),
            _ => "",
        }
    }

    /// The letters from a piece on to the end of the text.
    pub fn rest(&self, piece: &Piece) -> &str {
        self.letters.get(piece.letters.start..).unwrap_or("")
    }

    /// What stands before a piece; a break at either end of the text.
    pub fn gap(&self, piece: usize) -> Gap {
        self.pieces.get(piece).map_or(Gap::Break, |piece| piece.gap)
    }

    /// Where a range of pieces stands in the folded text.
    pub fn folded(&self, pieces: Range<usize>) -> Range<usize> {
        let Some(pieces) = self.pieces.get(pieces) else { return 0..0 };
        pieces.first().map_or(0, |first| first.folded.start)..pieces.last().map_or(0, |last| last.folded.end)
    }
}

/// One past the last folded character of the piece that begins at `start`.
fn piece_end(folded: &Folded, start: usize) -> usize {
    let mut end = start + 1;
    while let (Some(before), Some(here)) = (folded.letters.get(end - 1), folded.letters.get(end)) {
        let next = folded.letters.get(end + 1);
        let cased = |letter: &Letter| letter.folded.is_alphabetic();
        let changes_kind = before.folded.is_numeric() != here.folded.is_numeric();
        let small_to_capital = cased(before) && !before.capital && here.capital;
        // "ABCDef" is "ABC" and "Def".
        let last_of_capitals = before.capital && here.capital && next.is_some_and(|next| cased(next) && !next.capital);
        // One typed character such as ß never falls apart.
        let one_character = before.start == here.start;
        if !here.folded.is_alphanumeric() || (!one_character && (changes_kind || small_to_capital || last_of_capitals))
        {
            break;
        }
        end += 1;
    }
    end
}

/// What kind of gap these characters are.
fn gap(between: &[Letter]) -> Gap {
    let (mut line_ends, mut commas, mut others, mut marks) = (0, 0, 0, 0);
    let mut stopped = false;
    for letter in between {
        match letter.folded {
            '\n' => line_ends += 1,
            ' ' => {}
            ',' => commas += 1,
            ';' | ':' | '&' | '+' | '|' | '=' | '<' | '>' => return Gap::Break,
            '-' | '\'' | '_' | '/' => marks += 1,
            '.' => marks += 1,
            '!' | '?' => others += 1,
            _ => others += 1,
        }
        match letter.folded {
            '.' | '!' | '?' => stopped = true,
            ' ' | '\n' if stopped => return Gap::Break,
            _ => {}
        }
    }
    match (line_ends, commas, marks, others) {
        (2.., ..) | (_, 2.., ..) => Gap::Break,
        (_, 1, 0, 0..=2) => Gap::Comma,
        (_, 0, 0..=2, 0) => Gap::Light,
        (_, 0, 0..=4, 0..=6) => Gap::Loose,
        _ => Gap::Break,
    }
}

/// Whether a sentence, a line or a quotation begins after these characters.
fn ends_sentence(between: &[Letter]) -> bool {
    let mut signs = between.iter().map(|letter| letter.folded);
    signs.any(|sign| matches!(sign, '.' | '!' | '?' | ':' | '\n' | '"' | '“' | '”' | '•'))
        // "(Will you come?)" but not "(Will)": a bracket alone decides nothing.
        && between.iter().any(|letter| matches!(letter.folded, ' ' | '\n' | '"' | '“' | '”'))
}

/// Whether what stands directly before a piece makes it a hashtag or a handle.
fn is_tag_sign(between: &[Letter]) -> bool {
    between.last().is_some_and(|letter| matches!(letter.folded, '#' | '@'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<(String, Gap)> {
        let pieces = Pieces::of(&Folded::new(text));
        (0..pieces.pieces.len()).map(|at| (pieces.text(at..at + 1).to_owned(), pieces.gap(at))).collect()
    }

    fn texts(text: &str) -> Vec<String> {
        pieces(text).into_iter().map(|(text, _)| text).collect()
    }

    #[test]
    fn a_word_is_cut_where_its_case_changes_and_at_digits() {
        assert_eq!(texts("ZebedeeSampleton2.jpg"), ["zebedee", "sampleton", "2", "jpg"]);
        assert_eq!(texts("ZEBEDEESampleton"), ["zebedee", "sampleton"]);
        assert_eq!(texts("McTest O'Sample-Ton"), ["mc", "test", "o", "sample", "ton"]);
        assert_eq!(texts("#zebedee_sampleton"), ["zebedee", "sampleton"]);
    }

    #[test]
    fn the_end_of_a_sentence_or_paragraph_parts() {
        for text in ["a. b", "a! b", "a?\nb", "a\n\nb", "a; b", "a & b", "a, x, b, , c"] {
            assert!(pieces(text).iter().skip(1).any(|(_, gap)| *gap == Gap::Break), "{text}");
        }
    }

    #[test]
    fn what_may_stand_inside_a_name_does_not_part() {
        for text in ["a b", "a\nb", "a\r\nb", "a-b", "a - b", "a_b", "a.b", "a'b", "a     b"] {
            assert_eq!(pieces(text)[1].1, Gap::Light, "{text}");
        }
        assert_eq!(pieces("a, b")[1].1, Gap::Comma);
        assert_eq!(pieces("a (b")[1].1, Gap::Loose);
        assert_eq!(pieces("aaBb")[1].1, Gap::Joined);
    }

    #[test]
    fn a_hashtag_goes_on_to_its_end_and_no_further() {
        let tagged = |text: &str| -> Vec<bool> {
            Pieces::of(&Folded::new(text)).pieces.iter().map(|piece| piece.in_tag).collect()
        };
        assert_eq!(tagged("go #WellDone_zeb now"), [false, true, true, true, false]);
        assert_eq!(tagged("@zeb.mum hi"), [true, true, false]);
    }
}
