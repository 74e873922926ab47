//! A school's own policy, made from another by changing some settings. The text is edited, not written anew, so what the
//! file explains stays; what it explained of a setting that is changed is marked as the other school's.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use toml::de::{DeTable, DeValue};

use super::{
    Channel, KEYS, Key, Kind, Policy,
    faults::{Fault, faults, not_one_of},
    nearest::nearest,
    values::value_of,
};
use crate::{Code, Error, Place};

/// More than this is no change of single settings.
const MOST_CHANGES: usize = 200;
/// The longest value, in bytes.
const LONGEST_VALUE: usize = 4096;

/// One setting and what it becomes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The key, such as `consent.parents`.
    pub key: String,
    /// The value without quotation marks: `true`, `both`, `website, press`, `social-media=no-name`. Empty takes a key away that
    /// may be left out, and empties a text or a list.
    pub value: String,
}

impl Change {
    /// Sets `key` to `value`.
    pub fn new(key: &str, value: &str) -> Self {
        Self { key: key.to_owned(), value: value.to_owned() }
    }
}

/// What came of [`derive`], for callers that take no [`Result`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Derived {
    /// The text of the new file; none while anything is wrong.
    pub toml: Option<String>,
    /// What is wrong.
    pub faults: Vec<Error>,
}

impl Derived {
    /// What comes of changing `base` so.
    pub fn of(base: &Policy, changes: &[Change]) -> Self {
        match derive(base, changes) {
            Ok(text) => Self { toml: Some(text), faults: Vec::new() },
            Err(faults) => Self { toml: None, faults },
        }
    }
}

/// The text of a new policy file: that of `base` with these settings changed.
///
/// # Errors
/// Everything that is wrong, each with [`Code::PolicyBroken`] and the key it is about: a key that there is not, or twice,
/// a value that cannot be, or settings that do not go together.
pub fn derive(base: &Policy, changes: &[Change]) -> Result<String, Vec<Error>> {
    let mut errors = Vec::new();
    if changes.len() > MOST_CHANGES {
        return Err(vec![Error::new(Code::PolicyBroken).because("these are too many changes")]);
    }
    let mut text = base.text().to_owned();
    let mut seen: Vec<&str> = Vec::new();
    let is_named = changes.iter().any(|change| change.key == "source");
    let origin = Change::new("source", &format!("made from {}: {}", base.rules().name, base.rules().source));
    for change in changes.iter().chain((!is_named && !changes.is_empty()).then_some(&origin)) {
        let result = if seen.contains(&change.key.as_str()) {
            Err("it is set twice".to_owned())
        } else {
            apply(base, &text, change)
        };
        seen.push(&change.key);
        match result {
            Ok(edited) => text = edited,
            Err(why) => errors.push(Fault { key: change.key.clone(), offset: 0, why }.at_key()),
        }
    }
    if errors.is_empty() {
        errors = faults(&text).iter().map(Fault::at_key).collect();
    }
    if errors.is_empty() {
        // The last word has what every file is read by.
        errors.extend(Policy::parse(&text).err());
    }
    if errors.is_empty() { Ok(headed(base, text)) } else { Err(errors) }
}

/// The text with one setting changed.
fn apply(base: &Policy, text: &str, change: &Change) -> Result<String, String> {
    let key = Key::of(&change.key).filter(|key| key.can_be_set()).ok_or_else(|| unknown(&change.key))?;
    if change.value.len() > LONGEST_VALUE {
        return Err("this is too long".to_owned());
    }
    let value = change.value.trim();
    if value == value_of(base.rules(), key) {
        return Ok(text.to_owned());
    }
    let written = if value.is_empty() && key.default.is_some() { None } else { Some(written(key, value)?) };
    let document = DeTable::parse(text).map_err(|error| error.message().to_owned())?;
    let place = find(document.get_ref(), key.path);
    let edited = match (place, written) {
        (Some((name, old)), Some(written)) => replaced(base, text, &name, &old, &written),
        (Some((name, old)), None) => without(text, &name, &old),
        (None, Some(written)) => added(text, document.get_ref(), key, &written),
        (None, None) => Some(text.to_owned()),
    };
    edited.ok_or_else(|| "the place for it in the file was not found".to_owned())
}

fn unknown(key: &str) -> String {
    let settable = || KEYS.iter().filter(|key| key.can_be_set()).map(|key| key.path);
    match nearest(key, settable()) {
        Some(meant) => format!("there is no such setting; did you mean {meant}?"),
        None => "there is no such setting".to_owned(),
    }
}

