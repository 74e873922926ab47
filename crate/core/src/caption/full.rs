//! Finds full names: a forename and a surname of one person, in either order, with what people put between them.

use std::ops::Range;

use super::{
    names::{Index, Names},
    ordinary::{is_never_a_middle_name, is_ordinary},
    tokens::{Gap, Pieces},
};

/// Pairs of letters this short turn up in ordinary words, so they count only in hashtags and file names.
const SHORTEST_TOGETHER: usize = 8;
const SHORTEST_TOGETHER_IN_TAG: usize = 5;
/// A name has at most so many words.
const MOST_WORDS: usize = 6;

/// A full name, as a range of the folded text.
#[derive(Debug)]
pub(super) struct FullName {
    pub folded: Range<usize>,
    /// Forename first.
    pub forward: bool,
    /// Whose, in ascending order.
    pub people: Vec<Index>,
}

/// A run of pieces that is a forename or a surname of somebody.
struct Part<'a> {
    end: usize,
    forename: &'a [Index],
    surname: &'a [Index],
    ordinary: bool,
}

/// Every full name in a text; they may overlap. In a file name, words run together as in a hashtag.
pub(super) fn find(pieces: &Pieces, names: &Names, is_file_name: bool) -> Vec<FullName> {
    let parts: Vec<Vec<Part<'_>>> = (0..pieces.pieces.len()).map(|start| parts_at(pieces, names, start)).collect();
    let at = |piece: usize| parts.get(piece).map_or(&[][..], Vec::as_slice);
    let mut found = Vec::new();
    for start in 0..pieces.pieces.len() {
        for part in at(start) {
            if !part.forename.is_empty() {
                for (next, skipped) in after_forename(pieces, part.end) {
                    for surname in at(next).iter().filter(|surname| !surname.surname.is_empty()) {
                        if !skipped && !may_follow(pieces, start, next, surname) {
                            continue;
                        }
                        push(&mut found, pieces, start..surname.end, true, both(part.forename, surname.surname));
                    }
                }
            }
            if !part.surname.is_empty() && pieces.gap(part.end) != Gap::Break {
                for forename in at(part.end) {
                    if may_be_reversed(pieces, start, part.end, forename) {
                        push(&mut found, pieces, start..forename.end, false, both(forename.forename, part.surname));
                    }
                }
            }
        }
    }
    find_together(pieces, names, is_file_name, &mut found);
    found
}

fn push(found: &mut Vec<FullName>, pieces: &Pieces, range: Range<usize>, forward: bool, people: Vec<Index>) {
    if !people.is_empty() {
        found.push(FullName { folded: pieces.folded(range), forward, people });
    }
}

/// Every forename and surname that begins with this piece.
fn parts_at<'a>(pieces: &Pieces, names: &'a Names, start: usize) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    let mut words = 1;
    for end in start + 1..=pieces.pieces.len() {
        if end > start + 1 {
            match pieces.gap(end - 1) {
                Gap::Joined => {}
                Gap::Light => words += 1,
                // The full stop of "St. Sample" ends no sentence.
                Gap::Break if is_saint(pieces, end - 1) => words += 1,
                _ => break,
            }
        }
        let letters = pieces.text(start..end);
        if words > MOST_WORDS || letters.len() > names.longest + 1 {
            break;
        }
        // "the Sampletons" and "Sampletons bike" name the same people as without the s.
        let plural = if pieces.text(end - 1..end) == "s" { None } else { letters.strip_suffix('s') };
        for letters in [Some(letters), plural].into_iter().flatten() {
            if let Some(meaning) = names.meaning(letters) {
                let (forename, surname) = (meaning.forename.as_slice(), meaning.surname.as_slice());
                parts.push(Part { end, forename, surname, ordinary: is_ordinary(letters) });
            }
        }
    }
    parts
}

/// Whether a piece comes after "St. ".
fn is_saint(pieces: &Pieces, at: usize) -> bool {
    pieces.pieces.get(at).is_some_and(|piece| piece.after_full_stop) && pieces.text(at - 1..at) == "st"
}

