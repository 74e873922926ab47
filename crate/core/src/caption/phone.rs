//! Finds telephone numbers as they are written in the United Kingdom (Ofcom, National Telephone Numbering Plan).
//!
//! A national number is 0 and nine or ten digits; from abroad, +44 or 0044 stands for the 0. Numbers of mobiles (07) and
//! of cities (02) always have ten digits after the 0.

use std::ops::Range;

use super::fold::Folded;

/// Every telephone number, as ranges of the folded text.
pub(super) fn find(folded: &Folded) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < folded.letters.len() {
        match number_at(folded, at) {
            Some(end) => {
                found.push(at..end);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// A run of digits.
struct Group {
    digits: String,
    end: usize,
    /// A dot or slash stands before it, as in a date.
    after_dot: bool,
}

/// One past the number that begins here.
fn number_at(folded: &Folded, start: usize) -> Option<usize> {
    let before = start.checked_sub(1).and_then(|before| folded.at(before));
    if before.is_some_and(|sign| sign.is_alphanumeric() || "+.,£$€#".contains(sign)) {
        return None;
    }
    let opens = folded.at(start)?;
    if !(digit(opens).is_some() || "+(".contains(opens)) {
        return None;
    }
    let groups = groups(folded, start);
    let from_abroad = opens == '+' || (opens == '(' && folded.at(start + 1) == Some('+'));
    // The longest that is a number wins; digits after it, such as a time, are not part of it.
    (1..=groups.len()).rev().find_map(|count| {
        let groups = groups.get(..count)?;
        let last = groups.last()?;
        let follows = folded.at(last.end);
        let runs_on = follows.is_some_and(|sign| sign.is_alphanumeric() || sign == '@');
        (!runs_on && is_number(groups, from_abroad)).then(|| match follows {
            Some(')') if opens == '(' && count == 1 => last.end + 1,
            _ => last.end,
        })
    })
}

/// The groups of digits from here on, while nothing but what stands inside a number parts them.
fn groups(folded: &Folded, start: usize) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut at = start;
    while groups.len() < 8 {
        let mut signs = String::new();
        while let Some(sign) = folded.at(at).filter(|sign| " -.()+".contains(*sign)) {
            signs.push(sign);
            at += 1;
        }
        let opening = groups.is_empty();
        if signs.len() > 3 || (!opening && signs.contains('+')) {
            break;
        }
        let mut digits = String::new();
        while let Some(value) = folded.at(at).and_then(digit) {
            digits.push(value);
            at += 1;
        }
        if digits.is_empty() {
            break;
        }
        groups.push(Group { digits, end: at, after_dot: signs.contains('.') });
    }
    groups
}

/// A digit, or the letter O typed for a nought.
fn digit(sign: char) -> Option<char> {
    match sign {
        '0'..='9' => Some(sign),
        'o' => Some('0'),
        _ => None,
    }
}

/// Whether these groups are a telephone number.
fn is_number(groups: &[Group], from_abroad: bool) -> bool {
    let digits: String = groups.iter().map(|group| group.digits.as_str()).collect();
    let first = groups.first().map_or("", |group| group.digits.as_str());
    let abroad = match from_abroad {
        true => digits.strip_prefix("44"),
        false => digits.strip_prefix("0044"),
    };
    let national = match (abroad, from_abroad) {
        // Many write +44 (0)1632 …, which no telephone would accept.
        (Some(rest), _) => rest.strip_prefix('0').unwrap_or(rest),
        (None, true) => return false,
        (None, false) => match digits.strip_prefix('0') {
            Some(rest) => rest,
            None => return false,
        },
    };
    let length_fits = match national.chars().next() {
        Some('7' | '2') => national.len() == 10,
        Some('1' | '3' | '5' | '8' | '9') => matches!(national.len(), 9 | 10),
        _ => false,
    };
    // 01.09.2026 12 is a day and a number. No area code is two digits long, and no one dictates digit by digit in print.
    let is_grouped = abroad.is_some()
        || groups.len() == 1
        || (groups.len() <= 5
            && (first.len() > 2 || matches!(first, "02" | "07"))
            && !(first.len() == 2 && groups.get(1).is_some_and(|second| second.after_dot)));
    // Letters O alone are no number.
    let noughts_typed = digits.bytes().filter(|digit| *digit != b'0').count() >= 4;
    length_fits && is_grouped && noughts_typed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find_in(text: &str) -> Vec<String> {
        let folded = Folded::new(text);
        folded.typed_texts(text, find(&folded))
    }

    // The numbers are those that Ofcom keeps for drama.
    #[test]
    fn numbers_are_found_as_they_are_written_here() {
        for number in [
            "07700 900123",
            "07700900123",
            "07700 900 123",
            "07700-900-123",
            "07700.900.123",
            "(07700) 900123",
            "+44 7700 900123",
            "+447700900123",
            "+44 (0)7700 900123",
            "0044 7700 900123",
            "(+44) 7700 900123",
            "020 7946 0123",
            "(020) 7946 0123",
            "01632 960123",
            "01632-960-123",
            "0113 496 0123",
            "0808 157 0123",
            "07700\u{A0}900\u{A0}123",
            "O77OO 9OO 123",
        ] {
            let found = find_in(&format!("Ring {number}, please."));
            assert_eq!(found.len(), 1, "{number}");
            assert_eq!(found[0].trim_matches(['(', ')']), number.trim_matches(['(', ')']), "{number}");
        }
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in [
            "2026",
            "12/09/2026",
            "01.09.2026",
            "01.09.2026 12",
            "01-09-2026 10:30",
            "0-0",
            "3-2, 1-0, 0-0",
            "£1,204.50",
            "1234567890123",
            "IMG_20260105_093045.jpg",
            "09:30 to 10:45",
            "0.75 0.5 0.25",
            "0 1 2 3 4 5 6 7 8 9 10",
            "UPN X000000000000",
            "ISBN 978 0 00 000000 2",
            "012345678901234",
            "oooooooooo",
            "Oooo ooo oooo",
        ] {
            assert_eq!(find_in(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_time_after_a_number_is_not_part_of_it() {
        assert_eq!(find_in("0113 496 0123 6pm"), ["0113 496 0123"]);
        assert_eq!(find_in("01632 960123 or 07700 900123"), ["01632 960123", "07700 900123"]);
    }
}
