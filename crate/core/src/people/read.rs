//! Reads a class list from separated values or a workbook: `Import` says who is on it and what could not be used.
//!
//! # The layout
//! A heading row, then a row for each person. Columns may stand in any order; those that are missing are blank.
//! Headings are compared by letters and digits alone, in any case; `headings.rs` lists every other name they go by.
//!
//! | heading | what stands below it |
//! |---|---|
//! | Id (UPN, Adno) | tells people apart; without one, `row-2`, `row-3` … |
//! | Kind (Role, Type) | `pupil`, `staff` or `visitor`; blank is a pupil |
//! | Legal forename (Forename, First name) | |
//! | Known as (Preferred forename) | the name the person goes by, where it differs |
//! | Surname (Legal surname, Last name) | |
//! | Preferred surname | the surname the person goes by, where it differs |
//! | Class (Reg group, Registration group, Form, Tutor group) | |
//! | Leaving date (Date of leaving, DOL) | the last day at the school |
//! | Hard stop (Do not publish) | `yes`, or blank |
//! | Circumstances changed | the day; `yes` when the day is not known, and then every consent awaits confirmation |
//! | Website | `yes`, `no`, `withdrawn`, `no reply`; blank when there is no record |
//! | Website given by | `Parent 1`, `Parent 2`, `Both parents`, `Pupil`, `Staff`, `Self`, `Local authority` |
//! | Website date | 2026-09-04, 04/09/2026 or 4 Sep 2026 |
//! | Website until | the last day on which that yes holds; blank where it has no end |
//! | Website method | `paper`, `online`, `spoken`; blank where the list is the written record |
//! | Date of birth | from which age the pupil is asked too |
//! | One parent | `yes` where only one person has parental responsibility |
//!
//! The five of Website likewise for Learning platform, Prospectus, Video, Display communal, Display external, Press and
//! Social media, for Work (pupils' work, on every channel) and for Website work and so on. Two parents' answers stand in one cell with `;` between them, as do the givers and the days. Two columns
//! for one channel, such as Twitter and Facebook, must both say yes.
//!
//! A list may instead have a row for each answer: a column that names the use (Consent type), one for the answer (Consent
//! status, Consent given, Consent denied), one for the giver, the day, the last day, the method, and whether the giver has
//! parental responsibility: without it a yes is none. The rows of one person become one.
//!
//! # What cannot be read
//! Every row that is not blank is a person or a problem, or both. What is uncertain only ever loses a yes: an answer that
//! is not understood counts as unclear; where the row itself is uncertain (its Id is another person's too, its cells
//! are shifted, its leaving date is not a date), every channel is unclear and every no stays a no. What is unclear stops,
//! even where silence would be enough. A hard stop that cannot be read is one.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{
    About, ClassList, Consent, Kind, Person, PersonId, State, answers, dates,
    headings::{self, AnswerColumns, Columns},
    mapping::{Mapping, Polarity, columns_of},
    merge::{self, Origin},
    problem::Problem,
    source::{Source, source},
    table::Row,
    workbook::is_failed_formula,
};
use crate::{Code, Date, Error, policy::Channel};

/// With more problems than this the file is something else than a class list.
const MOST_PROBLEMS: usize = 20_000;

/// What was understood of a class list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Import {
    /// The people.
    #[serde(rename = "people")]
    pub list: ClassList,
    /// What could not be used as it stands, in the order of the file.
    pub problems: Vec<Problem>,
    /// The encoding the file was found to be in, such as `UTF-8` or `windows-1252`; `XLSX`, `XLS` or `ODS` for a
    /// workbook.
    pub encoding: String,
    /// What stands between the cells; a space for a workbook.
    pub separator: char,
    /// Where each person was found and what tells them from others, in the order of the people.
    #[serde(skip)]
    pub(super) origins: Vec<Origin>,
}

