//! What is wrong with a policy file: everything, each with its line and what was probably meant.
//!
//! The file is held against [`KEYS`], so that a message can name the key and the nearest word, which the types alone
//! could not.

use std::collections::BTreeSet;

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{Channel, KEYS, Key, Kind, nearest::nearest};
use crate::{Code, Error, Place};

/// The version of the format that this program reads.
pub(super) const VERSION: u32 = 1;

/// Nobody puts right more than so many at once.
const MOST: usize = 50;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// The key it is about, or the table; empty for the file.
    pub key: String,
    /// Where in the text, in bytes.
    pub offset: usize,
    /// What is wrong and what was probably meant.
    pub why: String,
}

impl Fault {
    /// The fault as an error at its line.
    pub fn at_line(&self, text: &str) -> Error {
        let line = text.bytes().take(self.offset).filter(|byte| *byte == b'\n').count() as u64 + 1;
        let name = if self.key.is_empty() { String::new() } else { format!("{}: ", self.key) };
        Error::new(Code::PolicyBroken).at(Place::Line { line }).because(format_args!("{name}{}", self.why))
    }

    /// The fault as an error about its key, for text that nobody has seen in lines.
    pub fn at_key(&self) -> Error {
        let error = Error::new(Code::PolicyBroken).because(&self.why);
        if self.key.is_empty() { error } else { error.at(Place::Field { name: self.key.clone() }) }
    }
}

/// Everything that is wrong with the file, up to 50 things; in the order of the file.
pub(super) fn faults(text: &str) -> Vec<Fault> {
    let document = match DeTable::parse(text) {
        Ok(document) => document,
        Err(error) => return vec![of_syntax(text, &error)],
    };
    let mut found = Faults(Vec::new());
    version(document.get_ref(), &mut found);
    // A newer version may have any keys: there is no use in naming them.
    if found.0.is_empty() {
        table("", 0, document.get_ref(), &mut found);
        together(document.get_ref(), &mut found);
        found.0.sort_by_key(|fault| fault.offset);
    }
    found.0
}

/// What is no TOML at all, in the words of its reader; a key or table that is there twice is named.
fn of_syntax(text: &str, error: &toml::de::Error) -> Fault {
    let span = error.span().unwrap_or_default();
    let why = match (error.message(), text.get(span.clone())) {
        ("duplicate key", Some(twice)) => format!("`{}` is there twice; keep one of them", shortened(twice.trim())),
        (message, _) => format!("this is not TOML: {}", message.lines().collect::<Vec<_>>().join(" ")),
    };
    Fault { key: String::new(), offset: span.start, why }
}

struct Faults(Vec<Fault>);

impl Faults {
    fn add(&mut self, key: &str, offset: usize, why: String) {
        if self.0.len() < MOST {
            self.0.push(Fault { key: key.to_owned(), offset, why });
        }
    }
}

fn version(document: &DeTable<'_>, found: &mut Faults) {
    let Some(value) = document.get("version") else { return };
    let number =
        value.get_ref().as_integer().and_then(|number| u32::from_str_radix(number.as_str(), number.radix()).ok());
    if number != Some(VERSION) {
        let said = told(value.get_ref());
        let why = format!(
            "this program knows version {VERSION}, not {said}; get the Schoolgate that the file was written for, or write version = {VERSION}"
        );
        found.add("version", value.span().start, why);
    }
}

/// The keys of one table: none unknown, none missing, each set to what it can be.
fn table(path: &str, offset: usize, table: &DeTable<'_>, found: &mut Faults) {
    // What was misspelt is told once, where it stands, and not as missing too.
    let mut misspelt = Vec::new();
    for (name, value) in table {
        let full = joined(path, name.get_ref());
        if let Some(key) = Key::of(&full) {
            of_value(key, value, found);
        } else if is_table(&full) {
            match value.get_ref() {
                DeValue::Table(inner) => self::table(&full, name.span().start, inner, found),
                other => {
                    found.add(&full, value.span().start, format!("this is a table of settings, not {}", told(other)))
                }
            }
        } else {
            misspelt.extend(nearest(name.get_ref(), children(path)));
            found.add(&full, name.span().start, unknown(path, name.get_ref()));
        }
    }
    for name in children(path) {
        if table.contains_key(name) || misspelt.contains(&name) {
            continue;
        }
        let full = joined(path, name);
        if is_table(&full) {
            if KEYS.iter().any(|key| key.default.is_none() && key.path.starts_with(&format!("{full}."))) {
                found.add(&full, offset, format!("the table [{full}] is missing: every rule must be set"));
            }
        } else if Key::of(&full).is_some_and(|key| key.default.is_none()) {
            found.add(&full, offset, "this is missing: every rule must be set".to_owned());
        }
    }
}

