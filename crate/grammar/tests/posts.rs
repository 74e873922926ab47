//! What a school's post is told, and above all what it is not.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use schoolgate_grammar::{Checker, Kind, LONGEST, Note};
use std::cell::RefCell;

thread_local! {
    /// One for each test: reading the rules takes a while.
    static CHECKER: RefCell<Checker> = RefCell::new(Checker::new());
}

/// The words of a note, its kind and its first suggestion.
type Slip = (String, Kind, Option<String>);

fn found_by(checker: &mut Checker, text: &str) -> Vec<Slip> {
    let letters: Vec<char> = text.chars().collect();
    let said = |Note { start, end, kind, suggestions, .. }: Note| {
        (letters[start..end].iter().collect(), kind, suggestions.into_iter().next())
    };
    checker.check(text).into_iter().map(said).collect()
}

fn found(text: &str, known: &[&str]) -> Vec<Slip> {
    CHECKER.with_borrow_mut(|checker| {
        checker.know(known.iter().copied());
        found_by(checker, text)
    })
}

fn words(slips: &[Slip]) -> Vec<&str> {
    slips.iter().map(|(words, ..)| words.as_str()).collect()
}

fn slip(words: &str, kind: Kind, instead: &str) -> Slip {
    (words.to_owned(), kind, Some(instead.to_owned()))
}

#[test]
fn a_misspelling_is_found_where_it_stands_after_emoji_and_accents() {
    let expected = [slip("recieved", Kind::Spelling, "received")];
    assert_eq!(found("👩🏽‍🏫🎉 The café crew recieved a prize.", &[]), expected);
    assert_eq!(found("The cafe\u{301} crew, “naïve” or not, recieved a prize.", &["café"]), expected);
}

#[test]
fn a_doubled_word_and_a_mistaken_one_are_found() {
    assert_eq!(found("We saw a a whale.", &[]), [slip("a a", Kind::Grammar, "a")]);
    let [(there, kind, instead)] = found("Their is a fair on Friday.", &[]).try_into().unwrap();
    assert!(there.starts_with("Their") && instead.is_some_and(|instead| instead.starts_with("There")));
    assert_ne!(kind, Kind::Spelling);
}

#[test]
fn names_of_the_class_list_are_no_misspellings() {
    let post = "Orla’s team won! Well done Tomasz, orla and lower-case zofia.";
    assert_eq!(words(&found(post, &[])), ["Orla’s", "Tomasz", "orla", "zofia"]);
    assert_eq!(found(post, &["Zofia Kowalczyk", "Tomasz Adeyemi", "Órla O'Shaughnessy"]), []);
}

#[test]
fn what_was_known_before_is_forgotten_and_never_suggested() {
    let mut checker = Checker::new();
    checker.know(["Zofia"]);
    assert_eq!(checker.check("we saw zofia"), []);
    let suggested: Vec<String> =
        checker.check("We saw zofiaa.").into_iter().flat_map(|note| note.suggestions).collect();
    assert!(!suggested.iter().any(|word| word.eq_ignore_ascii_case("zofia")), "{suggested:?}");
    checker.know([]);
    assert_eq!(checker.check("We saw zofia.").len(), 1);
}

#[test]
fn a_capital_within_a_sentence_is_a_name_unless_it_is_nearly_a_known_one() {
    let post = "Thank you to Mr Kaczmarek, Mrs Subramaniam and J. Threlfall. See you in Febuary on a Wensday!";
    assert_eq!(words(&found(post, &[])), ["Febuary", "Wensday"]);
}

#[test]
fn codes_and_brands_are_no_misspellings() {
    assert_eq!(found("Pay on ParentPay, or at ZZ97 4QD by the 3rd for U11s and U9s.", &[]), []);
}

#[test]
fn british_spelling_is_right_and_american_is_not() {
    assert_eq!(found("Our favourite colour in the theatre was grey.", &[]), []);
    assert_eq!(words(&found("Our favorite color was in the center.", &[])), ["favorite", "color", "center"]);
}

#[test]
fn good_posts_of_schools_are_left_alone() {
    let mut checker = Checker::new();
    let mut wrong = Vec::new();
    for post in include_str!("good-posts.txt").lines() {
        wrong.extend(found_by(&mut checker, post).into_iter().map(|slip| (post, slip)));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_is_wrong_in_planted_posts_is_found() {
    let mut checker = Checker::new();
    let mut missed = Vec::new();
    for line in include_str!("planted-slips.txt").lines() {
        let (slip, post) = line.split_once(" | ").unwrap();
        let slips = found_by(&mut checker, post);
        if !slips.iter().any(|(words, ..)| words.contains(slip)) {
            missed.push((line, slips));
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn anything_can_be_checked_without_breaking_down() {
    let mut checker = Checker::new();
    checker.know(["", " ", "’"]);
    for text in
        ["", " ", "\n\n\n", "#", "@", "\u{301}", "🎉", "'''", "a\u{0}b", "1st 2nd 3th 0x", "…", "“", "())(", "’s"]
    {
        let _ = checker.check(text);
    }
}

#[test]
fn what_lies_behind_the_longest_text_is_not_read() {
    let text = format!("{}recieved", "fine ".repeat(LONGEST / 5));
    assert!(found(&text, &[]).iter().all(|(words, ..)| words != "recieved"));
}