/// Reads a class list of at most 10 MB and 50,000 rows. A row that cannot be used is reported, not an error.
///
/// # Errors
/// [`Code::ClassListEmpty`] when there is nothing in it or nobody, [`Code::ClassListNoNames`] when no row can be the
/// heading row, [`Code::ClassListTooLarge`] and [`Code::ClassListTooManyProblems`] beyond the limits,
/// [`Code::ClassListWorkbook`] for a workbook that cannot be opened.
pub fn read(bytes: &[u8]) -> Result<Import, Error> {
    read_source(source(bytes, None)?, None)
}

/// Reads a class list by what a person said its columns mean.
///
/// # Errors
/// As [`read`], and [`Code::ClassListNoSheet`].
pub fn read_with(bytes: &[u8], mapping: &Mapping) -> Result<Import, Error> {
    read_source(source(bytes, mapping.sheet.as_deref())?, Some(mapping))
}

fn read_source(source: Source, mapping: Option<&Mapping>) -> Result<Import, Error> {
    let at = source.heading_row(mapping).ok_or_else(|| Error::new(Code::ClassListNoNames))?;
    let Source { rows, encoding, separator, others, .. } = source;
    let (above, rest) = rows.split_at(at);
    let (heading_row, below) = rest.split_first().ok_or_else(|| Error::new(Code::ClassListNoNames))?;

    let sheets = others.iter().map(|name| Problem::new(Code::ClassListSheet, 0, 0, "", name));
    let mut problems: Vec<Problem> = sheets.collect();
    problems.extend(above.iter().map(|row| {
        let filled = row.cells.iter().position(|cell| !cell.trim().is_empty()).unwrap_or(0);
        Problem::new(Code::ClassListAbove, row.number, filled, "", row.cell(filled))
    }));
    let columns = Columns::of(&columns_of(heading_row, below, mapping));
    let mut reading = Reading::new(heading_row, below, columns, &mut problems);
    for row in below {
        reading.row(row);
        if reading.problems.len() > MOST_PROBLEMS {
            return Err(Error::new(Code::ClassListTooManyProblems).because(format!("more than {MOST_PROBLEMS}")));
        }
    }
    let Reading { people, origins, .. } = reading;
    problems.sort_by_key(|problem| (problem.row, problem.column));
    if people.is_empty() && problems.is_empty() {
        return Err(Error::new(Code::ClassListEmpty));
    }
    Ok(Import { list: ClassList { people }, problems, encoding, separator, origins })
}

/// What is known while the rows are read one after the other.
struct Reading<'a> {
    headings: &'a Row,
    columns: Columns,
    problems: &'a mut Vec<Problem>,
    /// How many rows bear each Id.
    bearers: BTreeMap<String, usize>,
    /// How many of them have been read.
    met: BTreeMap<String, usize>,
    /// The ids given so far.
    given: BTreeSet<String>,
    people: Vec<Person>,
    origins: Vec<Origin>,
    /// In a list with a row for each answer, where a person met before stands among the people.
    places: BTreeMap<String, usize>,
}

impl<'a> Reading<'a> {
    fn new(headings: &'a Row, rows: &[Row], columns: Columns, problems: &'a mut Vec<Problem>) -> Self {
        for (code, columns) in
            [(Code::ClassListHeading, &columns.unknown), (Code::ClassListHeadingTwice, &columns.doubled)]
        {
            problems.extend(columns.iter().map(|column| {
                Problem::new(code, headings.number, *column, headings.cell(*column), headings.cell(*column))
            }));
        }
        // A column of which nobody has said what a yes means, shown with the first that stands in it.
        let open: BTreeSet<usize> = columns
            .answers
            .iter()
            .chain(&columns.statuses)
            .filter(|answer| answer.polarity.is_none())
            .filter_map(|answer| answer.answer)
            .collect();
        for column in open {
            let value = rows.iter().map(|row| row.cell(column)).find(|cell| !cell.trim().is_empty()).unwrap_or("");
            let heading = headings.cell(column);
            problems.push(Problem::new(Code::ClassListPolarity, headings.number, column, heading, value));
        }
        let mut bearers = BTreeMap::new();
        let mut seen = BTreeSet::new();
        if let Some(column) = columns.id {
            for row in rows {
                let id = one_line(row.cell(column));
                // In a list with a row for each answer, a person has several rows.
                let first_row = columns.question.is_none() || {
                    let name = |column: Option<usize>| column.map_or_else(String::new, |column| key(row.cell(column)));
                    seen.insert((id.clone(), name(columns.forename), name(columns.surname)))
                };
                if first_row {
                    *bearers.entry(id).or_insert(0) += 1;
                }
            }
        }
        Self {
            headings,
            columns,
            problems,
            bearers,
            met: BTreeMap::new(),
            given: BTreeSet::new(),
            people: Vec::new(),
            origins: Vec::new(),
            places: BTreeMap::new(),
        }
    }

