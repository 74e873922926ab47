//! Makes one class list of several files, such as the pupils from one export and each consent from another.
//!
//! Two entries are one person when they share an identifier of the same kind and part of a name, or else when forename
//! and surname are the same, the class or the day of birth too, and nothing contradicts. Where more than one could be
//! meant, nobody is given the other's answers, two people stay two, and no yes of any of them counts. Where files contradict
//! each other the stricter holds: a refusal before a yes, and no reply before a yes of the same giver.

use std::collections::{BTreeMap, BTreeSet};

use super::{About, ClassList, Consent, Giver, Import, Kind, Person, PersonId, State, answers, problem::Problem};
use crate::{Code, Date, policy::Channel};

/// Where a person was found, and what tells them from others. Names and ids are compared by letters and digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Origin {
    pub row: u64,
    pub ids: Vec<(u8, String)>,
    pub forename: String,
    pub surname: String,
    pub class: String,
    pub born: Option<Date>,
    /// Whether the list says that this is a pupil or staff.
    pub says_kind: bool,
}

impl Origin {
    /// What the rows of one person have in common within a file.
    pub fn key(&self, id: Option<&str>) -> String {
        let id = id.unwrap_or("").trim();
        let born = self.born.map(|day| day.to_string()).unwrap_or_default();
        if id.is_empty() {
            format!("\n{}\n{}\n{}\n{born}", self.forename, self.surname, self.class)
        } else {
            format!("{id}\n{}\n{}", self.forename, self.surname)
        }
    }

    /// Whether both have an identifier of one kind, and not the same.
    fn has_other_id(&self, other: &Self) -> bool {
        self.ids.iter().any(|(rank, id)| other.ids.iter().any(|(rank_too, other)| rank == rank_too && id != other))
    }

    fn shares_a_name(&self, other: &Self) -> bool {
        let same = |a: &str, b: &str| !a.is_empty() && a == b;
        same(&self.forename, &other.forename) || same(&self.surname, &other.surname)
    }

    fn has_same_name(&self, other: &Self) -> bool {
        self.forename == other.forename && self.surname == other.surname
    }

    /// Whether class or day of birth agree, and neither contradicts.
    fn stands_in_same_place(&self, other: &Self) -> bool {
        let class = (!self.class.is_empty() && !other.class.is_empty()).then(|| self.class == other.class);
        let born = self.born.zip(other.born).map(|(a, b)| a == b);
        matches!((class, born), (Some(true), Some(true) | None) | (None, Some(true)))
    }

    fn learn(&mut self, other: &Self) {
        for id in &other.ids {
            if !self.ids.contains(id) {
                self.ids.push(id.clone());
            }
        }
        if self.class.is_empty() {
            self.class.clone_from(&other.class);
        }
        self.born = self.born.or(other.born);
        self.says_kind |= other.says_kind;
    }
}

/// Merges the imports of several files, each with its name. One file alone stays as it is.
pub fn merge(files: Vec<(String, Import)>) -> Import {
    let mut files = files.into_iter();
    let Some((first_name, mut merged)) = files.next() else {
        return Import {
            list: ClassList::default(),
            problems: Vec::new(),
            encoding: String::new(),
            separator: ' ',
            origins: Vec::new(),
        };
    };
    let name_problems = |problems: &mut Vec<Problem>, name: &str| {
        problems
            .iter_mut()
            .filter(|problem| problem.file.is_empty())
            .for_each(|problem| name.clone_into(&mut problem.file));
    };
    let mut is_first = true;
    for (name, mut import) in files {
        if std::mem::take(&mut is_first) {
            name_problems(&mut merged.problems, &first_name);
        }
        name_problems(&mut import.problems, &name);
        merged.problems.append(&mut import.problems);
        add(&mut merged, import, &name);
    }
    merged
}

