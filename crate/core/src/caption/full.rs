//! Finds full names: a forename and a surname of one person, in either order, with what people put between them, and with
//! a slip of the finger in one of the two.

use std::ops::Range;

use super::{
    context::{Case, Text},
    names::{Forms, Index, Names},
    near::Form,
    ordinary::{is_never_a_middle_name, is_ordinary},
    tokens::{Gap, Pieces},
};

/// Pairs of letters this short turn up in ordinary words, so they count only in hashtags and file names.
const SHORTEST_TOGETHER: usize = 8;
const SHORTEST_TOGETHER_IN_TAG: usize = 5;
/// A name has at most so many words.
const MOST_WORDS: usize = 6;

/// From its first piece to the beginning of its last, and from there to its end, a name has fewer pieces than that.
pub(super) const MOST_PIECES: usize = 40;

/// A full name, as a range of the folded text.
#[derive(Debug)]
pub(super) struct FullName {
    pub folded: Range<usize>,
    /// Forename first.
    pub forward: bool,
    /// Whose, in ascending order.
    pub people: Vec<Index>,
    /// It can hardly mean anything else.
    pub sure: bool,
    /// One of the two names is spelt otherwise than on the list.
    pub near: bool,
    /// The word before it speaks against a name: "a Jack Russell".
    pub spoken_against: bool,
}

/// A run of pieces that is a forename or a surname of somebody.
struct Part<'a> {
    end: usize,
    forename: &'a [Index],
    surname: &'a [Index],
    ordinary: bool,
}

/// Every full name in a text; they may overlap. In a file name, words run together as in a hashtag.
pub(super) fn find(text: &Text<'_>, names: &Names) -> Vec<FullName> {
    find_from(text, names, 0..text.len())
}

/// The same, of those that begin with some of the pieces.
pub(super) fn find_from(text: &Text<'_>, names: &Names, starts: Range<usize>) -> Vec<FullName> {
    let pieces = text.pieces;
    // A name that begins there may end beyond.
    let parts: Vec<Vec<Part<'_>>> =
        (starts.start..text.len().min(starts.end + MOST_PIECES)).map(|start| parts_at(text, names, start)).collect();
    let at = |piece: usize| parts.get(piece.wrapping_sub(starts.start)).map_or(&[][..], Vec::as_slice);
    let mut found = Vec::new();
    for start in starts.clone() {
        found.extend(near_both(text, names, start));
        for part in at(start) {
            if !part.forename.is_empty() {
                for (next, skipped) in after_forename(pieces, part.end) {
                    for surname in at(next).iter().filter(|surname| !surname.surname.is_empty()) {
                        if !skipped && !may_follow(pieces, start, next, surname) {
                            continue;
                        }
                        let people = both(part.forename, surname.surname);
                        if let Some(sure) =
                            weigh(text, start, part.ordinary, next, surname).filter(|_| !people.is_empty())
                        {
                            let folded = pieces.folded(start..surname.end);
                            found.push(FullName {
                                folded,
                                forward: true,
                                people,
                                sure,
                                near: false,
                                spoken_against: text.is_spoken_against(start),
                            });
                        }
                    }
                }
                found.extend(near_surname(text, names, start, part));
            }
            if !part.surname.is_empty() {
                found.extend(near_forename(text, names, start, part));
            }
            if !part.surname.is_empty() && pieces.gap(part.end) != Gap::Break {
                for forename in at(part.end) {
                    let people = both(forename.forename, part.surname);
                    if !people.is_empty() && may_be_reversed(text, start, part, forename) {
                        let folded = pieces.folded(start..forename.end);
                        found.push(FullName {
                            folded,
                            forward: false,
                            people,
                            sure: true,
                            near: false,
                            spoken_against: false,
                        });
                    }
                }
            }
        }
    }
    find_together(text, names, starts, &mut found);
    found
}