    /// Reads a row: a person, or one more answer of a person met before.
    fn row(&mut self, row: &Row) {
        let origin = self.origin(row);
        let place = self.columns.question.map(|_| origin.key(self.columns.id.map(|column| row.cell(column))));
        if let Some(&at) = place.as_ref().and_then(|key| self.places.get(key)) {
            self.one_more(row, at);
            return;
        }
        if let Some(person) = self.person(row) {
            if let Some(key) = place {
                self.places.insert(key, self.people.len());
            }
            self.people.push(person);
            self.origins.push(origin);
        }
    }

    /// Adds what a further row says of a person.
    fn one_more(&mut self, row: &Row, at: usize) {
        let whole = self.is_whole(row);
        let (leaving, leaving_is_certain) = self.leaving(row);
        let hard_stop = self.hard_stop(row);
        let changed = self.circumstances_changed(row);
        let kind = self.people.get(at).map_or(Kind::Pupil, |person| person.kind);
        let alone = match self.columns.id.map(|column| one_line(row.cell(column))) {
            Some(id) if !id.is_empty() => self.bearers.get(&id).is_none_or(|rows| *rows <= 1),
            _ => true,
        };
        let consents = self.consents(row, kind, whole && alone && leaving_is_certain);
        let Some(person) = self.people.get_mut(at) else { return };
        let conflicts = merge::consents(&mut person.consents, consents);
        person.hard_stop |= hard_stop;
        person.leaving = merge::earlier(person.leaving, leaving);
        person.circumstances_changed = person.circumstances_changed.max(changed);
        if !leaving_is_certain {
            merge::make_unclear(&mut person.consents);
        }
        if !conflicts.is_empty() {
            let column = self.columns.statuses.first().and_then(|status| status.answer).unwrap_or(0);
            self.report(Code::ClassListConflict, row, column);
        }
    }

    fn origin(&self, row: &Row) -> Origin {
        let columns = &self.columns;
        let name = |column: Option<usize>| column.map_or_else(String::new, |column| key(row.cell(column)));
        let ids = columns.ids.iter().map(|(rank, column)| (*rank, key(row.cell(*column))));
        Origin {
            row: row.number,
            ids: ids.filter(|(_, id)| !id.is_empty()).collect(),
            forename: name(columns.forename),
            surname: name(columns.surname),
            class: name(columns.class),
            born: columns.born.and_then(|column| dates::read(row.cell(column))),
            says_kind: columns.kind.is_some_and(|column| !key(row.cell(column)).is_empty()),
        }
    }

    fn report(&mut self, code: Code, row: &Row, column: usize) {
        self.problems.push(Problem::new(code, row.number, column, self.headings.cell(column), row.cell(column)));
    }