/// Where a surname may begin after a forename, and whether words were skipped: middle names, initials, nicknames.
fn after_forename(pieces: &Pieces, end: usize) -> Vec<(usize, bool)> {
    let mut starts = Vec::new();
    if pieces.gap(end) != Gap::Break {
        starts.push((end, false));
    }
    for skipped in 0..2 {
        let middle = end + skipped;
        let Some(piece) = pieces.pieces.get(middle) else { break };
        let letters = pieces.text(middle..middle + 1);
        let is_initial = letters.chars().count() == 1;
        let after_initial = skipped > 0 && pieces.text(middle - 1..middle).chars().count() == 1;
        let follows = matches!(piece.gap, Gap::Light | Gap::Loose) || (piece.after_full_stop && after_initial);
        let is_name = piece.capital || piece.gap == Gap::Loose;
        // "Zebedee's Sampleton raffle" has the raffle, not Zebedee, called Sampleton.
        let is_possessive = piece.after_apostrophe && letters == "s";
        if !follows
            || !is_name
            || is_possessive
            || is_never_a_middle_name(letters) && !is_initial
            || letters.chars().any(char::is_numeric)
        {
            break;
        }
        let next = middle + 1;
        let goes_on = match pieces.gap(next) {
            Gap::Joined | Gap::Light | Gap::Loose => true,
            Gap::Break => is_initial && pieces.pieces.get(next).is_some_and(|piece| piece.after_full_stop),
            Gap::Comma => false,
        };
        if goes_on {
            starts.push((next, true));
        }
    }
    starts
}

/// Whether a surname right after a forename belongs to it. After a comma it may begin something else, so there both must
/// be written as names and the surname must be nobody's forename.
fn may_follow(pieces: &Pieces, start: usize, next: usize, surname: &Part<'_>) -> bool {
    let capital = |at: usize| pieces.pieces.get(at).is_some_and(|piece| piece.capital);
    pieces.gap(next) != Gap::Comma
        || (capital(start)
            && capital(next)
            && surname.forename.is_empty()
            && (pieces.gap(surname.end) == Gap::Break || !capital(surname.end)))
}

/// Whether a forename right after a surname belongs to it. Without a comma, "the price may rise" must not name May Price.
fn may_be_reversed(pieces: &Pieces, start: usize, next: usize, forename: &Part<'_>) -> bool {
    let capital = |at: usize| pieces.pieces.get(at).is_some_and(|piece| piece.capital);
    !forename.forename.is_empty()
        && (pieces.gap(next) == Gap::Comma || !forename.ordinary || (capital(start) && capital(next)))
}

/// People in both ascending lists.
fn both(some: &[Index], others: &[Index]) -> Vec<Index> {
    some.iter().filter(|index| others.binary_search(index).is_ok()).copied().collect()
}

/// Finds names run together in one word, as in #wellzebedeesampleton or zebedeesampleton2.jpg.
fn find_together(pieces: &Pieces, names: &Names, is_file_name: bool, found: &mut Vec<FullName>) {
    let mut start = 0;
    while start < pieces.pieces.len() {
        let mut end = start + 1;
        while pieces.gap(end) == Gap::Joined && is_word(pieces, end) && is_word(pieces, start) {
            end += 1;
        }
        let tagged = is_file_name || pieces.pieces.get(start).is_some_and(|piece| piece.in_tag);
        let word = pieces.text(start..end);
        let first = pieces.folded(start..end).start;
        in_word(word, names, tagged, |letters, people| {
            let people = people.to_vec();
            found.push(FullName { folded: first + letters.start..first + letters.end, forward: true, people });
        });
        start = end;
    }
}

fn is_word(pieces: &Pieces, at: usize) -> bool {
    !pieces.text(at..at + 1).starts_with(char::is_numeric)
}

/// Tells `each` of every pair of names in a word, as a range of its letters.
fn in_word(word: &str, names: &Names, tagged: bool, mut each: impl FnMut(Range<usize>, &[Index])) {
    let starts: Vec<usize> = word.char_indices().map(|(byte, _)| byte).chain([word.len()]).collect();
    let count = starts.len() - 1;
    for (first, from) in starts.iter().enumerate() {
        for (last, to) in starts.iter().enumerate().skip(first + 2) {
            if to - from > names.longest_together {
                break;
            }
            let Some(letters) = word.get(*from..*to) else { continue };
            // The whole word, but for a possessive s, needs to be less long than a part of one.
            let is_whole = first == 0 && (last == count || word.get(*to..) == Some("s"));
            let shortest = match letters.chars().any(is_ideograph) {
                true => 2,
                false if tagged && is_whole => SHORTEST_TOGETHER_IN_TAG,
                false => SHORTEST_TOGETHER,
            };
            let people = names.together(letters);
            if last - first >= shortest && !people.is_empty() {
                each(first..last, people);
            }
        }
    }
}

/// Whether a letter is one of a script that writes names without spaces.
fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}
