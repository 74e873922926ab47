//! The files of a class list as the page keeps them: one JSON text with each file and what its columns mean. Taken out of a
//! backup they are files again, `class-list-1.csv` and `class-list-1.reading.json`, and packed they become the text.

use std::collections::BTreeMap;

use base64::{Engine, prelude::BASE64_STANDARD};
use schoolgate_core::people::Mapping;
use serde::{Deserialize, Serialize};

/// The item's name in a backup.
pub const NAME: &str = "class-lists.json";
/// What the files begin with outside of one.
const STEM: &str = "class-list";
/// What a file of a mapping ends with.
const READING: &str = ".reading.json";
const ENDINGS: [&str; 6] = ["csv", "tsv", "txt", "xlsx", "xls", "ods"];

/// One file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: String,
    /// In base64.
    bytes: String,
    mapping: Option<Mapping>,
}

/// The files of the item, by name; none when it is no such item.
pub fn taken_apart(item: &[u8]) -> Option<BTreeMap<String, Vec<u8>>> {
    let written: Vec<Written> = serde_json::from_slice(item).ok()?;
    let mut files = BTreeMap::new();
    for (number, file) in (1..).zip(written) {
        let ending = file.name.rsplit('.').next().map(str::to_ascii_lowercase).unwrap_or_default();
        let ending = ENDINGS.into_iter().find(|known| **known == ending).unwrap_or("csv");
        files.insert(format!("{STEM}-{number}.{ending}"), BASE64_STANDARD.decode(file.bytes).ok()?);
        if let Some(mapping) = file.mapping {
            files.insert(format!("{STEM}-{number}{READING}"), serde_json::to_vec_pretty(&mapping).ok()?);
        }
    }
    Some(files)
}

/// Puts the files of a class list among `files` into one item. What says how a list is read is not left out in silence: a
/// name that is given back is that of one that could not be understood.
pub fn put_together(files: &mut BTreeMap<String, Vec<u8>>) -> Result<(), String> {
    let is_list = |name: &String| {
        name.starts_with(STEM) && name.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending))
    };
    let names: Vec<String> = files.keys().filter(|name| is_list(name)).cloned().collect();
    let mut written = Vec::with_capacity(names.len());
    for name in names {
        let Some(bytes) = files.remove(&name) else { continue };
        let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
        let reading = format!("{stem}{READING}");
        let mapping = match files.remove(&reading) {
            Some(text) => Some(serde_json::from_slice::<Mapping>(&text).map_err(|_| reading)?),
            None => None,
        };
        written.push(Written {
            name,
            bytes: BASE64_STANDARD.encode(bytes),
            mapping: mapping.map(|mapping| mapping.to_keep()),
        });
    }
    if !written.is_empty() {
        files.insert(NAME.to_owned(), serde_json::to_vec(&written).unwrap_or_default());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(named: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
        named.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    const READING_TEXT: &str = r#"{"sheet":null,"columns":[{"heading":"Not web","means":"answer","channels":["website"],"polarity":"denial"}]}"#;

    #[test]
    fn lists_become_one_item_and_come_out_as_files_again() {
        let mut all = files(&[
            ("class-list-1.csv", "Forename,Surname\n"),
            ("class-list-1.reading.json", READING_TEXT),
            ("class-list-2.xlsx", "PK"),
            ("register.jsonl", ""),
        ]);
        put_together(&mut all).unwrap();
        assert_eq!(all.keys().map(String::as_str).collect::<Vec<_>>(), [NAME, "register.jsonl"]);
        let out = taken_apart(&all[NAME]).unwrap();
        assert_eq!(out["class-list-1.csv"], b"Forename,Surname\n");
        assert_eq!(out["class-list-2.xlsx"], b"PK");
        let mapping: Mapping = serde_json::from_slice(&out["class-list-1.reading.json"]).unwrap();
        assert_eq!(mapping, serde_json::from_str(READING_TEXT).unwrap());
    }

    #[test]
    fn a_reading_that_is_none_is_named() {
        let mut all = files(&[("class-list.csv", "Forename,Surname\n"), ("class-list.reading.json", "roses")]);
        assert_eq!(put_together(&mut all), Err("class-list.reading.json".to_owned()));
    }

    #[test]
    fn what_is_no_such_item_is_left_as_it_is() {
        assert_eq!(taken_apart(b"[]").map(|files| files.len()), Some(0));
        assert!(taken_apart(b"roses").is_none());
    }
}
