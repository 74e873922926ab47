//! How fast the words are read: a caption, a page, and a school's whole list made ready.
//! `cargo bench -p schoolgate-core --no-default-features --bench caption`
//!
//! The page is made of the project's own captions, so that it is as full of names as a page can be. One list has surnames
//! of its own for everybody, one shares a few among all.
#![allow(clippy::unwrap_used, missing_docs)]
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a benchmark has a clock")]

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use schoolgate_core::{
    caption::{Reader, Words},
    people::{self, ClassList},
};

const CAPTIONS: &str = include_str!("../../../fixtures/captions/captions.txt");
const RUNS: usize = 15;
const PEOPLE: usize = 2_500;

const FORENAMES: &str = "Olivia Amelia Isla Ava Ivy Freya Lily Florence Mia Willow Rosie Sophia Isabella Grace Daisy Sienna \
    Poppy Elsie Emily Ella Evelyn Phoebe Evie Charlotte Muhammad Noah Oliver George Leo Theo Arthur Oscar Henry Charlie \
    Jack Freddie Archie Luca Ibrahim Tommy Zachary Aaliyah Krzysztof Agnieszka Gurpreet Chidera Xin Fatima Aleksander";
const SURNAMES: &str = "Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans Walker White \
    Roberts Green Hall Wood Jackson Clarke Khan Ali Hussain Begum Ahmed O'Connor McDonald Nowak Kowalska Okafor Adeyemi \
    Singh-Gill Kaur Zhang Nguyen Ivanova Papadopoulos Al-Hakim Rhys-Morgan";

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

fn row(stage: &str, time: Duration) {
    println!("{stage:<44} {:>10.3} ms", time.as_secs_f64() * 1e3);
}

fn list(own_surnames: bool) -> ClassList {
    let (forenames, surnames): (Vec<&str>, Vec<&str>) =
        (FORENAMES.split_whitespace().collect(), SURNAMES.split_whitespace().collect());
    let ends = ["", "ton", "field", "by", "worth", "man", "son", "ley", "ham", "wick"];
    let rows: String = (0..PEOPLE)
        .filter_map(|at| {
            let forename = forenames.get(at * 11 % forenames.len())?;
            let surname = surnames.get(at % surnames.len())?;
            let end = if own_surnames { ends.get(at / surnames.len() % ends.len())? } else { &"" };
            let middle = if own_surnames { surnames.get(at / 400 % surnames.len())? } else { &"" };
            Some(format!("P{at},{forename},{surname}{}{end},{}B\n", middle.to_lowercase(), 1 + at % 6))
        })
        .collect();
    people::read(format!("Id,Forename,Surname,Class\n{rows}").as_bytes()).unwrap().list
}

/// The captions without their marks.
fn page() -> String {
    let mut page = String::new();
    for line in CAPTIONS.lines().filter(|line| !line.starts_with('#')) {
        let Some((_, text)) = line.split_once(": ") else { continue };
        let mut rest = text;
        while let Some((before, marked)) = rest.split_once('{') {
            let (inside, after) = marked.split_once('}').unwrap_or((marked, ""));
            page.push_str(before);
            page.push_str(inside.split_once('|').map_or(inside, |(_, inside)| inside));
            rest = after;
        }
        page.push_str(rest);
        page.push('\n');
    }
    let words: Vec<&str> = page.split(' ').cycle().take(5_000).collect();
    words.join(" ")
}

fn words(caption: &str) -> Words {
    Words { caption: caption.to_owned(), ..Words::default() }
}

fn main() {
    // Test runs start this too; there is nothing to test here.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let page = page();
    let caption: String = page.chars().take(280).collect();
    for (name, list) in [("surnames of their own", list(true)), ("shared surnames", list(false))] {
        println!("{PEOPLE} people with {name}");
        row("  make the list ready", median(|| drop(black_box(Reader::new(&list)))));
        let reader = Reader::new(&list);
        let (caption, page) = (words(&caption), words(&page));
        row("  read a caption of 280 characters", median(|| drop(black_box(reader.read(&caption)))));
        row("  read a page of 5,000 words", median(|| drop(black_box(reader.read(&page)))));
        println!("  (found on the page: {})", reader.read(&page).len());
    }
}
