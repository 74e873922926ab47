//! Finds unique pupil numbers: a check letter and twelve digits, the last of which is a letter in a temporary one
//! (Department for Education, Unique pupil numbers: guide, "How UPNs are made up").

use std::ops::Range;

use super::{fold::Folded, names::Names};

/// The check letters in the order of the sum's remainder by 23.
const LETTERS: &[u8; 23] = b"abcdefghjklmnpqrtuvwxyz";

/// Every unique pupil number, as ranges of the folded text. A number whose check letter is wrong counts where the words
/// before it say what it is.
pub(super) fn find(folded: &Folded, names: &Names) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for start in 0..folded.letters.len() {
        let before = start.checked_sub(1).and_then(|before| folded.at(before));
        let may_begin = folded.at(start).is_some_and(|sign| sign.is_ascii_alphabetic())
            && folded.at(start + 1).is_some_and(|next| !next.is_alphabetic() || next == 'o');
        if !may_begin || before.is_some_and(char::is_alphanumeric) || found.last().is_some_and(|last| start < last.end)
        {
            continue;
        }
        if let Some((signs, end)) = signs(folded, start)
            && (is_listed(&signs, names) || is_checked(&signs) || is_temporary(&signs) || is_announced(folded, start))
        {
            found.push(start..end);
        }
    }
    found
}

/// Whether it is the number of somebody on the list.
fn is_listed(signs: &[u8], names: &Names) -> bool {
    std::str::from_utf8(signs).is_ok_and(|number| !names.with_upn(number).is_empty())
}

/// The thirteen signs from here on, with a space or hyphen between groups of them, and where they end.
fn signs(folded: &Folded, start: usize) -> Option<(Vec<u8>, usize)> {
    let mut signs = Vec::new();
    let mut at = start;
    while signs.len() < 13 {
        // The letter O typed for a nought.
        let sign = folded.at(at).map(|sign| if sign == 'o' && (1..12).contains(&signs.len()) { '0' } else { sign })?;
        let fits = match signs.len() {
            0 => sign.is_ascii_alphabetic(),
            12 => sign.is_ascii_alphanumeric(),
            _ => sign.is_ascii_digit(),
        };
        match sign {
            ' ' | '-' | '.' | '/'
                if !signs.is_empty() && folded.at(at + 1).is_some_and(|next| next.is_ascii_digit()) => {}
            _ if fits => signs.push(u8::try_from(sign).ok()?),
            _ => return None,
        }
        at += 1;
    }
    folded.at(at).is_none_or(|after| !after.is_alphanumeric()).then_some((signs, at))
}

/// Whether the first letter is that of the sum of the others, each times its place.
fn is_checked(signs: &[u8]) -> bool {
    let value = |sign: &u8| match sign {
        b'0'..=b'9' => usize::from(sign - b'0'),
        letter => LETTERS.iter().position(|other| other == letter).unwrap_or(0),
    };
    let sum: usize = signs.iter().enumerate().skip(1).map(|(place, sign)| value(sign) * (place + 1)).sum();
    LETTERS.get(sum % 23) == signs.first()
}

/// Whether the last sign is a letter: nothing else looks like that.
fn is_temporary(signs: &[u8]) -> bool {
    signs.last().is_some_and(u8::is_ascii_alphabetic)
}

/// Whether the words before say that a pupil number follows.
fn is_announced(folded: &Folded, start: usize) -> bool {
    let before: String = (start.saturating_sub(24)..start).filter_map(|at| folded.at(at)).collect();
    ["upn", "pupil number", "pupil no", "unique pupil"].iter().any(|word| before.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find_in(text: &str) -> Vec<String> {
        let folded = Folded::new(text);
        folded.typed_texts(text, find(&folded, &Names::default()))
    }

    // Local authority 999 does not exist.
    #[test]
    fn a_number_with_its_check_letter_is_found_alone() {
        let number = |digits: &str| {
            let letter = LETTERS.iter().find(|letter| is_checked(&[&[**letter], digits.as_bytes()].concat()));
            format!("{}{digits}", char::from(*letter.unwrap()).to_uppercase())
        };
        let made = number("999201700001");
        for text in [made.clone(), made.to_lowercase(), format!("{} {}", &made[..4], &made[4..]), format!("{made}.jpg")]
        {
            assert_eq!(find_in(&format!("Trip {text}")).len(), 1, "{text}");
        }
        let wrong = made.replacen(&made[..1], if made.starts_with('A') { "B" } else { "A" }, 1);
        assert_eq!(find_in(&format!("No. {wrong}")), Vec::<String>::new());
        assert_eq!(find_in(&format!("UPN: {wrong}")), [wrong]);
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in ["X12345678901", "X1234-5678-901", "A1234567890123", "ISBN 9780000000002", "IMG_20260105093045"] {
            assert_eq!(find_in(text), Vec::<String>::new(), "{text}");
        }
    }
}
