//! Finds postal addresses: a house's number or name with its street.

use std::ops::Range;

use super::{
    fold::Folded,
    tokens::{Gap, Pieces},
};

/// What a street may be, in full or shortened.
#[rustfmt::skip]
const STREETS: &[&str] = &[
    "approach", "ave", "avenue", "bank", "boulevard", "brow", "chase", "cl", "close", "common", "coppice",
    "copse", "corner", "cottages", "court", "cres", "crescent", "croft", "crt", "dell", "dr", "drive", "end",
    "fields", "fold", "garth", "gardens", "gate", "gdns", "glade", "glebe", "green", "grove", "heights", "hill",
    "knoll", "lane", "lea", "ln", "mead", "meadow", "meadows", "mews", "orchard", "paddock", "parade", "park",
    "passage", "path", "pl", "place", "promenade", "quay", "rd", "ride", "ridge", "rise", "road", "row",
    "spinney", "square", "st", "street", "terrace", "terr", "vale", "view", "villas", "walk", "way", "wharf",
    "wood", "yard",
];
/// Streets plain enough to be meant in small letters too.
const PLAIN: &[&str] = &["avenue", "ave", "crescent", "drive", "gardens", "lane", "rd", "road", "street", "terrace"];
/// What a street called "The …" may be.
#[rustfmt::skip]
const THE: &[&str] = &[
    "avenue", "beeches", "birches", "cedars", "chestnuts", "close", "cottages", "courtyard", "crescent", "drive",
    "elms", "firs", "gables", "glade", "glebe", "green", "grove", "hawthorns", "hollies", "larches", "laurels",
    "limes", "maltings", "maples", "meadows", "mews", "oaks", "orchard", "orchards", "paddock", "paddocks",
    "pines", "poplars", "quadrant", "ridings", "spinney", "square", "stables", "terrace", "willows", "woodlands",
];
/// What a house with a name may be.
const HOUSES: &[&str] = &[
    "barn",
    "cottage",
    "farm",
    "bungalow",
    "farmhouse",
    "forge",
    "hall",
    "house",
    "lodge",
    "manor",
    "rectory",
    "vicarage",
    "villa",
];
/// Words between a number and what is then no street: "2 of our way".
#[rustfmt::skip]
const LEADS_TO_A_WORD: &[&str] = &[
    "a", "across", "all", "along", "any", "at", "best", "by", "down", "from", "miles", "minutes", "off", "on",
    "up", "each", "every", "first", "half", "in", "last", "long", "more", "no", "of", "one", "our", "some",
    "that", "the", "their", "this", "to", "way", "years",
];
/// Words before a number that make it another one.
#[rustfmt::skip]
const NUMBERED: &[&str] = &[
    "year", "years", "class", "group", "key", "stage", "page", "pages", "chapter", "room", "grade", "unit", "bus",
    "route", "no", "week", "day", "team", "level", "lot", "pot",
];