/// Adds the people of one more file.
fn add(merged: &mut Import, import: Import, file: &str) {
    let before = merged.origins.clone();
    let mut by_id: BTreeMap<&(u8, String), Vec<usize>> = BTreeMap::new();
    let mut by_name: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (index, origin) in before.iter().enumerate() {
        origin.ids.iter().for_each(|id| by_id.entry(id).or_default().push(index));
        by_name.entry((&origin.forename, &origin.surname)).or_default().push(index);
    }
    let mut names_here: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for origin in &import.origins {
        *names_here.entry((&origin.forename, &origin.surname)).or_insert(0) += 1;
    }
    let mut given: BTreeSet<PersonId> = merged.list.people.iter().map(|person| person.id.clone()).collect();
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    for (mut person, origin) in import.list.people.into_iter().zip(&import.origins) {
        let mut report = |code: Code, value: &str| {
            let mut problem = Problem::new(code, origin.row, 0, "", value);
            file.clone_into(&mut problem.file);
            merged.problems.push(problem);
        };
        let same_id: BTreeSet<usize> = origin.ids.iter().filter_map(|id| by_id.get(id)).flatten().copied().collect();
        let same_name: Vec<usize> = by_name
            .get(&(origin.forename.as_str(), origin.surname.as_str()))
            .into_iter()
            .flatten()
            .copied()
            .filter(|at| before.get(*at).is_some_and(|other| !other.has_other_id(origin)))
            .collect();
        let here = names_here.get(&(origin.forename.as_str(), origin.surname.as_str())).copied().unwrap_or(0);
        let fits = |at: &usize| before.get(*at).is_some_and(|other| other.stands_in_same_place(origin));
        let close: Vec<usize> = same_name.iter().copied().filter(fits).collect();
        let ids: Vec<usize> = same_id.into_iter().collect();
        let (found, doubtful): (Option<usize>, Vec<usize>) = match (ids.as_slice(), close.as_slice()) {
            ([at], _) => {
                let other = before.get(*at);
                if other.is_some_and(|other| other.shares_a_name(origin) && !other.has_other_id(origin)) {
                    (Some(*at), Vec::new())
                } else {
                    (None, vec![*at])
                }
            }
            ([], [at]) if here == 1 || origin.born.is_some() || same_name.len() == here => (Some(*at), Vec::new()),
            ([], []) => {
                // Surely somebody else where class or day of birth differ; else it may be the same person.
                let other_place = |at: &usize| before.get(*at).is_some_and(|other| other.contradicts(origin));
                (None, same_name.iter().copied().filter(|at| !other_place(at)).collect())
            }
            ([], several) => (None, several.to_vec()),
            (several, _) => (None, several.to_vec()),
        };
        // Two rows of this file that would be one person of the other.
        let twice = found.is_some_and(|at| taken.contains_key(&at));
        let (found, doubtful) = if twice { (None, found.into_iter().collect()) } else { (found, doubtful) };
        match found {
            Some(at) => {
                taken.insert(at, merged.list.people.len());
                let says_kind = merged.origins.get(at).is_some_and(|known| known.says_kind);
                if let Some(known) = merged.list.people.get_mut(at) {
                    for conflict in join(known, person, (says_kind, origin.says_kind)) {
                        report(Code::ClassListConflict, &conflict);
                    }
                }
                if let Some(known) = merged.origins.get_mut(at) {
                    known.learn(origin);
                }
            }
            None => {
                if !doubtful.is_empty() {
                    report(Code::ClassListAmbiguous, &person.display_name());
                    for at in doubtful {
                        if let Some(other) = merged.list.people.get_mut(at) {
                            doubt(other, &person);
                        }
                    }
                    make_unclear(&mut person.consents);
                }
                while given.contains(&person.id) {
                    person.id.0.push('+');
                }
                given.insert(person.id.clone());
                merged.list.people.push(person);
                merged.origins.push(origin.clone());
            }
        }
    }
}

impl Origin {
    /// Whether class or day of birth say that these are two people.
    fn contradicts(&self, other: &Self) -> bool {
        self.has_same_name(other)
            && ((!self.class.is_empty() && !other.class.is_empty() && self.class != other.class)
                || self.born.zip(other.born).is_some_and(|(a, b)| a != b))
    }
}

/// What holds for a person whom another entry may mean: no yes, every no of the other, and what stops the other.
fn doubt(person: &mut Person, other: &Person) {
    make_unclear(&mut person.consents);
    person.hard_stop |= other.hard_stop;
    let objections = other.consents.iter().filter(|consent| consent.is_objection());
    let objections: Vec<Consent> = objections
        .cloned()
        .map(|mut objection| {
            answers::stand(&mut objection);
            objection
        })
        .collect();
    person.consents.extend(objections);
}

