//! Finds e-mail addresses by their shape (RFC 5322 and 1123, as far as people use them).

use std::ops::Range;

use super::fold::Folded;

/// Every e-mail address, as ranges of the folded text.
pub(super) fn find(folded: &Folded) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in 0..folded.letters.len() {
        let Some(sign) = sign(folded, at, '@', "at") else { continue };
        let mut start = sign.start;
        while start.checked_sub(1).and_then(|before| folded.at(before)).is_some_and(is_local) {
            start -= 1;
        }
        // A full stop or quotation mark in front belongs to the sentence.
        while start < sign.start && folded.at(start).is_some_and(|sign| !sign.is_alphanumeric()) {
            start += 1;
        }
        let Some(end) = domain_end(folded, sign.end) else { continue };
        if start < sign.start && found.last().is_none_or(|last| last.end <= start) {
            found.push(start..end);
        }
    }
    found
}

/// A sign at this place, or the word in brackets that stands for it: "zeb [at] example (dot) org".
fn sign(folded: &Folded, at: usize, sign: char, word: &str) -> Option<Range<usize>> {
    if folded.at(at) == Some(sign) {
        return Some(at..at + 1);
    }
    if !folded.at(at).is_some_and(|open| "[({".contains(open)) {
        return None;
    }
    let mut end = at + 1;
    for letter in word.chars() {
        if folded.at(end) != Some(letter) {
            return None;
        }
        end += 1;
    }
    if !folded.at(end).is_some_and(|close| "])}".contains(close)) {
        return None;
    }
    let is_space = |at: usize| folded.at(at) == Some(' ');
    let start = if at.checked_sub(1).is_some_and(is_space) { at - 1 } else { at };
    Some(start..if is_space(end + 1) { end + 2 } else { end + 1 })
}

fn is_local(sign: char) -> bool {
    sign.is_alphanumeric() || "._%+-'".contains(sign)
}

/// One past a domain of at least two labels, the last one of letters.
fn domain_end(folded: &Folded, start: usize) -> Option<usize> {
    let mut end = None;
    let mut label = start;
    loop {
        let mut at = label;
        while folded.at(at).is_some_and(|sign| sign.is_alphanumeric() || sign == '-') {
            at += 1;
        }
        if at == label {
            return end;
        }
        let has_letters_only = (label..at).all(|at| folded.at(at).is_some_and(char::is_alphabetic));
        if label > start && has_letters_only && at - label >= 2 {
            end = Some(at);
        }
        let dot = sign(folded, at, '.', "dot").or_else(|| sign(folded, at + 1, '.', "dot"));
        let Some(dot) = dot.filter(|dot| dot.start == at) else { return end };
        label = dot.end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find_in(text: &str) -> Vec<String> {
        let folded = Folded::new(text);
        folded.typed_texts(text, find(&folded))
    }

    #[test]
    fn an_address_is_found_without_the_signs_around_it() {
        for text in [
            "write to z.sample+trip@mail.example.org.",
            "<Z.Sample+Trip@mail.EXAMPLE.org>",
            "(z.sample+trip＠mail.example.org)",
        ] {
            assert_eq!(find_in(text).len(), 1, "{text}");
            assert_eq!(find_in(text)[0].to_lowercase().replace('＠', "@"), "z.sample+trip@mail.example.org", "{text}");
        }
        assert_eq!(find_in("mail z.s [at] example (dot) org today"), ["z.s [at] example (dot) org"]);
        assert_eq!(find_in("a@example.org, b@example.co.uk's"), ["a@example.org", "b@example.co.uk"]);
    }

    #[test]
    fn a_handle_or_a_lone_sign_is_no_address() {
        for text in ["@schoolname", "thanks @schoolname.", "3 @ 5", "a@b", "cakes @ 50p. Come!", "a@.org", "x@1.2"] {
            assert_eq!(find_in(text), Vec::<String>::new(), "{text}");
        }
    }
}
