//! Puts together what is found in each text: full names before first names, the longest before what it contains.

use std::ops::Range;

use super::{
    Field, Kind, Mention, Named, Routine, School, Sign, Tag, Whose, Words, address, birth, context::Text, email, first,
    fold::Folded, full, hidden, initials, names::Names, phone, postcode, routine, school, surname, titled,
    tokens::Pieces, unlisted, upn,
};
use crate::{
    metadata::{Group, Report},
    people::{ClassList, PersonId},
};

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
    school: school::Words,
}

/// Of a file's metadata so much is read: more is no caption.
const MOST_ITEMS: usize = 1_000;
const LONGEST_VALUE: usize = 10_000;

/// Something found, as a range of the folded text.
struct Found {
    folded: Range<usize>,
    kind: Kind,
    people: Vec<usize>,
    sure: bool,
}

/// What was found, none of it overlapping, and the places that name nobody.
struct Apart {
    found: Vec<Found>,
    /// For each folded letter, whether it is spoken for.
    taken: Vec<bool>,
}

impl Apart {
    fn new(length: usize) -> Self {
        Self { found: Vec::new(), taken: vec![false; length] }
    }

    fn is_free(&self, range: &Range<usize>) -> bool {
        self.taken.get(range.clone()).is_some_and(|taken| !taken.contains(&true))
    }

    fn take(&mut self, range: &Range<usize>) {
        if let Some(taken) = self.taken.get_mut(range.clone()) {
            taken.fill(true);
        }
    }

    /// Adds what overlaps nothing that was found before it, and nothing that names nobody. A name inside an e-mail address
    /// is no find of its own, but says whose address it is.
    fn add(&mut self, new: Found) {
        if self.is_free(&new.folded) {
            self.take(&new.folded);
            self.found.push(new);
        } else if matches!(new.kind, Kind::FullName | Kind::Initials) {
            let around = |one: &&mut Found| {
                one.kind == Kind::Email && one.folded.start <= new.folded.start && new.folded.end <= one.folded.end
            };
            if let Some(address) = self.found.iter_mut().find(around) {
                address.people.extend(new.people);
            }
        }
    }
}

impl Reader {
    /// Collects every form of every name on the list.
    pub fn new(list: &ClassList) -> Self {
        Self::of_school(list, &School::default())
    }

    /// The same, with what the school says of itself.
    pub fn of_school(list: &ClassList, school: &School) -> Self {
        Self {
            names: Names::of(list),
            ids: list.people.iter().map(|person| person.id.clone()).collect(),
            school: school::Words::of(school, list.people.iter().map(|person| person.class.as_str())),
        }
    }

    /// Whether it was made of this list.
    pub fn is_of(&self, list: &ClassList) -> bool {
        self.ids.iter().eq(list.people.iter().map(|person| &person.id))
    }

    /// Whether the school has said which addresses and numbers are its own.
    pub fn knows_contacts(&self) -> bool {
        self.school.has_contacts()
    }

    /// Everything in the words that names or reaches somebody, in the order of the fields and of the text. Mentions do
    /// not overlap.
    pub fn read(&self, words: &Words) -> Vec<Mention> {
        words.fields().into_iter().flat_map(|(field, text)| self.read_text(field, text)).collect()
    }

    /// Every time in the words that tells where a class or one of these pupils can be met. `mentions` is what was read in
    /// the same words.
    pub fn routines(&self, words: &Words, mentions: &[Mention]) -> Vec<Routine> {
        let of_field = |(field, typed): (Field, &str)| {
            let folded = Folded::new(typed);
            let pieces = Pieces::of(&folded);
            let text = Text::new(&pieces, &self.names, &self.school, field == Field::FileName);
            let pupils: Vec<Range<usize>> = mentions
                .iter()
                .filter(|one| one.field == field && one.kind.is_name() && one.whose == Whose::Pupil)
                .map(|one| folded.of_typed(one.start..one.end))
                .collect();
            let nowhere: Vec<Range<usize>> = text
                .known()
                .into_iter()
                .map(|known| pieces.folded(known))
                .chain(mentions.iter().filter(|one| one.field == field).map(|one| folded.of_typed(one.start..one.end)))
                .collect();
            let found = routine::find(&folded, &text, &pupils, &nowhere).into_iter();
            found
                .map(|time| {
                    let range = folded.typed(time);
                    let text =
                        typed.get(folded.byte(range.start)..folded.byte(range.end)).unwrap_or_default().to_owned();
                    Routine { field, start: range.start, end: range.end, text }
                })
                .collect::<Vec<_>>()
        };
        words.fields().into_iter().filter(|(field, _)| *field != Field::FileName).flat_map(of_field).collect()
    }

