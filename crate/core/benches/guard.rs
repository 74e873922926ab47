//! What each stage of the guard costs, as a table: `cargo xtask bench`.
//!
//! Each figure is the median of several runs on the same input in this one process; machines differ, so compare ratios.
#![allow(clippy::unwrap_used, missing_docs)]
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a benchmark reads files and a clock")]

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use schoolgate_core::{
    caption::{Reader, Words},
    metadata,
    people::{ClassList, Kind, Person, PersonId},
    photo::{self, Choices, Photo},
};
use schoolgate_fixtures::{draw, encode};

const RUNS: usize = 7;

fn median(mut work: impl FnMut()) -> Duration {
    work();
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort();
    times.get(RUNS / 2).copied().unwrap_or_default()
}

fn row(stage: &str, time: Duration, bytes: Option<usize>) {
    let rate = bytes.map_or(String::new(), |bytes| format!("{:>8.0} MB/s", bytes as f64 / 1e6 / time.as_secs_f64()));
    println!("{stage:<44} {:>10.3} ms {rate}", time.as_secs_f64() * 1e3);
}

fn photos() {
    let picture = draw::landscape(4000, 3000);
    let baseline = encode::jpeg(&picture, encode::Jpeg::default());
    let progressive = encode::jpeg(&picture, encode::Jpeg { progressive: true, ..encode::Jpeg::default() });
    let png = encode::png(&draw::landscape(2000, 1500));
    for (name, bytes) in [
        ("JPEG, 12 megapixels", baseline),
        ("JPEG, 12 megapixels, progressive", progressive),
        ("PNG, 3 megapixels", png),
    ] {
        let size = bytes.len();
        let planted = Photo::open(schoolgate_fixtures::plant(&bytes, 6).bytes).unwrap();
        let plain = Photo::open(bytes).unwrap();
        println!("{name}: {:.1} MB", size as f64 / 1e6);
        row("  copy of the file", median(|| drop(black_box(plain.bytes().to_vec()))), Some(size));
        row("  open", median(|| drop(black_box(Photo::open(plain.bytes().to_vec())))), Some(size));
        row("  strip and prove", median(|| drop(black_box(photo::strip(&plain, Choices::default())))), Some(size));
        row(
            "  strip and prove, with planted secrets",
            median(|| drop(black_box(photo::strip(&planted, Choices::default())))),
            Some(size),
        );
        row("  inspect, with planted secrets", median(|| drop(black_box(metadata::inspect(&planted)))), Some(size));
        row("  decode", median(|| drop(black_box(photo::decode(&plain)))), Some(size));
    }
}

/// As many pupils as a large school has, with made-up names.
fn school(people: usize) -> ClassList {
    let syllables = ["za", "quil", "ot", "mar", "bex", "tor", "lin", "dap", "fen", "gro"];
    let name = |number: usize, length: u32| -> String {
        (0..length).filter_map(|place| syllables.get(number / 10_usize.pow(place) % 10)).copied().collect()
    };
    let person = |number: usize| Person {
        id: PersonId(number.to_string()),
        kind: Kind::Pupil,
        forename: name(number % 400, 3),
        surname: name(number, 4),
        known_as: None,
        known_as_surname: None,
        class: String::new(),
        leaving: None,
        hard_stop: false,
        circumstances_changed: None,
        consents: Vec::new(),
    };
    ClassList { people: (0..people).map(person).collect() }
}

fn words() {
    let list = school(2_500);
    let words = Words {
        caption: "Well done to everybody who came along to the seaside on Friday: Zaquilot and friends found crabs, \
                  shells and a very old shoe. Thank you to all the parents and carers who helped us on the day, and to \
                  the café for the ice creams. More pictures are on the learning platform, and on the display."
            .to_owned(),
        ..Words::default()
    };
    println!("Words, 2,500 people on the list");
    row("  make the list ready", median(|| drop(black_box(Reader::new(&list)))), None);
    let reader = Reader::new(&list);
    let stage = format!("  read a caption of {} characters", words.caption.chars().count());
    row(&stage, median(|| drop(black_box(reader.read(&words)))), None);
}

fn main() {
    // Test runs start this too; there is nothing to test here.
    if std::env::args().any(|argument| argument == "--bench") {
        photos();
        words();
    }
}
