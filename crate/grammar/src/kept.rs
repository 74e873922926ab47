//! What a post holds besides sentences, which no dictionary knows: hashtags, accounts, addresses.

use std::ops::Range;

/// Where these are, in Unicode scalar values.
pub fn kept_apart(letters: &[char]) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    let mut start = 0;
    for piece in letters.split(|letter| letter.is_whitespace()) {
        if let Some(offset) = offset_of(piece) {
            places.push(start + offset..start + piece.len());
        }
        start += piece.len() + 1;
    }
    places
}

/// Where in a piece without spaces such a thing begins.
fn offset_of(piece: &[char]) -> Option<usize> {
    let is_address = has(piece, "://") || starts(piece, "www.") || piece.iter().skip(1).any(|letter| *letter == '@');
    if is_address {
        return Some(0);
    }
    let at = piece.iter().position(|letter| matches!(letter, '#' | '@'))?;
    piece.get(at + 1).filter(|next| next.is_alphanumeric() || **next == '_').map(|_| at)
}

fn starts(piece: &[char], with: &str) -> bool {
    piece.iter().flat_map(|letter| letter.to_lowercase()).take(with.chars().count()).eq(with.chars())
}

fn has(piece: &[char], what: &str) -> bool {
    let what: Vec<char> = what.chars().collect();
    piece.windows(what.len()).any(|window| window == what)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let letters: Vec<char> = text.chars().collect();
        kept_apart(&letters).into_iter().map(|place| letters[place].iter().collect()).collect()
    }

    #[test]
    fn hashtags_accounts_and_addresses_are_no_sentences() {
        assert_eq!(
            found(
                "Well done 🎉 (#YearFourr) @MalmPark see https://exampel.sch.uk or www.exampel.uk, ofice@exampel.sch.uk"
            ),
            ["#YearFourr)", "@MalmPark", "https://exampel.sch.uk", "www.exampel.uk,", "ofice@exampel.sch.uk"],
        );
    }

    #[test]
    fn a_number_sign_alone_is_none() {
        assert!(found("# 1 and @ noon").is_empty());
    }
}
