//! A receipt exists only for what was let go, says exactly that, and nobody without the key can make or change one.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::BTreeMap;

use proptest::prelude::*;
use schoolgate_core::{
    Code, Error, Hash,
    caption::Words,
    faces::EXHAUSTIVE,
    people::{self, ClassList},
    photo::Photo,
    policy::{Channel, Policy, Role, preset},
    receipt::{self, Payload, Receipt, ReceiptKey, verify},
    register::{Body, Book},
    verdict::{Approval, Clearance, PhotoFacts, Submission, clear},
};
use schoolgate_fixtures::{draw, encode};

const VECTOR: &str = include_str!("../../../fixtures/receipts/photo.receipt.txt");
const VECTOR_WORDS: &str = include_str!("../../../fixtures/receipts/words.receipt.txt");
const VECTOR_KEY: &str = include_str!("../../../fixtures/receipts/key.toml");
const VECTOR_PUBLIC: &str = include_str!("../../../fixtures/receipts/public.jwk.json");

fn key() -> ReceiptKey {
    ReceiptKey::of(&[7; 32])
}

fn policy() -> Policy {
    preset("clavering").unwrap()
}

fn words(caption: &str) -> Words {
    Words { caption: caption.to_owned(), alt_text: "A wooden boat".to_owned(), file_name: "boat.png".to_owned() }
}

fn of_words(words: Words) -> Submission {
    Submission {
        photo: None,
        faces: Vec::new(),
        work: None,
        words,
        channel: Channel::Website,
        publisher: Some(Role::WebManager),
        approval: Some(Approval { by: Role::Headteacher, on: "2026-11-19".parse().unwrap() }),
        signed_approval: None,
        on: "2026-11-26".parse().unwrap(),
        allowed: Default::default(),
        choices: Default::default(),
        crop: None,
        longest_side: None,
        language: Default::default(),
    }
}

fn of_photo(photo: &Photo, words: Words) -> Submission {
    let facts = PhotoFacts {
        sha256: photo.sha256().clone(),
        width: photo.width(),
        height: photo.height(),
        frames: photo.frames(),
        searched: EXHAUSTIVE.to_vec(),
        device: None,
        taken: None,
    };
    Submission { photo: Some(facts), ..of_words(words) }
}

fn clearance(photo: &Photo, words: Words) -> Result<Clearance, Error> {
    clear(photo, &of_photo(photo, words), &ClassList::default(), &policy(), Book::default(), 1)
}

/// The pupils of a class, for whom the words are read.
fn starlings() -> ClassList {
    people::read(include_bytes!("../../../fixtures/class-lists/starling-class.csv")).unwrap().list
}

fn code<T>(result: Result<T, Error>) -> Option<Code> {
    result.err().map(|error| error.code())
}

#[test]
fn the_receipt_of_a_photo_says_what_was_cleared() {
    // A HEIC is published as a JPEG, so the bytes and the ending are others than those that came.
    let photo = Photo::open(encode::heic(&draw::gradient(96, 64))).unwrap();
    let asked = Words { file_name: "boat.heic".to_owned(), ..words("A boat\r\non the pond") };
    let clearance = clearance(&photo, asked).unwrap();
    let signed = key().sign(clearance.receipt()).unwrap();
    let payload = verify(&signed, &key().public()).unwrap();
    assert_eq!(payload, *clearance.receipt().payload());
    assert_eq!(payload.photo, Some(Hash::of(clearance.photo().bytes())));
    assert_ne!(payload.photo.as_ref(), Some(photo.sha256()));
    assert_eq!(payload.file_name, "boat.jpg");
    assert_eq!(payload.caption, Hash::of(b"A boat\non the pond"));
    assert_eq!(payload.alt_text, Hash::of(b"A wooden boat"));
    assert_eq!((payload.channel, payload.on.to_string().as_str()), (Channel::Website, "2026-11-26"));
    let Body::Clearance(recorded) = &clearance.entry().body else { panic!("no clearance") };
    assert_eq!((&payload.policy, payload.photo), (policy().sha256(), Some(recorded.cleared_sha256.clone())));
}

#[test]
fn words_without_a_picture_get_a_receipt_that_is_good_for_no_file() {
    let receipt = Receipt::of_words(&of_words(words("Sports day is on Friday")), &starlings(), &policy()).unwrap();
    let payload = verify(&key().sign(&receipt).unwrap(), &key().public()).unwrap();
    assert_eq!(payload.photo, None);
    assert_eq!(payload.caption, Payload::text("Sports day is on Friday"));
    for file in [b"".as_slice(), b"null", b"any file"] {
        assert_eq!(code(payload.is_for_photo(file)), Some(Code::ReceiptOtherPhoto));
    }
}

#[test]
fn a_receipt_is_for_one_file_and_one_channel() {
    let boat = include_bytes!("../../../fixtures/receipts/boat.png");
    let payload = verify(VECTOR.trim_end(), &receipt::read_jwk(VECTOR_PUBLIC).unwrap()).unwrap();
    assert_eq!(payload.is_for_photo(boat), Ok(()));
    assert_eq!(code(payload.is_for_photo(&boat[..boat.len() - 1])), Some(Code::ReceiptOtherPhoto));
    for channel in Channel::ALL {
        let expected = (channel != Channel::Website).then_some(Code::ReceiptOtherChannel);
        assert_eq!(code(payload.is_for_channel(channel)), expected);
    }
}