    /// The person of a row; nobody, and a problem, when it has no name.
    fn person(&mut self, row: &Row) -> Option<Person> {
        let trusted = self.is_whole(row);
        let (id, alone) = self.id(row);
        let columns = &self.columns;
        let name = |column: Option<usize>| column.map(|column| name(row.cell(column))).unwrap_or_default();
        let (mut forename, mut surname) = (name(columns.forename), name(columns.surname));
        let (known_as, known_as_surname) = (name(columns.known_as), name(columns.known_as_surname));
        let middle_names = Some(name(columns.middle_names)).filter(|names| !names.is_empty());
        let upn = columns.ids.iter().find(|(rank, _)| *rank == UPN).map(|(_, column)| key(row.cell(*column)));
        let class = columns.class.map(|column| one_line(row.cell(column))).unwrap_or_default();
        let (forename_column, surname_column) = (columns.forename.unwrap_or(0), columns.surname.unwrap_or(0));
        if forename.is_empty() {
            forename.clone_from(&known_as);
        }
        if surname.is_empty() {
            surname.clone_from(&known_as_surname);
        }
        match (forename.is_empty(), surname.is_empty()) {
            (true, true) => {
                self.report(Code::ClassListRow, row, forename_column);
                return None;
            }
            (true, false) => self.report(Code::ClassListHalfName, row, forename_column),
            (false, true) => self.report(Code::ClassListHalfName, row, surname_column),
            (false, false) => {}
        }
        let kind = self.kind(row);
        let born = self.columns.born.and_then(|column| dates::read(row.cell(column)));
        let is_yes = |column: usize| matches!(key(row.cell(column)).as_str(), "yes" | "y" | "true" | "1");
        let one_parent = self.columns.one_parent.is_some_and(is_yes);
        let (leaving, leaving_is_certain) = self.leaving(row);
        let hard_stop = self.hard_stop(row);
        let circumstances_changed = self.circumstances_changed(row);
        let consents = self.consents(row, kind, trusted && alone && leaving_is_certain);
        Some(Person {
            id: PersonId(id),
            kind,
            known_as: Some(known_as).filter(|name| !name.is_empty() && *name != forename),
            known_as_surname: Some(known_as_surname).filter(|name| !name.is_empty() && *name != surname),
            forename,
            middle_names,
            surname,
            upn: upn.filter(|number| !number.is_empty()),
            class,
            born,
            one_parent,
            leaving,
            hard_stop,
            circumstances_changed,
            consents,
        })
    }

    /// The answers of a row. Where it is uncertain, no yes in it counts, and a member of staff counts as objecting.
    fn consents(&mut self, row: &Row, kind: Kind, certain: bool) -> Vec<Consent> {
        let mut consents = Vec::new();
        // A column that stands for several channels is read once.
        let mut read_before: BTreeMap<Option<usize>, Vec<Consent>> = BTreeMap::new();
        let questions = [About::Picture, About::Work].map(|about| Channel::ALL.map(|channel| (about, channel)));
        for (about, channel) in questions.into_iter().flatten() {
            let mut answers: Vec<Vec<Consent>> = Vec::new();
            let asked = |columns: &&AnswerColumns| columns.about == about && columns.channel == channel;
            for columns in self.columns.answers.iter().filter(asked) {
                let place = columns.answer.or(columns.giver).or(columns.day);
                let read = match read_before.get(&place) {
                    Some(read) => read.iter().map(|answer| Consent { about, channel, ..answer.clone() }).collect(),
                    None => answers::read(row, self.headings, columns, kind, self.problems),
                };
                read_before.insert(place, read.clone());
                // A column of objections that is blank says nothing, and nothing is missing there.
                if !(read.is_empty() && matches!(columns.polarity, None | Some(Polarity::Objection))) {
                    answers.push(read);
                }
            }
            // Twitter and Facebook are one channel here: a yes must stand in every column, and a no in one is a no.
            if answers.len() > 1 {
                let has_yes = |answers: &Vec<Consent>| answers.iter().any(|answer| answer.state == State::Granted);
                let everywhere = answers.iter().all(has_yes);
                for answer in answers.iter_mut().flatten() {
                    match answer.state {
                        State::Granted if !everywhere => answer.state = State::NoReply,
                        State::Refused | State::Withdrawn => answers::stand(answer),
                        _ => {}
                    }
                }
            }
            consents.extend(answers.into_iter().flatten());
        }
        consents.extend(self.answers_to_question(row, kind));
        if !certain {
            merge::make_unclear(&mut consents);
        }
        consents
    }