/// Whether a forename and the surname after it are meant as names: surely, perhaps, or not at all. Only two ordinary words,
/// or an ordinary surname in small letters, can mean something else: "Will short stories do?"
fn weigh(text: &Text<'_>, start: usize, forename_is_ordinary: bool, next: usize, surname: &Part<'_>) -> Option<bool> {
    let tagged = text.is_tagged(start);
    if !surname.ordinary {
        return Some(true);
    }
    let (first, last) = (text.capital(start), text.capital(next));
    let goes_on_as_a_name = text.acts(surname.end)
        || text.is_possessive(surname.end)
        || text.has_a_pronoun_after(surname.end)
        || text.piece(surname.end).is_none_or(|after| after.gap != Gap::Light)
        || ["and", "n", "who", "from", "with"].contains(&text.after(surname.end));
    match (forename_is_ordinary, text.case) {
        (false, _) if first == last || tagged => Some(true),
        // "Abbie long jumps"
        (false, _) => goes_on_as_a_name.then_some(false),
        (true, _) if tagged => Some(first && last),
        (true, Case::Mixed) if first && last => Some(!text.is_place(surname.end)),
        (true, Case::Mixed) if first != last => (goes_on_as_a_name && !text.is_place(surname.end)).then_some(false),
        (true, _) => Some(goes_on_as_a_name),
    }
}

/// A surname after this forename that is nearly that of somebody who bears the forename.
fn near_surname(text: &Text<'_>, names: &Names, start: usize, part: &Part<'_>) -> Option<FullName> {
    let next = part.end;
    if text.pieces.gap(next) != Gap::Light || !text.as_a_name(start) || text.is_possessive(next) {
        return None;
    }
    let (people, end) = ends_of_a_word(text, next).rev().find_map(|end| {
        let letters = unknown_letters(text, next, end).filter(|letters| !is_surname(names, letters))?;
        let written = Form::of(letters);
        let people =
            people_with(names, part.forename, |forms| forms.surnames.iter().any(|form| form.is_near(&written)));
        (!people.is_empty()).then_some((people, end))
    })?;
    let sure = !part.ordinary || text.capital(start) && text.case == Case::Mixed;
    Some(FullName {
        folded: text.pieces.folded(start..end),
        forward: true,
        people,
        sure,
        near: true,
        spoken_against: false,
    })
}

/// A forename before or, with a comma, after this surname that is nearly or shortly that of somebody who bears the surname.
fn near_forename(text: &Text<'_>, names: &Names, start: usize, part: &Part<'_>) -> Option<FullName> {
    let bears = |letters: &str| {
        // A name that somebody bears is no slip for another's, but may be short for it.
        let may_be_a_slip = !is_forename(names, letters);
        let written = Form::of(letters);
        people_with(names, part.surname, |forms| {
            let fits =
                |form: &Form<'_>| may_be_a_slip && form.is_near(&written) || is_short_for(letters, form.letters());
            forms.forenames.iter().any(fits)
        })
    };
    if part.ordinary && !text.capital(start) {
        return None;
    }
    let before = (start.saturating_sub(3)..start).rev().find(|at| text.begins_word(*at) && !is_linked(text, *at));
    let follows = text.pieces.gap(start) == Gap::Light && !text.is_possessive(start.saturating_sub(1));
    let forward = before.filter(|_| follows).and_then(|at| {
        let people = bears(unknown_letters(text, at, start)?);
        let folded = text.pieces.folded(at..part.end);
        (!people.is_empty()).then_some(FullName {
            folded,
            forward: true,
            people,
            sure: true,
            near: true,
            spoken_against: false,
        })
    });
    forward.or_else(|| {
        let end = ends_of_a_word(text, part.end).next_back()?;
        if text.pieces.gap(part.end) != Gap::Comma || part.ordinary {
            return None;
        }
        let people = bears(unknown_letters(text, part.end, end)?);
        let folded = text.pieces.folded(start..end);
        (!people.is_empty()).then_some(FullName {
            folded,
            forward: false,
            people,
            sure: true,
            near: true,
            spoken_against: false,
        })
    })
}

