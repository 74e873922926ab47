//! The project's own captions: every marked name and detail is found as what it is, and nothing else is.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::ops::Range;

use schoolgate_core::{
    caption::{Kind, Mention, Outcome, Reader, School, Whose, Words},
    people,
    policy::NameRule,
};

const CAPTIONS: &str = include_str!("../../../fixtures/captions/captions.txt");
const CLASS_LIST: &[u8] = include_bytes!("../../../fixtures/captions/class-list.csv");
const SCHOOL: &str = include_str!("../../../fixtures/captions/school.toml");

/// A marked stretch of a caption, in characters.
struct Mark {
    kind: String,
    range: Range<usize>,
}

struct Caption {
    line: usize,
    words: Words,
    text: String,
    marks: Vec<Mark>,
}

/// Reads `channel: text`, with `{kind|stretch}`, `\n` and `\u{…}` in it.
fn captions() -> Vec<Caption> {
    CAPTIONS
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.starts_with('#'))
        .map(|(at, line)| caption(at + 1, line))
        .collect()
}

fn caption(line: usize, marked: &str) -> Caption {
    let (channel, rest) = marked.split_once(": ").unwrap();
    let (mut text, mut marks, mut open) = (String::new(), Vec::new(), None);
    let mut rest = rest;
    while let Some(sign) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix("\\n") {
            text.push('\n');
            rest = after;
        } else if let Some(after) = rest.strip_prefix("\\u{") {
            let (digits, after) = after.split_once('}').unwrap();
            text.push(char::from_u32(u32::from_str_radix(digits, 16).unwrap()).unwrap());
            rest = after;
        } else if let Some(after) = rest.strip_prefix('{') {
            let (kind, after) = after.split_once('|').unwrap();
            open = Some((kind.to_owned(), text.chars().count()));
            rest = after;
        } else if sign == '}' {
            let (kind, start) = open.take().unwrap();
            marks.push(Mark { kind, range: start..text.chars().count() });
            rest = &rest[1..];
        } else {
            text.push(sign);
            rest = &rest[sign.len_utf8()..];
        }
    }
    let words = match channel {
        "filename" => Words { file_name: text.clone(), ..Words::default() },
        "alt" => Words { alt_text: text.clone(), ..Words::default() },
        _ => Words { caption: text.clone(), ..Words::default() },
    };
    Caption { line, words, text, marks }
}

fn fits(mark: &str, mention: &Mention) -> bool {
    match mark {
        "full" | "tag-full" | "file-full" => mention.kind == Kind::FullName && mention.whose == Whose::Pupil,
        "first" | "tag-first" | "file-first" => mention.kind == Kind::FirstName && mention.whose == Whose::Pupil,
        "sur" => mention.kind == Kind::Surname,
        "init" | "file-initial" | "tag-initial" => mention.kind == Kind::Initials,
        "off" => mention.kind == Kind::UnlistedName && mention.sure,
        "tit" => mention.kind == Kind::TitledName && mention.whose == Whose::Unlisted,
        "staff" => mention.whose == Whose::Staff,
        "fig" => !mention.sure,
        "email" => mention.kind == Kind::Email,
        "phone" => mention.kind == Kind::Phone,
        "post" => mention.kind == Kind::Postcode,
        "addr" => mention.kind == Kind::Address,
        "dob" => mention.kind == Kind::BirthDate,
        "upn" => mention.kind == Kind::Upn,
        other => panic!("no mark is called {other}"),
    }
}

fn reader() -> Reader {
    Reader::of_school(&people::read(CLASS_LIST).unwrap().list, &School::parse(SCHOOL).unwrap())
}

#[test]
fn what_is_marked_is_found_and_nothing_else() {
    let reader = reader();
    let mut wrong = Vec::new();
    for caption in captions() {
        let mentions = reader.read(&caption.words);
        let overlap = |mark: &Mark, mention: &Mention| mention.start < mark.range.end && mark.range.start < mention.end;
        for mark in caption.marks.iter().filter(|mark| mark.kind != "fig") {
            if !mentions.iter().any(|mention| overlap(mark, mention) && fits(&mark.kind, mention)) {
                let stretch: String = caption.text.chars().skip(mark.range.start).take(mark.range.len()).collect();
                wrong.push(format!("line {}: not found as {}: {stretch:?}", caption.line, mark.kind));
            }
        }
        for mention in &mentions {
            if !caption.marks.iter().any(|mark| overlap(mark, mention) && fits(&mark.kind, mention)) {
                wrong.push(format!("line {}: {:?} found: {:?}", caption.line, mention.kind, mention.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {} captions:\n{}", wrong.len(), captions().len(), wrong.join("\n"));
}

#[test]
fn a_caption_without_a_marked_name_may_go_and_one_with_a_full_name_may_not() {
    let reader = reader();
    for caption in captions() {
        let mentions = reader.read(&caption.words);
        let names = mentions.iter().filter(|mention| mention.kind.is_name());
        let worst = names.map(|mention| mention.outcome(NameRule::NoFullName, NameRule::Any)).max();
        let has = |kind: &str| caption.marks.iter().any(|mark| mark.kind == kind);
        if has("full") || has("tag-full") || has("file-full") {
            assert_eq!(worst, Some(Outcome::Block), "line {}", caption.line);
        } else if caption.marks.is_empty() {
            assert!(worst.is_none_or(|worst| worst == Outcome::Allow), "line {}", caption.line);
        }
    }
}