    /// Whom the photo file itself names, in captions, keywords, face regions and owners' fields. All of it is stripped; it
    /// is worth knowing that it was there.
    pub fn read_metadata(&self, report: &Report) -> Vec<Named> {
        let items = report.items.iter().filter(|item| matches!(item.group, Group::Words | Group::Owner));
        items
            .take(MOST_ITEMS)
            .flat_map(|item| {
                let value: String = item.value.chars().take(LONGEST_VALUE).collect();
                let names = self.read_text(Field::Caption, &value).into_iter().filter(|mention| mention.kind.is_name());
                names.map(|mention| Named { item: item.name.clone(), mention }).collect::<Vec<_>>()
            })
            .collect()
    }

    fn read_text(&self, field: Field, typed: &str) -> Vec<Mention> {
        let folded = Folded::new(typed);
        let pieces = Pieces::of(&folded);
        let text = Text::new(&pieces, &self.names, &self.school, field == Field::FileName);

        let mut apart = Apart::new(folded.letters.len());
        for (kind, range) in contact_details(&folded, &pieces, &self.names) {
            // The school's own are no news, and what is inside them is not either.
            match self.school.is_own(&letters(&folded, &range)) {
                true if apart.is_free(&range) => apart.take(&range),
                true => {}
                false => {
                    let people = if kind == Kind::Upn { self.names.with_upn(&letters(&folded, &range)) } else { &[] };
                    apart.add(Found { folded: range, kind, people: people.to_vec(), sure: true });
                }
            }
        }
        self.add_birthdays(&folded, &pieces, &mut apart);
        self.add_names(&folded, &text, &mut apart);
        let mut found = apart.found;
        let named: Vec<usize> =
            found.iter().filter(|one| one.kind.is_name()).flat_map(|one| one.people.clone()).collect();
        for birthday in found.iter_mut().filter(|one| one.kind == Kind::BirthDate) {
            birthday.sure |= birthday.people.iter().any(|index| named.contains(index));
        }
        found.sort_by_key(|found| found.folded.start);
        found.into_iter().map(|found| self.mention(field, typed, &folded, &text, found)).collect()
    }

    /// Tells whose the days of birth are, and adds days that are somebody's and that nobody calls a day of birth: in a large
    /// school most days are, so it may be chance where the words do not name that pupil.
    fn add_birthdays(&self, folded: &Folded, pieces: &Pieces, apart: &mut Apart) {
        for (range, people) in birth::find_listed(folded, pieces, &self.names) {
            let said = apart.found.iter_mut().find(|one| one.kind == Kind::BirthDate && overlap(&one.folded, &range));
            match said {
                Some(said) => said.people = people,
                None => apart.add(Found { folded: range, kind: Kind::BirthDate, people, sure: false }),
            }
        }
    }