fn unknown(path: &str, name: &str) -> String {
    let here = if path.is_empty() { "among the tables".to_owned() } else { format!("in [{path}]") };
    let elsewhere = || KEYS.iter().find(|key| key.path.rsplit('.').next() == Some(name));
    let meant = nearest(name, children(path)).map(str::to_owned);
    match meant.or_else(|| elsewhere().map(|key| key.path.to_owned())) {
        Some(meant) => format!("there is no such setting {here}; did you mean `{meant}`?"),
        None => format!(
            "there is no such setting {here}; it knows {}",
            children(path).into_iter().collect::<Vec<_>>().join(", ")
        ),
    }
}

fn of_value(key: &Key, value: &Spanned<DeValue<'_>>, found: &mut Faults) {
    let offset = value.span().start;
    let wrong = |what: &str| Some(format!("this is {what}, not {}", told(value.get_ref())));
    let why = match (key.kind, value.get_ref()) {
        (Kind::Flag, DeValue::Boolean(_)) | (Kind::Text, DeValue::String(_)) | (Kind::Version, _) => None,
        (Kind::Flag, _) => wrong("true or false, without quotation marks"),
        (Kind::Id, DeValue::String(text)) => is_no_id(text).then(|| ID.to_owned()),
        (Kind::Text | Kind::Id, _) => wrong("a text in quotation marks"),
        (Kind::Number, DeValue::Integer(number)) => {
            let fits = u16::from_str_radix(number.as_str(), number.radix()).is_ok();
            (!fits).then(|| format!("this is a whole number from 0 to 65535, not {}", shortened(number.as_str())))
        }
        (Kind::Number, _) => wrong("a whole number, without quotation marks"),
        (Kind::Choice(values), DeValue::String(word)) => not_one_of(word, values.iter().map(|value| value.word)),
        (Kind::Choice(values), _) => {
            wrong(&format!("one of {}, in quotation marks", words(values.iter().map(|value| value.word))))
        }
        (Kind::Channels, DeValue::Array(items)) => {
            return list(key, items, &Channel::ALL.map(Channel::as_str), found);
        }
        (Kind::Roles, DeValue::Array(items)) => {
            return list(key, items, &super::Role::ALL.map(super::Role::as_str), found);
        }
        (Kind::Texts, DeValue::Array(items)) => return list(key, items, &[], found),
        (Kind::Channels | Kind::Roles | Kind::Texts, _) => wrong("a list in square brackets"),
        (Kind::PerChannel(values), DeValue::Table(entries)) => {
            for (channel, value) in entries {
                let known = Channel::ALL.map(Channel::as_str);
                if let Some(why) = not_one_of(channel.get_ref(), known) {
                    found.add(key.path, channel.span().start, why);
                }
                let why = match value.get_ref() {
                    DeValue::String(word) => not_one_of(word, values.iter().map(|value| value.word)),
                    other => Some(format!("this is a text in quotation marks, not {}", told(other))),
                };
                if let Some(why) = why {
                    found.add(key.path, value.span().start, why);
                }
            }
            None
        }
        (Kind::PerChannel(_), _) => wrong("a table of channels, such as { social-media = \"no-name\" }"),
        (Kind::Tables(fields), DeValue::Array(items)) => {
            for item in items {
                match item.get_ref() {
                    DeValue::Table(entries) => {
                        for (name, _) in entries.iter().filter(|(name, _)| !fields.contains(&name.get_ref().as_ref())) {
                            let known = words(fields.iter().copied());
                            let meant = nearest(name.get_ref(), fields.iter().copied())
                                .map(|meant| format!("; did you mean `{meant}`?"));
                            let why = format!(
                                "there is no `{}` here: it has {known}{}",
                                shortened(name.get_ref()),
                                meant.unwrap_or_default()
                            );
                            found.add(key.path, name.span().start, why);
                        }
                    }
                    other => found.add(key.path, item.span().start, format!("this is a table, not {}", told(other))),
                }
            }
            None
        }
        (Kind::Tables(_), _) => wrong(&format!("written as tables of their own, each below [[{}]]", key.path)),
    };
    if let Some(why) = why {
        found.add(key.path, offset, why);
    }
}

/// A list of words: each known where only some are, none there twice.
fn list(key: &Key, items: &[Spanned<DeValue<'_>>], known: &[&'static str], found: &mut Faults) {
    let mut seen = BTreeSet::new();
    for item in items {
        let why = match item.get_ref() {
            DeValue::String(word) if !seen.insert(word.as_ref()) => {
                Some(format!("“{}” is there twice", shortened(word)))
            }
            DeValue::String(_) if known.is_empty() => None,
            DeValue::String(word) => not_one_of(word, known.iter().copied()),
            other => Some(format!("this is a text in quotation marks, not {}", told(other))),
        };
        if let Some(why) = why {
            found.add(key.path, item.span().start, why);
        }
    }
}