/// The value in TOML.
fn written(key: &Key, value: &str) -> Result<String, String> {
    let items = || value.split(',').map(str::trim).filter(|item| !item.is_empty());
    let list = |known: Option<Vec<&str>>| {
        let wrong = items().find_map(|item| not_one_of(item, known.clone()?));
        wrong.map_or_else(|| Ok(format!("[{}]", items().map(quoted).collect::<Vec<_>>().join(", "))), Err)
    };
    match key.kind {
        Kind::Flag => match value {
            "true" | "yes" => Ok("true".to_owned()),
            "false" | "no" => Ok("false".to_owned()),
            _ => Err("this is true or false".to_owned()),
        },
        Kind::Text | Kind::Id => Ok(quoted(value)),
        Kind::Number => match value.parse::<u16>() {
            Ok(number) => Ok(number.to_string()),
            Err(_) => Err("this is a whole number from 0 to 65535".to_owned()),
        },
        Kind::Choice(values) => {
            not_one_of(value, values.iter().map(|value| value.word)).map_or_else(|| Ok(quoted(value)), Err)
        }
        Kind::Channels | Kind::Roles => list(Some(key.kind.values().iter().map(|value| value.word).collect())),
        Kind::Texts => list(None),
        Kind::PerChannel(values) => {
            let mut pairs = Vec::new();
            for item in items() {
                let (channel, word) =
                    item.split_once('=').ok_or("write each as channel=value, such as social-media=no-name")?;
                let (channel, word) = (channel.trim(), word.trim());
                let wrong = not_one_of(channel, Channel::ALL.map(Channel::as_str));
                if let Some(why) = wrong.or_else(|| not_one_of(word, values.iter().map(|value| value.word))) {
                    return Err(why);
                }
                pairs.push(format!("{channel} = {}", quoted(word)));
            }
            Ok(format!("{{ {} }}", pairs.join(", ")))
        }
        Kind::Version | Kind::Tables(_) => Err(unknown(key.path)),
    }
}

/// A text as a basic string.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            letter if letter.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(letter))),
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

/// Where the key's name and value stand.
fn find(document: &DeTable<'_>, path: &str) -> Option<(Range<usize>, Range<usize>)> {
    let mut table = document;
    let mut names = path.split('.').peekable();
    while let Some(name) = names.next() {
        let (key, value) = table.get_key_value(name)?;
        if names.peek().is_none() {
            return Some((key.span(), value.span()));
        }
        table = match value.get_ref() {
            DeValue::Table(inner) => inner,
            _ => return None,
        };
    }
    None
}

/// The new value in place of the old. The remarks of the base about it, above it and behind it, now say whose they are.
fn replaced(base: &Policy, text: &str, name: &Range<usize>, old: &Range<usize>, written: &str) -> Option<String> {
    let whose = base.rules().id.as_str();
    let line = text.get(..name.start)?.rfind('\n').map_or(0, |at| at + 1);
    let mut above: Vec<String> = text.get(..line)?.lines().map(str::to_owned).collect();
    let remarks = above.iter().rev().take_while(|line| line.starts_with("# ")).count();
    // At the top of the file stands what is said of all of it.
    let first = above.len().saturating_sub(remarks).max(1);
    for remark in above.iter_mut().skip(first) {
        *remark = marked(whose, remark.trim_start_matches("# "));
    }
    let end = text.get(old.end..)?.find('\n').map_or(text.len(), |at| old.end + at);
    let behind = text.get(old.end..end)?.trim();
    let behind =
        behind.strip_prefix('#').map_or_else(String::new, |remark| format!("   {}", marked(whose, remark.trim())));
    let mut edited: String = above.iter().map(|line| format!("{line}\n")).collect();
    edited.push_str(text.get(line..old.start)?);
    edited.push_str(written);
    edited.push_str(&behind);
    edited.push_str(text.get(end..)?);
    Some(edited)
}

fn marked(whose: &str, remark: &str) -> String {
    let already = remark.split_once(": ").is_some_and(|(first, _)| first.starts_with("of "));
    if already { format!("# {remark}") } else { format!("# of {whose}: {remark}") }
}

/// Without the key's lines.
fn without(text: &str, name: &Range<usize>, old: &Range<usize>) -> Option<String> {
    let start = text.get(..name.start)?.rfind('\n').map_or(0, |at| at + 1);
    let end = text.get(old.end..)?.find('\n').map_or(text.len(), |at| old.end + at + 1);
    Some(text.get(..start)?.to_owned() + text.get(end..)?)
}

/// With the key below the last one of its table.
fn added(text: &str, document: &DeTable<'_>, key: &Key, written: &str) -> Option<String> {
    let (path, name) = key.path.rsplit_once('.')?;
    let siblings = KEYS
        .iter()
        .filter(|other| other.can_be_set() && other.path.rsplit_once('.').is_some_and(|(table, _)| table == path));
    let last = siblings.filter_map(|other| find(document, other.path)).map(|(_, value)| value.end).max()?;
    let end = text.get(last..)?.find('\n').map_or(text.len(), |at| last + at);
    Some(format!("{}\n{name} = {written}{}", text.get(..end)?, text.get(end..)?))
}

/// With a first line that says whose it is.
fn headed(base: &Policy, text: String) -> String {
    let Ok(made) = Policy::parse(&text) else { return text };
    if made.rules().id == base.rules().id && made.rules().name == base.rules().name {
        return text;
    }
    let plain =
        |name: &str| name.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect::<String>();
    let head = format!(
        "# {}: made with Schoolgate from the rules of {}. The key of every setting is the id of its rule: `parents` in [consent] is consent.parents.\n",
        plain(&made.rules().name),
        plain(&base.rules().name)
    );
    let rest = if text.starts_with('#') { text.split_once('\n').map_or("", |(_, rest)| rest) } else { &text };
    head + rest
}

/// Reads `consent.parents=one`.
///
/// # Errors
/// [`Code::PolicyBroken`] when there is no `=` in it.
pub fn parse_change(text: &str) -> Result<Change, Error> {
    let broken = || {
        let place = Place::Field { name: text.chars().take(64).collect() };
        Error::new(Code::PolicyBroken).at(place).because("write the key, = and the value, such as consent.parents=one")
    };
    text.split_once('=').map(|(key, value)| Change::new(key.trim(), value.trim())).ok_or_else(broken)
}
