//! Puts together what is found in each text: full names before first names, the longest before what it contains.

use std::ops::Range;

use super::{
    Field, Kind, Mention, Words, email, first, fold::Folded, full, names::Names, phone, postcode, tokens::Pieces,
};
use crate::people::{ClassList, PersonId};

/// Everything in the words that names or reaches somebody, in the order of the fields and of the text.
///
/// It builds a [`Reader`] for this one time; keep one where captions are read as they are typed.
pub fn read(words: &Words, list: &ClassList) -> Vec<Mention> {
    Reader::new(list).read(words)
}

/// A class list made ready for finding its people in words.
#[derive(Debug)]
pub struct Reader {
    names: Names,
    ids: Vec<PersonId>,
}

/// Something found, as a range of the folded text.
struct Found {
    folded: Range<usize>,
    kind: Kind,
    people: Vec<usize>,
}

impl Reader {
    /// Collects every form of every name on the list.
    pub fn new(list: &ClassList) -> Self {
        Self { names: Names::of(list), ids: list.people.iter().map(|person| person.id.clone()).collect() }
    }

    /// Everything in the words that names or reaches somebody, in the order of the fields and of the text. Mentions do
    /// not overlap.
    pub fn read(&self, words: &Words) -> Vec<Mention> {
        words.fields().into_iter().flat_map(|(field, text)| self.read_text(field, text)).collect()
    }

    fn read_text(&self, field: Field, text: &str) -> Vec<Mention> {
        let folded = Folded::new(text);
        let pieces = Pieces::of(&folded);
        let is_file_name = field == Field::FileName;

        let mut found = contact_details(&folded);
        let mut names = full::find(&pieces, &self.names, is_file_name);
        names.iter_mut().for_each(|name| name.folded = folded.whole(name.folded.clone()));
        for name in full_names(names) {
            add_apart(&mut found, name);
        }
        for name in first::find(&pieces, &self.names, is_file_name) {
            add_apart(
                &mut found,
                Found { folded: folded.whole(name.folded), kind: Kind::FirstName, people: name.people },
            );
        }
        found.sort_by_key(|found| found.folded.start);
        found.into_iter().map(|found| self.mention(field, text, &folded, found)).collect()
    }

    fn mention(&self, field: Field, text: &str, folded: &Folded, found: Found) -> Mention {
        let typed = folded.typed(found.folded);
        let (start_byte, end_byte) = (folded.byte(typed.start), folded.byte(typed.end));
        Mention {
            field,
            kind: found.kind,
            start: typed.start,
            end: typed.end,
            start_byte,
            end_byte,
            text: text.get(start_byte..end_byte).unwrap_or_default().to_owned(),
            people: found.people.into_iter().filter_map(|index| self.ids.get(index).cloned()).collect(),
        }
    }
}

/// E-mail addresses, and numbers and postcodes outside them.
fn contact_details(folded: &Folded) -> Vec<Found> {
    let details = [
        (Kind::Email, email::find(folded)),
        (Kind::Phone, phone::find(folded)),
        (Kind::Postcode, postcode::find(folded)),
    ];
    let mut found = Vec::new();
    for (kind, ranges) in details {
        for range in ranges {
            add_apart(&mut found, Found { folded: folded.whole(range), kind, people: Vec::new() });
        }
    }
    found
}

/// Full names that do not overlap. Of two that do, one in the usual order wins over one in the other order; two in the
/// same order become one, which names everybody that either names.
fn full_names(mut names: Vec<full::FullName>) -> Vec<Found> {
    names.sort_by_key(|name| (!name.forward, std::cmp::Reverse(name.folded.len()), name.folded.start));
    let mut apart: Vec<full::FullName> = Vec::new();
    for name in names {
        match apart.iter_mut().find(|other| overlap(&other.folded, &name.folded)) {
            None => apart.push(name),
            Some(other) => {
                let contained = name.folded.start >= other.folded.start && name.folded.end <= other.folded.end;
                if contained || name.forward == other.forward {
                    other.people.extend(name.people);
                    other.folded = other.folded.start.min(name.folded.start)..other.folded.end.max(name.folded.end);
                }
            }
        }
    }
    // A name that grew may have grown into the next.
    apart.sort_by_key(|name| name.folded.start);
    let mut merged: Vec<Found> = Vec::new();
    for mut name in apart {
        match merged.last_mut().filter(|last| overlap(&last.folded, &name.folded)) {
            Some(last) => {
                last.people.append(&mut name.people);
                last.folded.end = last.folded.end.max(name.folded.end);
            }
            None => merged.push(Found { folded: name.folded, kind: Kind::FullName, people: name.people }),
        }
    }
    for name in &mut merged {
        name.people.sort_unstable();
        name.people.dedup();
    }
    merged
}

/// Adds what overlaps nothing that was found before it.
fn add_apart(found: &mut Vec<Found>, new: Found) {
    if !found.iter().any(|other| overlap(&other.folded, &new.folded)) {
        found.push(new);
    }
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