/// The letters of these pieces where they are written as a name and are no ordinary word.
fn unknown_letters<'a>(text: &Text<'a>, start: usize, end: usize) -> Option<&'a str> {
    let letters = text.pieces.text(start..end);
    let fits = text.as_a_name(start) && letters.len() > 2 && !text.is_number(start) && !text.is_ordinary(letters);
    fits.then_some(letters)
}

fn is_surname(names: &Names, letters: &str) -> bool {
    names.meaning(letters).is_some_and(|meaning| !meaning.surname.is_empty())
}

fn is_forename(names: &Names, letters: &str) -> bool {
    names.meaning(letters).is_some_and(|meaning| !meaning.forename.is_empty())
}

/// Two words side by side each of which is nearly the name of one person, in the usual order.
fn near_both(text: &Text<'_>, names: &Names, start: usize) -> Option<FullName> {
    let end = ends_of_a_word(text, start).next_back()?;
    let last = ends_of_a_word(text, end).next_back()?;
    let spaced = text.piece(end).is_some_and(|piece| piece.gap == Gap::Light && !piece.after_hyphen);
    if !spaced || !text.begins_word(start) || text.case == Case::Small {
        return None;
    }
    let forename = unknown_letters(text, start, end).filter(|letters| letters.len() > 4)?;
    let surname = unknown_letters(text, end, last).filter(|letters| letters.len() > 4)?;
    let (written, last_written) = (Form::of(forename), Form::of(surname));
    let fits = |forms: &Forms| {
        forms.surnames.iter().any(|form| form.is_near(&last_written))
            && forms.forenames.iter().any(|form| form.is_near(&written))
    };
    let people = people_with(names, names.with_initials(forename, surname), fits);
    let folded = text.pieces.folded(start..last);
    (!people.is_empty()).then_some(FullName {
        folded,
        forward: true,
        people,
        sure: true,
        near: true,
        spoken_against: false,
    })
}

/// Where the word that begins here may end: after each of its pieces that hyphens and apostrophes link.
fn ends_of_a_word(text: &Text<'_>, start: usize) -> impl DoubleEndedIterator<Item = usize> {
    let linked = (start + 1..start + 4).take_while(|at| is_linked(text, *at)).count();
    start + 1..start + 2 + linked
}

fn is_linked(text: &Text<'_>, at: usize) -> bool {
    text.piece(at).is_some_and(|piece| piece.gap == Gap::Joined || piece.after_hyphen || piece.after_apostrophe)
        && !text.is_possessive(at)
}

/// "Dyl" for Dylan.
fn is_short_for(letters: &str, form: &str) -> bool {
    letters.len() > 2 && form.len() > letters.len() && form.starts_with(letters)
}

fn people_with(names: &Names, people: &[Index], fits: impl Fn(&Forms) -> bool) -> Vec<Index> {
    people.iter().copied().filter(|index| names.person(*index).is_some_and(&fits)).collect()
}

