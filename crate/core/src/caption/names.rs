//! The names of a class list, in every form in which they may be written, ready to be looked up.
//!
//! A form is the folded letters of a forename or a surname without anything between them, so that spaces, hyphens,
//! apostrophes and case need no forms of their own.

use super::{
    fold::letters_of,
    near::Form,
    nicknames::{self, Nicknames},
    reach::{Map, Reach},
};
use crate::{
    Date,
    people::{ClassList, Kind, Person},
};

/// A person's place in the class list.
pub(super) type Index = usize;

/// What one run of letters may be.
#[derive(Debug, Default)]
pub(super) struct Meaning {
    /// People of whom it is a forename, in ascending order.
    pub forename: Vec<Index>,
    /// People of whom it is a surname or half of one.
    pub surname: Vec<Index>,
    /// People who may be meant by it alone.
    pub alone: Vec<Index>,
    /// As the class list writes it, the name has a space or hyphen in it.
    pub several_words: bool,
}

/// The forms of one person's names.
#[derive(Debug)]
pub(super) struct Forms {
    pub forenames: Vec<Form<'static>>,
    pub surnames: Vec<Form<'static>>,
    pub is_staff: bool,
}

impl Forms {
    /// Whether a forename begins with this letter.
    pub fn forename_begins(&self, letter: &str) -> bool {
        self.forenames.iter().any(|form| form.letters().starts_with(letter))
    }

    /// Whether a surname begins with this letter.
    pub fn surname_begins(&self, letter: &str) -> bool {
        self.surnames.iter().any(|form| form.letters().starts_with(letter))
    }
}

/// Every form of every name.
#[derive(Debug, Default)]
pub(super) struct Names {
    meanings: Map<String, Meaning>,
    /// How far a form reaches from where it begins.
    reach: Reach,
    /// The forms of each person's names, in the order of the list.
    people: Vec<Forms>,
    /// People by the first letters of a forename and a surname of theirs.
    initials: Map<(char, char), Vec<Index>>,
    /// Pupils by their day of birth, and by their number.
    birthdays: Map<Date, Vec<Index>>,
    upns: Map<String, Vec<Index>>,
}

impl Names {
    /// Collects the names of a class list.
    pub fn of(list: &ClassList) -> Self {
        let mut names = Self::default();
        let nicknames = Nicknames::new();
        for (index, person) in list.people.iter().enumerate() {
            names.add(index, person, &nicknames);
        }
        names.reach = Reach::of(names.meanings.keys().map(String::as_str));
        names
    }

    /// What a run of folded letters may be.
    pub fn meaning(&self, letters: &str) -> Option<&Meaning> {
        self.meanings.get(letters)
    }

    /// The length in bytes of the longest form that may begin these letters.
    pub fn reach(&self, letters: &str) -> usize {
        self.reach.at(letters.as_bytes())
    }

    /// People of whom a forename and a surname begin as these words do.
    pub fn with_initials(&self, forename: &str, surname: &str) -> &[Index] {
        let first = |word: &str| word.chars().next().unwrap_or_default();
        self.initials.get(&(first(forename), first(surname))).map_or(&[], Vec::as_slice)
    }

    /// Pupils who were born on this day.
    pub fn born_on(&self, day: Date) -> &[Index] {
        self.birthdays.get(&day).map_or(&[], Vec::as_slice)
    }

    /// Whose unique pupil number these folded letters and digits are.
    pub fn with_upn(&self, number: &str) -> &[Index] {
        self.upns.get(number).map_or(&[], Vec::as_slice)
    }

    /// The forms of one person's names.
    pub fn person(&self, index: Index) -> Option<&Forms> {
        self.people.get(index)
    }