/// Adds to a person what another file says of them; what contradicts, in words.
fn join(person: &mut Person, mut other: Person, says_kind: (bool, bool)) -> Vec<String> {
    let mut conflicts: Vec<String> = Vec::new();
    if person.kind != other.kind {
        match says_kind {
            (false, true) => turn_into(person, other.kind),
            (true, false) => turn_into(&mut other, person.kind),
            // For a pupil the rules are stricter.
            _ => {
                person.kind = Kind::Pupil;
                conflicts.push("pupil, staff or visitor".to_owned());
            }
        }
    }
    // Ids made up for a list without any give way to real ones.
    if person.id.0.starts_with("row-") && !other.id.0.starts_with("row-") {
        person.id = other.id;
    }
    let same = |a: &str, b: &str| a.is_empty() || b.is_empty() || a.eq_ignore_ascii_case(b);
    if !same(&person.forename, &other.forename) {
        match &person.known_as {
            None => person.known_as = Some(other.forename),
            Some(known) if same(known, &other.forename) => {}
            Some(_) => conflicts.push(other.forename),
        }
    }
    if !same(&person.surname, &other.surname) {
        match &person.known_as_surname {
            None => person.known_as_surname = Some(other.surname),
            Some(known) if same(known, &other.surname) => {}
            Some(_) => conflicts.push(other.surname),
        }
    }
    for (known, more) in
        [(&mut person.known_as, other.known_as), (&mut person.known_as_surname, other.known_as_surname)]
    {
        match (known.as_deref(), more) {
            (None, more) => *known = more,
            (Some(known), Some(more)) if !same(known, &more) => conflicts.push(more),
            _ => {}
        }
    }
    person.middle_names = person.middle_names.take().or(other.middle_names);
    person.upn = person.upn.take().or(other.upn);
    if person.class.is_empty() {
        person.class = other.class;
    } else if !same(&person.class, &other.class) {
        conflicts.push(other.class);
    }
    if let (Some(a), Some(b)) = (person.leaving, other.leaving)
        && a != b
    {
        conflicts.push(b.to_string());
    }
    person.leaving = earlier(person.leaving, other.leaving);
    person.hard_stop |= other.hard_stop;
    if let (Some(a), Some(b)) = (person.born, other.born)
        && a != b
    {
        conflicts.push(b.to_string());
    }
    person.born = person.born.or(other.born);
    person.one_parent |= other.one_parent;
    person.circumstances_changed = person.circumstances_changed.max(other.circumstances_changed);
    conflicts.extend(consents(&mut person.consents, other.consents).into_iter().map(str::to_owned));
    conflicts
}

/// Turns somebody whom a list without a column for it took for a pupil into staff or a visitor, as another list says.
fn turn_into(person: &mut Person, kind: Kind) {
    person.kind = kind;
    let own = match kind {
        Kind::Pupil => Giver::Pupil,
        Kind::Staff => Giver::Staff,
        Kind::Visitor => Giver::Visitor,
    };
    let answers = person.consents.iter_mut();
    answers.filter(|consent| consent.giver == Giver::Pupil).for_each(|consent| consent.giver = own);
}

/// Adds answers to those on record. Where both speak for the same giver on one channel and not the same, the stricter
/// holds; the channels where that is so are told.
pub(super) fn consents(known: &mut Vec<Consent>, more: Vec<Consent>) -> BTreeSet<&'static str> {
    let mut conflicts = BTreeSet::new();
    let old = known.len();
    known.extend(more);
    let (before, after) = known.split_at_mut(old);
    for a in before.iter_mut() {
        for b in after.iter_mut() {
            let one_giver = a.giver == b.giver || a.giver == Giver::Unknown || b.giver == Giver::Unknown;
            if !a.answers(b.about, b.channel) || !one_giver || a.state == b.state {
                continue;
            }
            let (granted, other) = match (a.state, b.state) {
                (State::Granted, _) => (&mut *a, &mut *b),
                (_, State::Granted) => (&mut *b, &mut *a),
                _ => continue,
            };
            conflicts.insert(granted.channel.as_str());
            take_yes(granted);
            if other.is_objection() {
                answers::stand(other);
            }
        }
    }
    conflicts
}

/// Makes unclear what may be somebody else's answers: no yes of them counts, and no silence.
pub(super) fn make_unclear(consents: &mut Vec<Consent>) {
    consents.iter_mut().for_each(take_yes);
    for channel in Channel::ALL {
        let speaks = |consent: &Consent| consent.state == State::Unclear || consent.is_objection();
        if !consents.iter().any(|consent| consent.answers(About::Picture, channel) && speaks(consent)) {
            consents.push(Consent::new(channel, State::Unclear, Giver::Unknown));
        }
    }
}

/// What is not certain is no yes.
pub(super) fn take_yes(consent: &mut Consent) {
    if consent.state == State::Granted {
        consent.state = State::Unclear;
    }
}

/// The earlier of two days.
pub(super) fn earlier(a: Option<Date>, b: Option<Date>) -> Option<Date> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}
