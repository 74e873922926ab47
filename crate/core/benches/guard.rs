//! What each stage of the guard costs, as a table: `cargo xtask bench`.
//!
//! Each figure is the median of several runs on the same input in this one process; machines differ, so compare ratios.
#![allow(clippy::unwrap_used, missing_docs)]
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a benchmark reads files and a clock")]

use std::{
    hint::black_box,
    io::{Cursor, Write},
    time::{Duration, Instant},
};

use schoolgate_core::{
    caption::{Reader, Words},
    metadata,
    people::{self, ClassList, Kind, Person, PersonId},
    photo::{self, Choices, Photo},
    policy::Channel,
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
        middle_names: None,
        upn: None,
        class: String::new(),
        born: None,
        one_parent: false,
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
    let page: Vec<&str> = words.caption.split_whitespace().cycle().take(5_000).collect();
    let page = Words { caption: page.join(" "), ..Words::default() };
    row("  read a page of 5,000 words", median(|| drop(black_box(reader.read(&page)))), None);
}

/// The cells of a list of so many people with an answer, a giver and a day for every channel.
fn cells(people: usize) -> Vec<Vec<String>> {
    let mut headings: Vec<String> = ["UPN", "Forename", "Surname", "Class"].map(str::to_owned).to_vec();
    for channel in Channel::ALL {
        let name = channel.as_str().replace('-', " ");
        headings.extend([name.clone(), format!("{name} given by"), format!("{name} date")]);
    }
    let row = |person: Person| {
        let mut row = vec![format!("Z{}", person.id.0), person.forename, person.surname, "3S".to_owned()];
        for _ in Channel::ALL {
            row.extend(["Yes; No", "Parent 1; Parent 2", "2026-09-04; 05/09/2026"].map(str::to_owned));
        }
        row
    };
    std::iter::once(headings).chain(school(people).people.into_iter().map(row)).collect()
}

/// The smallest workbook that holds these cells.
fn xlsx(cells: &[Vec<String>]) -> Vec<u8> {
    let rows: String = cells
        .iter()
        .map(|row| {
            let row: String = row.iter().map(|cell| format!("<c t=\"inlineStr\"><is><t>{cell}</t></is></c>")).collect();
            format!("<row>{row}</row>")
        })
        .collect();
    let types = "http://schemas.openxmlformats.org";
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{types}/spreadsheetml/2006/main\" \
                 xmlns:r=\"{types}/officeDocument/2006/relationships\">\
                 <sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{types}/package/2006/relationships\"><Relationship Id=\"r1\" \
                 Type=\"{types}/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/a.xml\"/>\
                 </Relationships>"
            ),
        ),
        (
            "xl/worksheets/a.xml",
            format!("<worksheet xmlns=\"{types}/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"),
        ),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn lists() {
    let cells = cells(2_500);
    let csv = cells.iter().map(|row| row.join(",")).collect::<Vec<_>>().join("\r\n").into_bytes();
    let xlsx = xlsx(&cells);
    let import = people::read(&csv).unwrap();
    assert_eq!((import.list.people.len(), import.problems.len()), (2_500, 0));
    assert_eq!(people::read(&xlsx).unwrap().list, import.list);
    println!("Class list, 2,500 people with two answers on each of 8 channels");
    row("  read, as separated values", median(|| drop(black_box(people::read(&csv)))), Some(csv.len()));
    row("  read, as a workbook", median(|| drop(black_box(people::read(&xlsx)))), Some(xlsx.len()));
    row("  suggest a mapping", median(|| drop(black_box(people::suggest(&csv)))), Some(csv.len()));
    let two = || vec![("a".to_owned(), import.clone()), ("b".to_owned(), import.clone())];
    row("  merge two files", median(|| drop(black_box(people::merge(two())))), None);
}

fn main() {
    // Test runs start this too; there is nothing to test here.
    if std::env::args().any(|argument| argument == "--bench") {
        photos();
        words();
        lists();
    }
}