    /// The answers of a row that names its question itself.
    fn answers_to_question(&mut self, row: &Row, kind: Kind) -> Vec<Consent> {
        let Some(question) = self.columns.question else { return Vec::new() };
        let Some(asked) = headings::question(row.cell(question)) else {
            self.report(Code::ClassListKindOfConsent, row, question);
            return Vec::new();
        };
        let mut consents = Vec::new();
        for columns in &self.columns.statuses {
            let read = answers::read(row, self.headings, columns, kind, self.problems);
            consents.extend(asked.channels().into_iter().flat_map(|channel| {
                read.iter().map(move |answer| Consent { about: asked.about(), channel, ..answer.clone() })
            }));
        }
        // Who has no parental responsibility cannot say yes for the child.
        let is_responsible = |cell: &str| matches!(key(cell).as_str(), "" | "yes" | "y" | "true" | "t" | "1");
        if let Some(column) = self.columns.responsibility.filter(|column| !is_responsible(row.cell(*column))) {
            let had_yes = consents.iter().any(|consent| consent.state == State::Granted);
            consents.iter_mut().for_each(merge::take_yes);
            if had_yes {
                self.report(Code::ClassListResponsibility, row, column);
            }
        }
        // What is no longer in force is no yes. What cannot be told may not be.
        let in_force = |cell: &str| matches!(key(cell).as_str(), "" | "no" | "n" | "false" | "f" | "0");
        if self.columns.archived.is_some_and(|column| !in_force(row.cell(column))) {
            consents.iter_mut().for_each(merge::take_yes);
        }
        consents
    }

    /// Whether the row's cells surely stand under their own headings and hold what was typed; reports it when not.
    fn is_whole(&mut self, row: &Row) -> bool {
        let headings = self.headings.cells.len();
        let mut whole = true;
        if let Some(column) = row.stray_quote {
            self.report(Code::ClassListQuote, row, column);
            whole = false;
        }
        // Blank cells too many are only separators too many.
        if row.width() > headings {
            self.report(Code::ClassListWidth, row, headings);
            whole = false;
        } else if row.cells.len() < headings {
            self.report(Code::ClassListWidth, row, row.cells.len());
            whole = false;
        }
        let columns = &self.columns;
        let names = [
            columns.id,
            columns.forename,
            columns.known_as,
            columns.surname,
            columns.known_as_surname,
            columns.class,
            columns.kind,
        ];
        let of_several_lines =
            names.into_iter().flatten().find(|column| row.cell(*column).trim().contains(['\n', '\r']));
        if let Some(column) = of_several_lines {
            self.report(Code::ClassListQuote, row, column);
            whole = false;
        }
        if let Some(column) = row.cells.iter().take(headings).position(|cell| is_failed_formula(cell)) {
            self.report(Code::ClassListFormula, row, column);
            whole = false;
        }
        // A character that was lost in the file: the name, or the answer, is not what the school typed.
        if let Some(column) = row.cells.iter().position(|cell| cell.contains('\u{FFFD}')) {
            self.report(Code::ClassListCharacters, row, column);
            whole = false;
        }
        whole
    }

    /// The person's id, and whether no other row bears it; reports it when one does.
    fn id(&mut self, row: &Row) -> (String, bool) {
        let typed = self.columns.id.map(|column| one_line(row.cell(column))).unwrap_or_default();
        let mut alone = true;
        let mut id = if typed.is_empty() { format!("row-{}", row.number) } else { typed.clone() };
        if !typed.is_empty() && self.bearers.get(&typed).is_some_and(|rows| *rows > 1) {
            alone = false;
            self.report(Code::ClassListTwice, row, self.columns.id.unwrap_or(0));
            let met = self.met.entry(typed.clone()).or_insert(0);
            *met += 1;
            if *met > 1 {
                id = format!("{typed}#{met}");
            }
        }
        // A derived id must not be one that the list gives to somebody else.
        while self.given.contains(&id) || (id != typed && self.bearers.contains_key(&id)) {
            id.push('+');
        }
        self.given.insert(id.clone());
        (id, alone)
    }