/// Every forename and surname that begins with this piece.
fn parts_at<'a>(text: &Text<'_>, names: &'a Names, start: usize) -> Vec<Part<'a>> {
    let (pieces, reach) = (text.pieces, text.reach(start));
    let mut parts = Vec::new();
    if reach == 0 {
        return parts;
    }
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
        if words > MOST_WORDS || letters.len() > reach + 1 {
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
    // Noah "the Shark" Carter, Noah (new this term) Carter
    if pieces.gap(end) == Gap::Loose {
        let closes = |at: &usize| pieces.gap(*at) == Gap::Loose;
        let inside = |at: &usize| matches!(pieces.gap(*at), Gap::Light | Gap::Joined | Gap::Loose);
        starts.extend((end + 1..end + 5).take_while(inside).find(closes).map(|at| (at, true)));
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
            && !surname.ordinary
            && (pieces.gap(surname.end) == Gap::Break || !capital(surname.end)))
}

/// Whether a forename right after a surname belongs to it. Without a comma, "the price may rise" must not name May Price,
/// nor "King Alfred" Alfred King.
fn may_be_reversed(text: &Text<'_>, start: usize, surname: &Part<'_>, forename: &Part<'_>) -> bool {
    let next = surname.end;
    let shouted = text.piece(start).is_some_and(|piece| piece.capital && !piece.has_small) && text.case == Case::Mixed;
    !forename.forename.is_empty()
        && (text.pieces.gap(next) == Gap::Comma
            || ((!surname.ordinary || shouted)
                && (!forename.ordinary
                    || text.is_tagged(start)
                    || (text.capital(start) && text.capital(next) && !text.acts(next)))))
}

/// People in both ascending lists.
fn both(some: &[Index], others: &[Index]) -> Vec<Index> {
    some.iter().filter(|index| others.binary_search(index).is_ok()).copied().collect()
}

/// Finds names run together in one word, as in #wellzebedeesampleton or zebedeesampleton2.jpg.
fn find_together(text: &Text<'_>, names: &Names, starts: Range<usize>, found: &mut Vec<FullName>) {
    let pieces = text.pieces;
    let mut start = starts.start;
    while start < starts.end {
        let mut end = start + 1;
        while pieces.gap(end) == Gap::Joined && is_word(pieces, end) && is_word(pieces, start) {
            end += 1;
        }
        let tagged = text.is_tagged(start);
        let word = pieces.text(start..end);
        let first = pieces.folded(start..end).start;
        in_word(word, names, tagged, |letters, people| {
            let folded = first + letters.start..first + letters.end;
            found.push(FullName { folded, forward: true, people, sure: true, near: false, spoken_against: false });
        });
        start = end;
    }
}

fn is_word(pieces: &Pieces, at: usize) -> bool {
    !pieces.text(at..at + 1).starts_with(char::is_numeric)
}

/// Tells `each` of every pair of names in a word, as a range of its letters.
fn in_word(word: &str, names: &Names, tagged: bool, mut each: impl FnMut(Range<usize>, Vec<Index>)) {
    let shortest = if tagged { SHORTEST_TOGETHER_IN_TAG } else { SHORTEST_TOGETHER };
    if word.len() < shortest && word.is_ascii() {
        return;
    }
    let starts: Vec<usize> = word.char_indices().map(|(byte, _)| byte).chain([word.len()]).collect();
    let count = starts.len() - 1;
    for (first, from) in starts.iter().enumerate() {
        let rest = word.get(*from..).unwrap_or_default();
        let reach = names.reach(rest);
        for (middle, between) in starts.iter().enumerate().skip(first + 1).take_while(|(_, at)| *at - from <= reach) {
            let Some(one) = word.get(*from..*between).and_then(|letters| names.meaning(letters)) else { continue };
            let rest = word.get(*between..).unwrap_or_default();
            let reach = names.reach(rest);
            for (last, to) in starts.iter().enumerate().skip(middle + 1).take_while(|(_, at)| *at - between <= reach) {
                let Some(other) = word.get(*between..*to).and_then(|letters| names.meaning(letters)) else { continue };
                // The whole word, but for a possessive s, needs to be less long than a part of one.
                let is_whole = first == 0 && (last == count || word.get(*to..) == Some("s"));
                let letters = word.get(*from..*to).unwrap_or_default();
                let shortest = match letters.chars().any(is_ideograph) {
                    true => 2,
                    false if tagged && is_whole => SHORTEST_TOGETHER_IN_TAG,
                    false => SHORTEST_TOGETHER,
                };
                if last - first < shortest {
                    continue;
                }
                let mut people = both(&one.forename, &other.surname);
                people.extend(both(&one.surname, &other.forename));
                people.sort_unstable();
                people.dedup();
                if !people.is_empty() {
                    each(first..last, people);
                }
            }
        }
    }
}

/// Whether a letter is one of a script that writes names without spaces.
fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}