    fn add(&mut self, index: Index, person: &Person, nicknames: &Nicknames) {
        let first_names: Vec<&str> =
            [Some(person.forename.as_str()), person.known_as.as_deref()].into_iter().flatten().collect();
        let last_names: Vec<&str> =
            [Some(person.surname.as_str()), person.known_as_surname.as_deref()].into_iter().flatten().collect();
        let mut forenames = forms(&first_names, forename_forms);
        let surnames = forms(&last_names, surname_forms);
        // What somebody may be called for short stands for the name alone, too; what it may stand for does not.
        for form in forenames.iter().flat_map(|name| nicknames.short_forms(name)).filter(|form| form.len() > 2) {
            self.mean(form, |meaning| push(&mut meaning.alone, index));
        }
        let others: Vec<&str> = forenames.iter().flat_map(|name| nicknames.others(name)).collect();
        forenames.extend(others.into_iter().map(str::to_owned));
        let endings: Vec<String> = forenames.iter().filter_map(|name| nicknames::other_ending(name)).collect();
        forenames.extend(endings);
        forenames.extend(middle_forms(person));
        forenames.retain(|form| !form.is_empty());
        forenames.sort_unstable();
        forenames.dedup();
        for form in &forenames {
            self.mean(form, |meaning| push(&mut meaning.forename, index));
        }
        for form in &surnames {
            self.mean(form, |meaning| push(&mut meaning.surname, index));
        }
        for first in first_letters(&forenames) {
            for last in first_letters(&surnames) {
                push(self.initials.entry((first, last)).or_default(), index);
            }
        }
        // Somebody with one name only is known by it.
        let alone = if forenames.is_empty() { last_names } else { first_names };
        for name in alone {
            let first_word = name.split([' ', '-', '‐', '‑']).find(|part| !part.is_empty()).unwrap_or(name);
            for name in [name, first_word] {
                let form = letters_of(name);
                if form.chars().count() > 1 {
                    self.mean(&form, |meaning| {
                        push(&mut meaning.alone, index);
                        meaning.several_words |= name.trim().contains([' ', '-']);
                    });
                }
            }
        }
        if let Some(day) = person.born.filter(|_| person.kind == Kind::Pupil) {
            push(self.birthdays.entry(day).or_default(), index);
        }
        if let Some(upn) = person.upn.as_deref().map(letters_of).filter(|upn| upn.len() == UPN_LENGTH) {
            push(self.upns.entry(upn).or_default(), index);
        }
        let [forenames, surnames] = [forenames, surnames].map(|forms| forms.into_iter().map(Form::of).collect());
        self.people.push(Forms { forenames, surnames, is_staff: person.kind == Kind::Staff });
    }

    /// Adds to what a form means.
    fn mean(&mut self, form: &str, add: impl FnOnce(&mut Meaning)) {
        match self.meanings.get_mut(form) {
            Some(meaning) => add(meaning),
            None => {
                let mut meaning = Meaning::default();
                add(&mut meaning);
                self.meanings.insert(form.to_owned(), meaning);
            }
        }
    }
}

/// A unique pupil number has so many signs.
const UPN_LENGTH: usize = 13;

/// With a surname, a middle name stands for the forename, and so do the two together: "Rose Sampleton".
fn middle_forms(person: &Person) -> Vec<String> {
    let names = person.middle_names.as_deref().unwrap_or_default();
    let mut forms = Vec::new();
    let mut together = letters_of(&person.forename);
    for name in names.split([' ', ',']).map(letters_of).filter(|name| name.chars().count() > 1) {
        together.push_str(&name);
        forms.extend([name, together.clone()]);
    }
    forms
}

/// The first letters of forms in order, each once.
fn first_letters(forms: &[String]) -> Vec<char> {
    let mut letters: Vec<char> = forms.iter().filter_map(|form| form.chars().next()).collect();
    letters.dedup();
    letters
}

/// Adds an index once; indices come in ascending order.
fn push(indices: &mut Vec<Index>, index: Index) {
    if indices.last() != Some(&index) {
        indices.push(index);
    }
}

