//! What a school says of itself, in a file of its own beside the policy: its name, its addresses, its classes, and the
//! people, books and places it writes about that are none of its pupils.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::{
    fold::letters_of,
    known,
    reach::{Map, Reach},
};
use crate::{Code, Error, Place};

/// A file of more bytes than this is something else.
const MOST_BYTES: usize = 1_000_000;

/// The words of one school. Each list may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct School {
    /// The school's name.
    pub name: String,
    /// Other names it goes by.
    pub aliases: Vec<String>,
    /// E-mail addresses, telephone numbers, postcodes and postal addresses that it publishes as its own.
    #[serde(alias = "allowed_contacts")]
    pub contacts: Vec<String>,
    /// Its own handles on social media.
    pub handles: Vec<String>,
    /// Its classes, where they are not those of the class list.
    pub classes: Vec<String>,
    /// Its houses.
    pub houses: Vec<String>,
    /// People who may be named as they are written here: authors, governors, visitors who agreed.
    pub people: Vec<String>,
    /// Books, places, firms and other things with a name in them.
    pub things: Vec<String>,
}

impl School {
    /// Reads TOML, or JSON where the text begins with a curly bracket.
    ///
    /// # Errors
    /// [`Code::SchoolWords`] with the line that cannot be read when it is neither; without one when it is larger than a megabyte.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let refused = |why: String| Error::new(Code::SchoolWords).because(why);
        if text.len() > MOST_BYTES {
            return Err(refused(format!("more than {MOST_BYTES} bytes")));
        }
        match text.trim_start_matches('\u{FEFF}').trim_start() {
            json if json.starts_with('{') => serde_json::from_str(json).map_err(|error| {
                let line = line_of(text, text.len() - json.len()) + error.line().max(1) as u64 - 1;
                refused(error.to_string()).at(Place::Line { line })
            }),
            toml => toml::from_str(toml).map_err(|error| {
                let start = error.span().map_or(0, |span| span.start);
                let line = line_of(text, text.len() - toml.len() + start);
                refused(error.message().to_owned()).at(Place::Line { line })
            }),
        }
    }
}

/// The number of the line that this byte is on.
fn line_of(text: &str, at: usize) -> u64 {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() as u64 + 1
}

/// The words of a school made ready to be looked up, each as its letters and digits.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// What names nobody, how far it reaches, and the longest of it in bytes.
    known: Map<String, ()>,
    reach: Reach,
    longest: usize,
    contacts: HashSet<String>,
    groups: HashSet<String>,
    has_contacts: bool,
}

impl Words {
    pub fn of<'a>(school: &'a School, classes: impl Iterator<Item = &'a str>) -> Self {
        let own = [&school.aliases, &school.handles, &school.people, &school.things].into_iter().flatten();
        let mut known: Vec<&str> = known::all().collect();
        known.push(&school.name);
        known.extend(own.map(String::as_str));
        let known = known.into_iter().map(letters_of).filter(|letters| letters.len() > 2);
        let known: Map<String, ()> = known.map(|letters| (letters, ())).collect();
        let own_groups = school.classes.iter().chain(&school.houses).map(String::as_str);
        let contacts = school.contacts.iter().chain(&school.handles);
        Self {
            reach: Reach::of(known.keys().map(String::as_str)),
            longest: known.keys().map(String::len).max().unwrap_or(0),
            known,
            contacts: contacts.map(|contact| national(letters_of(contact))).collect(),
            groups: own_groups.chain(classes).map(letters_of).filter(|letters| !letters.is_empty()).collect(),
            has_contacts: !school.contacts.is_empty(),
        }
    }

    /// Whether these letters name nobody.
    pub fn is_known(&self, letters: &str) -> bool {
        self.known.contains_key(letters)
    }

    /// The length in bytes of the longest that may begin these letters.
    pub fn reach(&self, letters: &str) -> usize {
        self.reach.at(letters.as_bytes())
    }

    /// How many bytes of letters are worth looking up.
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// Whether it is one of the school's own addresses, numbers or handles.
    pub fn is_own(&self, letters: &str) -> bool {
        self.contacts.contains(&national(letters.to_owned()))
    }

    /// Whether the school has said which addresses are its own.
    pub fn has_contacts(&self) -> bool {
        self.has_contacts
    }

    /// Whether it is a class or a house.
    pub fn is_group(&self, letters: &str) -> bool {
        self.groups.contains(letters)
    }
}

/// A telephone number as it is dialled within the country; anything else as it is.
fn national(letters: String) -> String {
    match letters.strip_prefix("0044").or_else(|| letters.strip_prefix("44")) {
        Some(rest) if letters.bytes().all(|byte| byte.is_ascii_digit()) => format!("0{}", rest.trim_start_matches('0')),
        _ => letters,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schools_words_are_toml_or_json() {
        let toml = School::parse("name = \"Sample School\"\ncontacts = [\"01632 960100\"]\n").unwrap();
        let json = School::parse("{\"name\": \"Sample School\", \"allowed_contacts\": [\"01632 960100\"]}").unwrap();
        assert_eq!(toml, json);
        assert_eq!(School::parse("name = 3").unwrap_err().code(), Code::SchoolWords);
        assert_eq!(School::parse("{").unwrap_err().code(), Code::SchoolWords);
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_line() {
        for (text, line) in [
            ("name = 3", 1),
            ("\u{FEFF}\n\nname = \"x\"\npeople = [1]\n", 4),
            ("name = \"x\"\npeople = [\"A\" \"B\"]\n", 2),
            ("\n{\"name\": \"x\",\n \"people\": 3}", 3),
        ] {
            let error = School::parse(text).unwrap_err();
            assert_eq!((error.code(), error.place()), (Code::SchoolWords, &Place::Line { line }), "{text}: {error}");
        }
    }

    #[test]
    fn the_schools_own_number_is_its_own_however_it_is_written() {
        let school = School { contacts: vec!["01632 960100".to_owned()], ..School::default() };
        let words = Words::of(&school, std::iter::empty());
        for number in ["01632960100", "441632960100", "4401632960100", "00441632960100"] {
            assert!(words.is_own(number), "{number}");
        }
        assert!(!words.is_own("01632960101"));
    }
}