/// Every address, as ranges of the folded text.
pub(super) fn find(folded: &Folded, pieces: &Pieces) -> Vec<Range<usize>> {
    let has_capitals = folded.letters.iter().any(|letter| letter.capital);
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.pieces.len() {
        match numbered(pieces, at, has_capitals).or_else(|| named(pieces, at)) {
            Some(end) => {
                found.push(folded.whole(pieces.folded(at..end)));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// One past "14 Made Up Lane", "14a, Made Up Lane" or "5 The Paddocks".
fn numbered(pieces: &Pieces, start: usize, has_capitals: bool) -> Option<usize> {
    let number = pieces.text(start..start + 1);
    let is_number = (1..=4).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    let before = start.checked_sub(1).map_or("", |before| pieces.text(before..start));
    let follows_on = matches!(pieces.gap(start), Gap::Light) && NUMBERED.contains(&before);
    let is_in_a_date = pieces.pieces.get(start).is_some_and(|piece| piece.after_hyphen || piece.after_dot);
    if !is_number || pieces.gap(start) == Gap::Joined || follows_on || is_in_a_date {
        return None;
    }
    let letter = pieces.text(start + 1..start + 2);
    let has_letter = letter.len() == 1 && pieces.gap(start + 1) == Gap::Joined;
    let street = if has_letter { start + 2 } else { start + 1 };
    if !matches!(pieces.gap(street), Gap::Light | Gap::Comma) {
        return None;
    }
    street_end(pieces, street, has_capitals)
}

/// One past a street's name of up to four words.
fn street_end(pieces: &Pieces, start: usize, has_capitals: bool) -> Option<usize> {
    let capital = |at: usize| pieces.pieces.get(at).is_some_and(|piece| piece.capital);
    let is_the = pieces.text(start..start + 1) == "the";
    for last in start + 1..start + 6 {
        if !matches!(pieces.gap(last), Gap::Light | Gap::Joined) {
            return None;
        }
        let word = pieces.text(last..last + 1);
        let is_s = |at: usize| pieces.pieces.get(at).is_some_and(|piece| piece.after_apostrophe);
        let in_capitals = (start + usize::from(is_the)..=last).all(|at| capital(at) || is_s(at));
        let in_small = !has_capitals
            && last <= start + 2
            && !(start..last).any(|at| LEADS_TO_A_WORD.contains(&pieces.text(at..at + 1)))
            && (PLAIN.contains(&word) || last == start + 1);
        let fits = match is_the {
            true => THE.contains(&word) && (in_capitals || !has_capitals),
            false => {
                STREETS.contains(&word)
                    && (in_capitals || in_small || PLAIN.contains(&word) && (start..last).all(capital))
            }
        };
        // "14 Park Road" goes on after the park, "14 High Street" does not.
        let goes_on = pieces.gap(last + 1) == Gap::Light
            && capital(last + 1) == capital(last)
            && STREETS.contains(&pieces.text(last + 1..last + 2));
        if fits && !goes_on {
            return Some(last + 1);
        }
    }
    None
}

/// One past "Rose Cottage, Made Up Lane".
fn named(pieces: &Pieces, start: usize) -> Option<usize> {
    let capital = |at: usize| pieces.pieces.get(at).is_some_and(|piece| piece.capital);
    let begins = capital(start) && pieces.gap(start) != Gap::Joined;
    (start + 1..start + 4).take_while(|at| begins && capital(*at) && pieces.gap(*at) == Gap::Light).find_map(|house| {
        let is_house = HOUSES.contains(&pieces.text(house..house + 1)) && pieces.gap(house + 1) == Gap::Comma;
        is_house.then(|| street_end(pieces, house + 1, true)).flatten()
    })
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
    fn a_number_with_its_street_is_an_address() {
        for (text, address) in [
            ("Party at 9 Made Up Lane, Testford!", "9 Made Up Lane"),
            ("9a, Made Up Close", "9a, Made Up Close"),
            ("I live at 27 Sample Park Road now", "27 Sample Park Road"),
            ("12 the oaks", "12 the oaks"),
            ("call at 5 The Paddocks", "5 The Paddocks"),
            ("9 St Sample's Ave", "9 St Sample's Ave"),
            ("party at 9 sample street", "9 sample street"),
            ("Rose Cottage, Sample Lane", "Rose Cottage, Sample Lane"),
        ] {
            assert_eq!(find_in(text), [address], "{text}");
        }
    }

    #[test]
    fn other_numbers_and_other_streets_are_left_alone() {
        for text in [
            "Year 4 Road Safety Walk",
            "3 miles down the road",
            "We walked along Sample Street",
            "Class 5 The Oaks",
            "10 green bottles",
            "4 Park",
            "at 2 we find our way",
            "2026 Sample",
        ] {
            assert_eq!(find_in(text), Vec::<String>::new(), "{text}");
        }
    }
}