/// What only several settings together show.
fn together(document: &DeTable<'_>, found: &mut Faults) {
    let at = |table: &str, name: &str| document.get(table)?.get_ref().as_table()?.get(name);
    let list = |table, name| Some((at(table, name)?.span().start, at(table, name)?.get_ref().as_array()?));
    fn word<'a>(item: &'a Spanned<DeValue<'_>>) -> Option<&'a str> {
        item.get_ref().as_str()
    }
    let social = |(_, items): &(usize, &toml::de::DeArray<'_>)| {
        items.iter().any(|item| word(item) == Some(Channel::SocialMedia.as_str()))
    };
    let (asked, accounts) = (list("consent", "channel"), list("consent", "accounts"));
    if let Some((offset, items)) = asked
        && items.is_empty()
    {
        found.add(
            "consent.channel",
            offset,
            "the list is empty: then no picture of a pupil could ever be published".to_owned(),
        );
    }
    if let Some((offset, items)) = list("consent", "objection") {
        let used: Vec<&str> =
            [&asked, &accounts].into_iter().flatten().flat_map(|(_, items)| items.iter()).filter_map(word).collect();
        if let Some(channel) = items.iter().filter_map(word).find(|channel| !used.contains(channel)) {
            let why = format!("“{}” is neither in consent.channel nor in consent.accounts", shortened(channel));
            found.add("consent.objection", offset, why);
        }
    }
    if let Some((offset, items)) = list("publisher", "role")
        && items.is_empty()
    {
        found.add("publisher.role", offset, "the list is empty: say who may publish".to_owned());
    }
    let uses_social = asked.as_ref().is_some_and(social) || accounts.as_ref().is_some_and(social);
    if let Some((offset, items)) = list("publisher", "social")
        && items.is_empty()
        && uses_social
    {
        let why = "the list is empty, but the school uses social media: say who may publish there".to_owned();
        found.add("publisher.social", offset, why);
    }
    if let Some(name) = document.get("name")
        && name.get_ref().as_str().is_some_and(|name| name.trim().is_empty())
    {
        found.add("name", name.span().start, "give the school's name".to_owned());
    }
}

const ID: &str = "this is small letters, digits and dashes, at most 64, such as st-anns-primary";

fn is_no_id(text: &str) -> bool {
    let fits = |character: char| character.is_ascii_lowercase() || character.is_ascii_digit() || character == '-';
    text.is_empty() || text.len() > 64 || !text.chars().all(fits)
}

/// Why the word cannot stand where only `known` can; none when it can.
pub(super) fn not_one_of<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let known: Vec<&str> = known.into_iter().collect();
    if known.contains(&word) {
        return None;
    }
    let meant = nearest(word, known.iter().copied()).map(|meant| format!("; did you mean “{meant}”?"));
    Some(format!("it cannot be “{}”: there is {}{}", shortened(word), words(known), meant.unwrap_or_default()))
}

/// “a, b and c”, without the quotation marks.
fn words<'a>(all: impl IntoIterator<Item = &'a str>) -> String {
    let mut all: Vec<&str> = all.into_iter().collect();
    match (all.pop(), all.is_empty()) {
        (Some(last), false) => format!("{} and {last}", all.join(", ")),
        (last, _) => last.unwrap_or_default().to_owned(),
    }
}

/// What stands there, in words.
fn told(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => format!("the text “{}”", shortened(text)),
        DeValue::Integer(number) => format!("the number {}", shortened(number.as_str())),
        DeValue::Float(number) => format!("the number {}", shortened(number.as_str())),
        DeValue::Boolean(flag) => flag.to_string(),
        DeValue::Datetime(_) => "a date".to_owned(),
        DeValue::Array(_) => "a list".to_owned(),
        DeValue::Table(_) => "a table".to_owned(),
    }
}

/// A word as a message can hold it.
fn shortened(word: &str) -> String {
    const MOST: usize = 40;
    let clean: String = word.chars().take(MOST).map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    if word.chars().nth(MOST).is_some() { format!("{clean}…") } else { clean }
}

fn joined(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

fn is_table(path: &str) -> bool {
    KEYS.iter().any(|key| key.path.strip_prefix(path).is_some_and(|rest| rest.starts_with('.')))
}

/// The names of what stands in the table of this path, in their order.
fn children(path: &str) -> Vec<&'static str> {
    let mut names = Vec::new();
    for key in KEYS {
        let rest = if path.is_empty() {
            Some(key.path)
        } else {
            key.path.strip_prefix(path).and_then(|rest| rest.strip_prefix('.'))
        };
        if let Some(name) = rest.and_then(|rest| rest.split('.').next())
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    names
}