    /// Adds every name, the most telling first, so that none is part of another.
    fn add_names(&self, folded: &Folded, text: &Text<'_>, apart: &mut Apart) {
        let whole = |pieces: Range<usize>| folded.whole(text.pieces.folded(pieces));
        // In the order of the text, and apart.
        let known: Vec<Range<usize>> = text.known().into_iter().map(whole).collect();
        let mut names = full::find(text, &self.names);
        names.iter_mut().for_each(|name| name.folded = folded.whole(name.folded.clone()));
        // The breed of a dog, say: "a Jack Russell".
        let is_a_thing =
            |name: &full::FullName| name.spoken_against && within(&known, &name.folded).contains(&name.folded);
        // A name of the list that is also somebody's of fame is the list's, unless it is only part of it or nearly it.
        let is_part = |name: &full::FullName| {
            within(&known, &name.folded).iter().any(|known| name.near || known.len() > name.folded.len())
        };
        names.retain(|name| !is_a_thing(name) && !is_part(name));
        for name in full_names(names) {
            apart.add(name);
        }
        self.add_names_in_digits(folded, 'i', text.is_file_name, apart);
        if folded.letters.iter().any(|letter| letter.folded == '1') {
            self.add_names_in_digits(folded, 'l', text.is_file_name, apart);
        }
        // After the names: "12 Hope Green" may be a day and a pupil.
        for range in address::find(folded, text.pieces) {
            let range = folded.whole(range);
            match self.school.is_own(&letters(folded, &range)) {
                true => apart.take(&range),
                false => apart.add(Found { folded: range, kind: Kind::Address, people: Vec::new(), sure: true }),
            }
        }
        known.iter().for_each(|known| apart.take(known));
        let mut add = |folded: Range<usize>, kind: Kind, people: Vec<usize>, sure: bool| {
            apart.add(Found { folded, kind, people, sure });
        };
        for name in titled::find(text, &self.names) {
            let kind = if name.full { Kind::UnlistedName } else { Kind::TitledName };
            add(whole(name.pieces), kind, name.staff, true);
        }
        for name in initials::find(text, &self.names) {
            add(whole(name.pieces), Kind::Initials, name.people, true);
        }
        for (pieces, sure) in unlisted::find(text, &self.names) {
            add(whole(pieces), Kind::UnlistedName, Vec::new(), sure);
        }
        for name in first::find(text, &self.names) {
            // Staff are called by a title: a first name alone may be anybody's.
            let sure = name.people.iter().any(|index| self.is_pupil(*index));
            add(whole(name.pieces), Kind::FirstName, name.people, sure);
        }
        for (range, people) in hidden::find(text, &self.names) {
            add(folded.whole(range), Kind::FirstName, people, true);
        }
        for name in surname::find(text, &self.names) {
            add(whole(name.pieces), Kind::Surname, name.people, name.sure);
        }
    }

    fn is_pupil(&self, index: usize) -> bool {
        self.names.person(index).is_some_and(|forms| !forms.is_staff)
    }

    /// Adds full names with digits in place of letters: "Z3bedee Sampl3ton".
    fn add_names_in_digits(&self, folded: &Folded, one: char, is_file_name: bool, apart: &mut Apart) {
        let Some((other, words)) = folded.with_digits_as_letters(one) else { return };
        let pieces = Pieces::of(&other);
        let text = Text::new(&pieces, &self.names, &self.school, is_file_name);
        let piece_at = |place: usize| pieces.pieces.partition_point(|piece| piece.folded.end <= place);
        let mut names = Vec::new();
        let mut searched = 0;
        for word in &words {
            let starts = piece_at(word.start).saturating_sub(full::MOST_PIECES).max(searched)..piece_at(word.end);
            searched = starts.end.max(searched);
            names.extend(full::find_from(&text, &self.names, starts).into_iter().filter(|name| !name.near));
        }
        // What has none of these words in it was found as it is.
        names.retain(|name| words.iter().any(|word| overlap(word, &name.folded)));
        for name in full_names(names) {
            apart.add(Found { folded: folded.whole(name.folded.clone()), ..name });
        }
    }

    fn mention(&self, field: Field, typed: &str, folded: &Folded, text: &Text<'_>, found: Found) -> Mention {
        let range = folded.typed(found.folded.clone());
        let (start_byte, end_byte) = (folded.byte(range.start), folded.byte(range.end));
        Mention {
            field,
            kind: found.kind,
            start: range.start,
            end: range.end,
            start_byte,
            end_byte,
            text: typed.get(start_byte..end_byte).unwrap_or_default().to_owned(),
            whose: match found.people.as_slice() {
                [] => Whose::Unlisted,
                people if people.iter().any(|index| self.is_pupil(*index)) => Whose::Pupil,
                _ => Whose::Staff,
            },
            people: found.people.into_iter().filter_map(|index| self.ids.get(index).cloned()).collect(),
            sure: found.sure,
            with_class: found.kind.is_name() && text.has_a_class_beside(&found.folded),
            tag: tag(folded, text, &found.folded),
        }
    }
}