/// The forms of several names, each once.
fn forms(names: &[&str], of: impl Fn(&str, &mut Vec<String>)) -> Vec<String> {
    let mut forms = Vec::new();
    for name in names {
        of(name, &mut forms);
        // German and Scandinavian letters written in two.
        if name.is_ascii() {
            continue;
        }
        let in_two = ["ä:ae", "ö:oe", "ü:ue", "ø:oe", "å:aa"].iter().fold(name.to_lowercase(), |name, pair| {
            pair.split_once(':').map_or(name.clone(), |(letter, two)| name.replace(letter, two))
        });
        if in_two != name.to_lowercase() {
            of(&in_two, &mut forms);
        }
    }
    forms.retain(|form| !form.is_empty());
    forms.sort_unstable();
    forms.dedup();
    forms
}

/// A forename, and the first of several: "Zeb" stands for Zeb-Quentin beside the surname.
fn forename_forms(name: &str, forms: &mut Vec<String>) {
    forms.push(letters_of(name));
    let first = letters_of(name.split([' ', '-', '‐', '‑']).find(|part| !part.is_empty()).unwrap_or(name));
    if first.chars().count() > 1 {
        forms.push(first);
    }
}

/// A surname, each half of a double one, and the ways to write Mc and Saint.
fn surname_forms(name: &str, forms: &mut Vec<String>) {
    let whole = letters_of(name);
    let parts: Vec<&str> = name.split([' ', '-', '‐', '‑']).filter(|part| !part.is_empty()).collect();
    if parts.len() > 1 {
        for part in &parts {
            let half = letters_of(part);
            if half.chars().count() > 2 && !PARTICLES.contains(&half.as_str()) {
                with_prefixes(half, forms);
            }
        }
        // "de la Sample" without its first particle.
        for skip in 1..parts.len() {
            let tail = letters_of(&parts.iter().skip(skip).copied().collect::<String>());
            let particles_only = parts.iter().take(skip).all(|part| PARTICLES.contains(&letters_of(part).as_str()));
            if particles_only && tail.chars().count() > 1 {
                forms.push(tail);
            }
        }
    }
    with_prefixes(whole, forms);
}

/// Words in front of a surname that are nobody's surname themselves.
#[rustfmt::skip]
const PARTICLES: &[&str] = &[
    "abu", "al", "ap", "bin", "bint", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el",
    "ibn", "la", "le", "mac", "mc", "ni", "nic", "o", "san", "st", "saint", "te", "ten", "ter", "ul", "ui", "van",
    "von", "y",
];

/// A surname as it is, and with Mc for Mac or Saint for St and the other way round.
fn with_prefixes(surname: String, forms: &mut Vec<String>) {
    for (one, other) in [("mac", "mc"), ("saint", "st")] {
        let rest = match (surname.strip_prefix(one), surname.strip_prefix(other)) {
            (Some(rest), _) => Some((other, rest)),
            (None, Some(rest)) => Some((one, rest)),
            (None, None) => None,
        };
        if let Some((prefix, rest)) = rest.filter(|(_, rest)| rest.chars().count() > 2) {
            forms.push(format!("{prefix}{rest}"));
        }
    }
    forms.push(surname);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn surnames(name: &str) -> Vec<String> {
        forms(&[name], surname_forms)
    }

    #[test]
    fn either_half_of_a_double_surname_stands_for_it() {
        assert_eq!(surnames("Sampleton-Testerby"), ["sampleton", "sampletontesterby", "testerby"]);
        assert_eq!(surnames("Sampleton Testerby"), surnames("Sampleton-Testerby"));
    }

    #[test]
    fn a_particle_alone_is_no_surname() {
        assert_eq!(surnames("de la Testerby"), ["delatesterby", "latesterby", "testerby"]);
        assert_eq!(surnames("O'Sampleton"), ["osampleton"]);
    }

    #[test]
    fn mc_and_mac_are_one() {
        assert_eq!(surnames("McSample"), ["macsample", "mcsample"]);
        assert_eq!(surnames("Mac Sample"), ["macsample", "mcsample", "sample"]);
    }

    #[test]
    fn letters_may_be_written_in_two() {
        assert!(surnames("Tästerby").contains(&"taesterby".to_owned()));
        assert!(surnames("Tästerby").contains(&"tasterby".to_owned()));
    }
}
