//! Finds postcodes of the United Kingdom (BS 7666, and the areas that Royal Mail uses).
//!
//! The shape alone would find postcodes in "Y4 6PL"; the area must be one that there is.

use std::ops::Range;

use super::fold::Folded;

/// Royal Mail's areas with those of Jersey, Guernsey and Man, and ZZ, under which records keep unknown addresses.
const AREAS: &str = " ab al b ba bb bd bh bl bn br bs bt bx ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec eh \
    en ex fk fy g gl gu gy ha hd hg hp hr hs hu hx ig im ip iv je ka kt kw ky l la ld le ll ln ls lu m me mk ml n ne \
    ng nn np nr nw ol ox pa pe ph pl po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq tr ts tw \
    ub w wa wc wd wf wn wr ws wv yo ze zz ";

/// Letters that never stand in the last two places.
const NOT_INWARD: &str = "cikmov";

/// Every postcode, as ranges of the folded text.
pub(super) fn find(folded: &Folded) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < folded.letters.len() {
        let begins_word =
            at.checked_sub(1).and_then(|before| folded.at(before)).is_none_or(|sign| !sign.is_alphanumeric());
        match begins_word.then(|| postcode_at(folded, at)).flatten() {
            Some(end) => {
                found.push(at..end);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// One past the postcode that begins here.
fn postcode_at(folded: &Folded, start: usize) -> Option<usize> {
    let has_digit = (start + 1..start + 3).any(|at| folded.at(at).is_some_and(|sign| sign.is_ascii_digit()));
    if !has_digit && !"gir".chars().enumerate().all(|(place, sign)| folded.at(start + place) == Some(sign)) {
        return None;
    }
    // The outward part has two to four signs; the longer is tried first.
    (2..=4).rev().find_map(|length| {
        let outward: String = (start..start + length).map_while(|at| folded.at(at)).collect();
        if outward.len() != length || !is_outward(&outward) {
            return None;
        }
        let mut inward = start + length;
        while inward < start + length + 2 && folded.at(inward).is_some_and(|sign| sign == ' ' || sign == '-') {
            inward += 1;
        }
        let end = inward + 3;
        let ends_word = folded.at(end).is_none_or(|sign| !sign.is_alphanumeric());
        (ends_word && is_inward(folded, inward)).then_some(end)
    })
}

/// The area, one or two digits, and in some districts of large cities a letter.
fn is_outward(outward: &str) -> bool {
    if outward == "gir" {
        return true;
    }
    let area_end = outward.find(|sign: char| sign.is_ascii_digit()).unwrap_or(outward.len());
    let (area, district) = outward.split_at(area_end);
    let district = district.as_bytes();
    let has_area = (1..=2).contains(&area.len()) && AREAS.contains(&format!(" {area} "));
    has_area
        && match district {
            [digit] => digit.is_ascii_digit(),
            [first, second] if second.is_ascii_digit() => first.is_ascii_digit(),
            [_, letter] if area.len() == 1 => b"abcdefghjkpstuw".contains(letter),
            [_, letter] => b"abehmnprvwxy".contains(letter),
            _ => false,
        }
}

/// A digit and two letters; "2nd" after "B1" is no postcode, "2ND" is.
fn is_inward(folded: &Folded, start: usize) -> bool {
    let signs: Vec<char> = (start..start + 3).filter_map(|at| folded.at(at)).collect();
    let [digit, first, second] = signs.as_slice() else { return false };
    let capital = |at: usize| folded.letters.get(at).is_some_and(|letter| letter.capital);
    let typed_small = !capital(start + 1) || !capital(start + 2);
    let is_ordinal_or_unit =
        ["st", "nd", "rd", "th", "hr", "ft", "pt", "yr"].contains(&format!("{first}{second}").as_str());
    digit.is_ascii_digit()
        && [first, second].iter().all(|letter| letter.is_ascii_alphabetic() && !NOT_INWARD.contains(**letter))
        && !(typed_small && is_ordinal_or_unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find_in(text: &str) -> Vec<String> {
        let folded = Folded::new(text);
        folded.typed_texts(text, find(&folded))
    }

    // Codes of shapes that exist, in sectors that are not in use, or under ZZ.
    #[test]
    fn every_shape_is_found_in_any_case_with_or_without_the_space() {
        for code in [
            "ZZ99 3WZ",
            "zz99 3wz",
            "ZZ993WZ",
            "M1 0AA",
            "B99 0ZZ",
            "W1A 0ZZ",
            "EC1A 0ZZ",
            "gir 0aa",
            "ZZ99\u{A0}3WZ",
            "zz99-3wz",
        ] {
            assert_eq!(find_in(&format!("Party at 9 Made Up Lane, {code}!")), [code], "{code}");
        }
    }

    #[test]
    fn what_only_resembles_a_postcode_is_left_alone() {
        for text in [
            "Year 4 6PM",
            "Y4 6PL",
            "4B",
            "Class 4B 5M",
            "KS2 9AM",
            "E4 6PM",
            "B1 2nd place",
            "s3 1st",
            "Q1 1AA",
            "AI1 1AA",
            "M1 0CA",
            "A4 paper",
            "3K-bean-diary",
            "H999000000000",
            "zz99 3wzx",
            "xzz99 3wz",
            "P5 7JA",
            "R2 D2",
        ] {
            assert_eq!(find_in(text), Vec::<String>::new(), "{text}");
        }
    }
}
