//! What every input has to hold to, whatever its bytes: the body of the fuzz targets.
//!
//! A target stops at a panic, at a broken promise below, at more than the engine's bounds of time and memory.

use std::sync::LazyLock;

use schoolgate_core::{
    caption::{Reader, Words},
    metadata, people,
    photo::{self, Choices, Format, Photo},
    policy::Policy,
    receipt::{self, ReceiptKey},
};

/// A clean file may grow by what is written anew, such as a colour profile that was compressed better before.
const MOST_GROWTH: usize = 64 << 10;

/// Opens, inspects, strips and opens again: cleaning is idempotent, leaves nothing to report, and is bounded.
pub fn photo(data: &[u8], formats: &[Format]) {
    let Ok(photo) = Photo::open(data.to_vec()) else { return };
    if !formats.contains(&photo.format()) {
        return;
    }
    let report = metadata::inspect(&photo);
    assert!(report.hidden_bytes <= data.len() as u64, "more is hidden than there is");
    for choices in [Choices::default(), Choices { keep_gain_map: true, plain_profile: true, ..Choices::default() }] {
        let Ok(clean) = photo::strip(&photo, choices) else { continue };
        assert!(clean.bytes().len() <= data.len() * 2 + MOST_GROWTH, "a clean file grew");
        let again = Photo::open(clean.bytes().to_vec()).expect("a clean file opens");
        assert_eq!(again.format(), photo.format());
        assert_eq!((again.width(), again.height(), again.frames()), (photo.width(), photo.height(), photo.frames()));
        let twice = photo::strip(&again, choices).expect("a clean file can be cleaned");
        assert!(twice.bytes() == clean.bytes(), "cleaning twice is not cleaning once");
        if choices == Choices::default() {
            assert_eq!(metadata::inspect(&again).hidden_bytes, 0, "a clean file hides something");
        }
    }
}

/// Reads a class list; every problem points into it.
pub fn class_list(data: &[u8]) {
    let Ok(import) = people::read(data) else { return };
    assert!(import.list.people.len() <= data.len(), "more people than bytes");
    let again = people::read(data).expect("it was read before");
    assert_eq!(import, again, "the same file gives the same people");
}

/// Reads a policy.
pub fn policy(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Ok(policy) = Policy::parse(text) {
        assert_eq!(Policy::parse(text).as_ref().map(Policy::sha256), Ok(policy.sha256()));
    }
}

/// A class of three, one with a name of several words.
static READER: LazyLock<Reader> = LazyLock::new(|| {
    let list = "Forename,Surname\nAda,Sampleton\nMary Jane,O'Fiction-Smith\nJosé,Núñez\n".as_bytes();
    Reader::new(&people::read(list).expect("a class list").list)
});

/// Reads words; every mention lies within them, at the bounds of characters.
pub fn caption(data: &[u8]) {
    let text = String::from_utf8_lossy(data).into_owned();
    let words = Words { caption: text.clone(), alt_text: String::new(), file_name: text };
    let mentions = READER.read(&words);
    for mention in &mentions {
        let (_, text) = words.fields().into_iter().find(|(field, _)| *field == mention.field).expect("a field");
        assert_eq!(text.get(mention.start_byte..mention.end_byte), Some(mention.text.as_str()), "where it stands");
    }
    assert_eq!(mentions, READER.read(&words), "the same words give the same mentions");
}

/// The key that the receipts among the seeds are signed with.
static RECEIPT_KEY: LazyLock<ReceiptKey> =
    LazyLock::new(|| ReceiptKey::parse(include_str!("../../fixtures/receipts/key.toml")).expect("a receipt key"));
/// What that key has signed.
const RECEIPTS: [&str; 2] = [
    include_str!("../../fixtures/receipts/photo.receipt.txt"),
    include_str!("../../fixtures/receipts/words.receipt.txt"),
];

/// Checks a receipt: nothing holds but what was signed, letter for letter. Keys come back from their files as they went in.
pub fn receipt(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    if receipt::verify(text, &RECEIPT_KEY.public()).is_ok() {
        assert!(RECEIPTS.iter().any(|signed| signed.trim_end() == text), "a receipt that nobody signed");
    }
    if let Ok(key) = receipt::read_jwk(text) {
        assert_eq!(receipt::read_jwk(&receipt::public_jwk(&key)), Ok(key), "the same key");
    }
    if let Ok(key) = ReceiptKey::parse(text) {
        assert_eq!(ReceiptKey::parse(&key.to_file()).map(|again| again.public()), Ok(key.public()), "the same key");
    }
}