    /// Pupil, staff or visitor; what is not understood is a pupil, for whom the rules are stricter.
    fn kind(&mut self, row: &Row) -> Kind {
        let Some(column) = self.columns.kind else { return Kind::Pupil };
        match key(row.cell(column)).as_str() {
            "" | "pupil" | "student" | "child" | "learner" => Kind::Pupil,
            "staff" | "teacher" | "classteacher" | "teachingassistant" | "ta" | "headteacher" | "memberofstaff"
            | "staffmember" | "employee" | "teachingstaff" | "supportstaff" => Kind::Staff,
            "visitor" | "volunteer" | "governor" | "guest" | "contractor" | "coach" => Kind::Visitor,
            _ => {
                self.report(Code::ClassListKind, row, column);
                Kind::Pupil
            }
        }
    }

    /// The last day, the earliest if there are several, and whether it could be read.
    fn leaving(&mut self, row: &Row) -> (Option<Date>, bool) {
        let (mut earliest, mut certain) = (None::<Date>, true);
        for index in 0..self.columns.leaving.len() {
            let Some(&column) = self.columns.leaving.get(index) else { break };
            let cell = row.cell(column).trim();
            if means_nothing(cell) {
                continue;
            }
            match dates::read(cell) {
                Some(day) => earliest = Some(earliest.map_or(day, |found| found.min(day))),
                None => {
                    certain = false;
                    self.report(Code::ClassListLeaving, row, column);
                }
            }
        }
        (earliest, certain)
    }

    /// Whether the person is never to be published.
    fn hard_stop(&mut self, row: &Row) -> bool {
        let mut stop = false;
        for index in 0..self.columns.hard_stop.len() {
            let Some(&column) = self.columns.hard_stop.get(index) else { break };
            let cell = row.cell(column);
            match key(cell).as_str() {
                "" if means_nothing(cell) => {}
                "no" | "n" | "false" | "0" => {}
                "yes" | "y" | "true" | "1" | "x" | "stop" | "hardstop" | "donotpublish" | "never" => stop = true,
                _ => {
                    stop = true;
                    self.report(Code::ClassListHardStop, row, column);
                }
            }
        }
        stop
    }

    /// The day something changed at home, the latest if there are several; the last day there is when it is not known,
    /// so that every consent there can be awaits confirmation.
    fn circumstances_changed(&mut self, row: &Row) -> Option<Date> {
        let mut latest = None::<Date>;
        for index in 0..self.columns.circumstances.len() {
            let Some(&column) = self.columns.circumstances.get(index) else { break };
            let cell = row.cell(column);
            let day = match key(cell).as_str() {
                "" if means_nothing(cell) => continue,
                "no" | "n" | "false" | "none" | "unchanged" => continue,
                "yes" | "y" | "true" | "changed" => Date::MAX,
                _ => dates::read(cell).unwrap_or_else(|| {
                    self.report(Code::ClassListCircumstances, row, column);
                    Date::MAX
                }),
            };
            latest = Some(latest.map_or(day, |found| found.max(day)));
        }
        latest
    }
}

/// A cell on one line, its spaces made single.
fn one_line(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name; a cell without a letter, such as "." or "-", holds none, nor does a formula that failed.
fn name(cell: &str) -> String {
    if cell.chars().any(char::is_alphabetic) && !is_failed_formula(cell) { one_line(cell) } else { String::new() }
}

/// The rank of the unique pupil number among the identifiers.
const UPN: u8 = 1;

/// The letters and digits of a value in lower case.
fn key(value: &str) -> String {
    value.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a cell is blank, or a dash for blank.
fn means_nothing(cell: &str) -> bool {
    cell.trim().chars().all(|character| "-–—".contains(character))
}