/// The hashtag, handle or file name around a range of the folded text.
fn tag(folded: &Folded, text: &Text<'_>, range: &Range<usize>) -> Option<Tag> {
    if text.is_file_name {
        let typed = folded.typed(0..folded.letters.len());
        return Some(Tag { sign: Sign::FileName, start: typed.start, end: typed.end });
    }
    let pieces = &text.pieces.pieces;
    let from = pieces.partition_point(|piece| piece.folded.end <= range.start);
    let inside = |at: &usize| pieces.get(*at).is_some_and(|piece| piece.folded.start < range.end);
    let at = (from..).take_while(inside).find(|at| pieces.get(*at).is_some_and(|piece| piece.in_tag))?;
    let (mut first, mut end) = (at, at + 1);
    while text.piece(first).is_some_and(|piece| piece.goes_on_in_tag) {
        first -= 1;
    }
    while text.piece(end).is_some_and(|piece| piece.goes_on_in_tag) {
        end += 1;
    }
    let letters = text.pieces.folded(first..end);
    let sign_at = letters.start.checked_sub(1)?;
    let sign = if folded.at(sign_at) == Some('@') { Sign::Handle } else { Sign::Hashtag };
    let typed = folded.typed(folded.whole(sign_at..letters.end));
    Some(Tag { sign, start: typed.start, end: typed.end })
}

/// The letters and digits of a range of the folded text.
fn letters(folded: &Folded, range: &Range<usize>) -> String {
    let letters = folded.letters.get(range.clone()).unwrap_or_default();
    letters.iter().map(|letter| letter.folded).filter(|folded| folded.is_alphanumeric()).collect()
}

/// E-mail addresses, and numbers and postcodes outside them.
fn contact_details(folded: &Folded, pieces: &Pieces, names: &Names) -> impl Iterator<Item = (Kind, Range<usize>)> {
    let details = [
        (Kind::Email, email::find(folded)),
        (Kind::Upn, upn::find(folded, names)),
        (Kind::BirthDate, birth::find(folded, pieces)),
        (Kind::Phone, phone::find(folded)),
        (Kind::Postcode, postcode::find(folded)),
    ];
    details.into_iter().flat_map(move |(kind, ranges)| ranges.into_iter().map(move |range| (kind, folded.whole(range))))
}

/// Full names that do not overlap. Of two that do, one in the usual order wins over one in the other order; two in the
/// same order become one, which names everybody that either names.
fn full_names(mut names: Vec<full::FullName>) -> Vec<Found> {
    names.sort_by_key(|name| (name.near, !name.forward, std::cmp::Reverse(name.folded.len()), name.folded.start));
    let mut apart: Vec<full::FullName> = Vec::new();
    for name in names {
        match apart.iter_mut().find(|other| overlap(&other.folded, &name.folded)) {
            None => apart.push(name),
            // What is spelt as on the list is not made longer by what is not.
            Some(other) if name.near && !other.near => {}
            Some(other) => {
                let contained = name.folded.start >= other.folded.start && name.folded.end <= other.folded.end;
                if contained || name.forward == other.forward {
                    other.people.extend(name.people);
                    other.folded = other.folded.start.min(name.folded.start)..other.folded.end.max(name.folded.end);
                    other.sure |= name.sure;
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
                last.sure |= name.sure;
            }
            None => {
                merged.push(Found { folded: name.folded, kind: Kind::FullName, people: name.people, sure: name.sure })
            }
        }
    }
    for name in &mut merged {
        name.people.sort_unstable();
        name.people.dedup();
    }
    merged
}

/// Of ranges in order and apart, those that overlap one more.
fn within<'a>(ranges: &'a [Range<usize>], one: &Range<usize>) -> &'a [Range<usize>] {
    let (from, to) =
        (ranges.partition_point(|range| range.end <= one.start), ranges.partition_point(|range| range.start < one.end));
    ranges.get(from..to).unwrap_or_default()
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