#[test]
fn words_that_are_stopped_get_none() {
    let list = starlings();
    let pupil = list.people.first().unwrap();
    let named = words(&format!("Well done, {} {}!", pupil.forename, pupil.surname));
    for stopped in [of_words(named), Submission { publisher: None, ..of_words(words("Sports day")) }] {
        let error = Receipt::of_words(&stopped, &list, &policy()).unwrap_err();
        assert_eq!(error.code(), Code::NotPermitted);
        assert!(!error.detail().is_empty(), "it says which rules");
    }
}

#[test]
fn words_that_come_with_a_photo_get_none_of_their_own() {
    let photo = Photo::open(encode::png(&draw::gradient(96, 64))).unwrap();
    let submission = of_photo(&photo, words("A boat"));
    assert_eq!(code(Receipt::of_words(&submission, &starlings(), &policy())), Some(Code::ReceiptHasPhoto));
}

#[test]
fn a_receipt_made_with_other_tools_is_read() {
    let key = ReceiptKey::parse(VECTOR_KEY).unwrap();
    assert_eq!(key.public_jwk(), VECTOR_PUBLIC.trim_end());
    let public = receipt::read_jwk(VECTOR_PUBLIC).unwrap();
    let payload = verify(VECTOR.trim_end(), &public).unwrap();
    assert_eq!(payload.photo, Some(Hash::of(include_bytes!("../../../fixtures/receipts/boat.png"))));
    assert_eq!(payload.caption, Payload::text("The boat we built\r\nout of milk cartons – “unsinkable”"));
    assert_eq!(payload.file_name, "cwch dŵr \"1\".png");
    assert_eq!(verify(VECTOR_WORDS.trim_end(), &public).unwrap().photo, None);
}

#[test]
fn what_is_signed_but_no_receipt_is_refused() {
    let public = receipt::read_jwk(VECTOR_PUBLIC).unwrap();
    let refused: BTreeMap<String, String> =
        serde_json::from_str(include_str!("../../../fixtures/receipts/refused.json")).unwrap();
    assert!(refused.len() > 10);
    for (why, receipt) in refused {
        let expected = if why.starts_with("another key") { Code::ReceiptOtherKey } else { Code::ReceiptBroken };
        assert_eq!(code(verify(&receipt, &public)), Some(expected), "{why}");
    }
}

#[test]
fn a_receipt_signed_with_another_key_is_refused() {
    let public = receipt::read_jwk(VECTOR_PUBLIC).unwrap();
    let receipt = Receipt::of_words(&of_words(words("Sports day")), &starlings(), &policy()).unwrap();
    assert_eq!(code(verify(&key().sign(&receipt).unwrap(), &public)), Some(Code::ReceiptOtherKey));
    assert_eq!(code(verify(VECTOR.trim_end(), &key().public())), Some(Code::ReceiptOtherKey));
}

#[test]
fn a_name_too_long_for_any_server_is_told_before_it_is_signed() {
    let long = Words { file_name: "a ".repeat(3_000), ..words("Sports day") };
    let receipt = Receipt::of_words(&of_words(long), &ClassList::default(), &policy()).unwrap();
    assert_eq!(code(key().sign(&receipt)), Some(Code::ReceiptTooLong));
}

#[test]
fn no_letter_of_a_receipt_can_be_another() {
    let (receipt, public) = (VECTOR.trim_end(), receipt::read_jwk(VECTOR_PUBLIC).unwrap());
    for at in 0..receipt.len() {
        for letter in ["A", "B", "_", ".", "=", "+", " ", "\n", ""] {
            let changed = format!("{}{letter}{}", &receipt[..at], &receipt[at + 1..]);
            assert!(changed == receipt || verify(&changed, &public).is_err(), "{letter:?} at {at}");
        }
    }
    for (before, after) in [("", " "), ("", "\n"), ("", "="), ("", "."), (".", ""), ("", ".AAAA"), ("\u{feff}", "")] {
        assert!(verify(&format!("{before}{receipt}{after}"), &public).is_err());
    }
    assert!(verify(receipt, &public).is_ok());
}

proptest! {
    #[test]
    fn whatever_is_given_as_a_receipt_or_a_key_is_answered(text in "\\PC{0,300}", bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(verify(&text, &key().public()).is_err());
        prop_assert!(verify(&String::from_utf8_lossy(&bytes), &key().public()).is_err());
        prop_assert!(receipt::read_jwk(&text).is_err() && ReceiptKey::parse(&text).is_err());
    }

    #[test]
    fn parts_of_different_receipts_do_not_make_a_new_one(caption in "[ a-z]{1,30}", at in 0_usize..3) {
        let list = ClassList::default();
        let receipt = Receipt::of_words(&of_words(Words { caption, ..Words::default() }), &list, &policy());
        prop_assume!(receipt.is_ok());
        let key = ReceiptKey::parse(VECTOR_KEY).unwrap();
        let one = key.sign(&receipt.unwrap()).unwrap();
        let mut parts: Vec<&str> = one.split('.').collect();
        let other = VECTOR.trim_end().split('.').nth(at).unwrap();
        let same = parts[at] == other;
        parts[at] = other;
        prop_assert_eq!(verify(&parts.join("."), &key.public()).is_ok(), same);
    }
}
