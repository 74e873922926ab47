//! What each column of a class list was taken for, how sure that is, and what ten rows of it would mean.
//!
//! [`suggest`] looks at the headings and at what stands below them; a person corrects it and confirms what is open, and
//! [`super::read_with`] reads the list by it. A school's answer can be kept and used for its next export: columns are
//! found again by their headings, wherever they stand, and a column that the mapping does not know is taken as
//! [`suggest`] takes it.
//!
//! What a yes means is never guessed. A heading that turns the question round, and a column of mere marks whose heading
//! does not speak of consent, have no polarity until a person gives them one, and count as no reply until then.

use serde::{Deserialize, Serialize};

use super::{
    About, Consent, Kind, Method, answers, dates,
    headings::{self, AnswerColumns, Meaning, Question},
    source::{Source, source},
    table::{ROWS_TO_JUDGE_BY, Row},
};
use crate::{Error, policy::Channel};

/// So many rows are shown of what a column would mean.
const SAMPLES: usize = 10;
/// The longest value shown, in characters.
const LONGEST_VALUE: usize = 120;

/// What a column says of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Means {
    /// The list's own identifier.
    Id,
    /// The unique pupil number.
    Upn,
    /// The admission number, or the code of a member of staff.
    AdmissionNumber,
    /// The forename in law.
    LegalForename,
    /// A forename in a list that may also have a legal one.
    Forename,
    /// The name the person goes by.
    KnownAs,
    /// The surname in law.
    LegalSurname,
    /// A surname in a list that may also have a legal one.
    Surname,
    /// The surname the person goes by.
    KnownAsSurname,
    /// What stands between forename and surname in law.
    MiddleNames,
    /// Class or registration group.
    Class,
    /// The last day at the school.
    Leaving,
    /// Pupil or staff.
    Kind,
    /// Never to be published.
    HardStop,
    /// The day circumstances changed.
    Circumstances,
    /// The day of birth, which tells two people with one name apart, and from which age a pupil is asked.
    Born,
    /// Consent for the column's channels; without any, for what [`Means::ConsentType`] says in the same row.
    Answer,
    /// Who gave that consent.
    GivenBy,
    /// When.
    Day,
    /// Until when.
    Until,
    /// How: in writing, or by word of mouth.
    Method,
    /// Whether only one person has parental responsibility.
    OneParent,
    /// Whether whoever gave the answer of this row has parental responsibility.
    Responsibility,
    /// What the answer of this row is for, in a list with a row for each answer.
    ConsentType,
    /// Whether the answer of this row is no longer in force.
    Archived,
    /// Nothing that is needed here.
    Irrelevant,
    /// Not known; it is reported and not read.
    Unknown,
}

/// What a yes, or a mark, means in a column of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Polarity {
    /// The cells say in words what they mean, such as yes, refused or pending; a mere mark is not understood.
    Words,
    /// A tick is consent, and no tick is no reply. A cross is not understood.
    Ticks,
    /// Yes, or any mark, is consent.
    Consent,
    /// Yes, or any mark, is a refusal; the word no is consent.
    Denial,
    /// Yes, or any mark, is a refusal; the word no says nothing.
    Objection,
}

/// How sure it is what a column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sureness {
    /// Its heading is one that Schoolgate knows.
    Certain,
    /// A person has to say what a yes in it means; until then it counts as no reply.
    Confirm,
    /// Its heading is not known, so it is not read.
    Unknown,
}

/// What one cell would mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Sample {
    /// The row as a spreadsheet counts.
    pub row: u64,
    /// The cell as typed, shortened when it is very long.
    pub value: String,
    /// What it would be read as; empty where it would not be read.
    pub understood: String,
}

/// What one column was taken for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ColumnMapping {
    /// The heading as typed: what the column is known by.
    pub heading: String,
    /// What it means.
    pub means: Means,
    /// The uses that an answer, a giver or a day is about.
    #[serde(default)]
    pub channels: Vec<Channel>,
    /// Whether that is about pictures, or about pupils' work.
    #[serde(default)]
    pub about: About,
    /// What a yes means in a column of answers; nothing while that is open.
    #[serde(default)]
    pub polarity: Option<Polarity>,
    /// How sure that is.
    #[serde(default = "certain")]
    pub sureness: Sureness,
    /// What the first rows would mean. They hold names: a mapping that is kept has none, see [`Mapping::to_keep`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub samples: Vec<Sample>,
}

/// A mapping that a person wrote without it is meant.
fn certain() -> Sureness {
    Sureness::Certain
}

/// What the columns of a class list mean.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Mapping {
    /// The sheet of a workbook; without one the first that names people.
    #[serde(default)]
    pub sheet: Option<String>,
    /// The workbook's other sheets with anything in them.
    #[serde(default)]
    pub other_sheets: Vec<String>,
    /// The columns, in the order of the file.
    pub columns: Vec<ColumnMapping>,
}

impl Mapping {
    /// Says what a yes means in the columns of answers with this heading; whether there is one.
    pub fn confirm(&mut self, heading: &str, polarity: Polarity) -> bool {
        let key = headings::key(heading);
        let mut any = false;
        for column in &mut self.columns {
            if column.means == Means::Answer && headings::key(&column.heading) == key {
                (column.polarity, column.sureness) = (Some(polarity), Sureness::Certain);
                for at in 0..column.samples.len() {
                    let now = column.samples.get(at).map(|sample| understood(column, &sample.value));
                    if let (Some(sample), Some(now)) = (column.samples.get_mut(at), now) {
                        sample.understood = now;
                    }
                }
                any = true;
            }
        }
        any
    }

    /// The same without a value of the file it was made from.
    pub fn to_keep(&self) -> Self {
        let mut kept = self.clone();
        kept.other_sheets.clear();
        kept.columns.iter_mut().for_each(|column| column.samples.clear());
        kept
    }
}

/// Says what each column of a class list would be taken for. No list is refused here for a heading that is missing.
///
/// # Errors
/// As [`super::read`], but [`crate::Code::ClassListNoNames`].
pub fn suggest(bytes: &[u8]) -> Result<Mapping, Error> {
    suggest_with(bytes, None, None)
}

/// The same of a workbook's sheet of this name, by what a person said of an earlier list where that knows the heading.
///
/// # Errors
/// As [`suggest`], and [`crate::Code::ClassListNoSheet`].
pub fn suggest_with(bytes: &[u8], sheet: Option<&str>, kept: Option<&Mapping>) -> Result<Mapping, Error> {
    let sheet = sheet.or_else(|| kept.and_then(|kept| kept.sheet.as_deref()));
    let source = source(bytes, sheet)?;
    let at = heading_row(&source.rows, kept).unwrap_or(0);
    let (_, rest) = source.rows.split_at(at.min(source.rows.len()));
    let columns = rest.split_first().map(|(headings, below)| with_samples(columns_of(headings, below, kept), below));
    Ok(Mapping { sheet: source.sheet, other_sheets: source.others, columns: columns.unwrap_or_default() })
}

impl Source {
    /// Where the heading row is: the first that names people, by its own words or by a mapping.
    pub fn heading_row(&self, mapping: Option<&Mapping>) -> Option<usize> {
        let at = heading_row(&self.rows, mapping)?;
        let row = self.rows.get(at)?;
        let columns = headings::Columns::of(&columns_of(row, &[], mapping));
        (columns.forename.is_some() && columns.surname.is_some()).then_some(at)
    }
}

fn heading_row(rows: &[Row], mapping: Option<&Mapping>) -> Option<usize> {
    let mapped = |row: &Row| {
        let columns = headings::Columns::of(&columns_of(row, &[], mapping));
        columns.forename.is_some() && columns.surname.is_some()
    };
    let first = rows.get(..rows.len().min(ROWS_TO_JUDGE_BY)).unwrap_or_default();
    if let Some(at) = first.iter().position(mapped) {
        return Some(at);
    }
    // No row names people: the one with the most known headings, and of none the first with two cells.
    let best = first.iter().enumerate().rev().max_by_key(|(_, row)| headings::known(row));
    best.filter(|(_, row)| headings::known(row) > 0)
        .map(|(at, _)| at)
        .or_else(|| first.iter().position(|row| row.width() > 1))
}

/// What each column is: by the mapping where it knows the heading, else by the heading and what stands below it.
pub(super) fn columns_of(headings: &Row, below: &[Row], mapping: Option<&Mapping>) -> Vec<ColumnMapping> {
    let mut known: Vec<(String, &ColumnMapping)> = mapping
        .map(|mapping| mapping.columns.iter().map(|column| (headings::key(&column.heading), column)).collect())
        .unwrap_or_default();
    let mut columns: Vec<ColumnMapping> = Vec::with_capacity(headings.cells.len());
    for (index, heading) in headings.cells.iter().enumerate() {
        let guess = || guess(heading, index, below);
        let key = headings::key(heading);
        let found = known.iter().position(|(known, _)| *known == key).filter(|_| !key.is_empty());
        columns.push(match found.map(|at| known.remove(at).1) {
            Some(mapped) => {
                let mut column = ColumnMapping { heading: heading.clone(), samples: Vec::new(), ..mapped.clone() };
                // Words last year, mere marks this year: that has to be asked anew.
                if column.means == Means::Answer
                    && column.polarity == Some(Polarity::Words)
                    && answers::are_marks(values(index, below))
                {
                    let guess = guess();
                    (column.polarity, column.sureness) = (guess.polarity, guess.sureness);
                }
                column
            }
            None => guess(),
        });
    }
    // "Type" says what an answer is for in a list that has a row for each answer, else whether it is a pupil.
    let loose_answer = columns.iter().any(|column| column.means == Means::Answer && column.channels.is_empty());
    let has_question = columns.iter().any(|column| column.means == Means::ConsentType);
    if loose_answer && !has_question && mapping.is_none() {
        for column in columns.iter_mut().filter(|column| headings::key(&column.heading) == "type") {
            column.means = Means::ConsentType;
        }
    }
    columns
}

fn values(column: usize, below: &[Row]) -> impl Iterator<Item = &str> {
    below.iter().map(move |row| row.cell(column)).filter(|cell| !cell.trim().is_empty())
}

/// What a column is by its heading and what stands below it.
fn guess(heading: &str, index: usize, below: &[Row]) -> ColumnMapping {
    let (means, question, inverted) = match headings::meaning(heading) {
        Meaning::Id(0) => (Means::Id, None, false),
        Meaning::Id(1) => (Means::Upn, None, false),
        Meaning::Id(_) => (Means::AdmissionNumber, None, false),
        Meaning::Forename => (Means::LegalForename, None, false),
        Meaning::PlainForename => (Means::Forename, None, false),
        Meaning::KnownAs => (Means::KnownAs, None, false),
        Meaning::Surname => (Means::LegalSurname, None, false),
        Meaning::PlainSurname => (Means::Surname, None, false),
        Meaning::KnownAsSurname => (Means::KnownAsSurname, None, false),
        Meaning::MiddleNames => (Means::MiddleNames, None, false),
        Meaning::Class => (Means::Class, None, false),
        Meaning::Leaving => (Means::Leaving, None, false),
        Meaning::Kind => (Means::Kind, None, false),
        Meaning::HardStop => (Means::HardStop, None, false),
        Meaning::Circumstances => (Means::Circumstances, None, false),
        Meaning::Born => (Means::Born, None, false),
        Meaning::Answer(question) => (Means::Answer, Some(question), false),
        Meaning::Inverted(question) => (Means::Answer, Some(question), true),
        Meaning::Status => (Means::Answer, None, false),
        Meaning::InvertedStatus => (Means::Answer, None, true),
        Meaning::Giver(question) => (Means::GivenBy, Some(question), false),
        Meaning::Day(question) => (Means::Day, Some(question), false),
        Meaning::AnyGiver => (Means::GivenBy, None, false),
        Meaning::AnyDay => (Means::Day, None, false),
        Meaning::Until(question) => (Means::Until, Some(question), false),
        Meaning::AnyUntil => (Means::Until, None, false),
        Meaning::Method(question) => (Means::Method, Some(question), false),
        Meaning::AnyMethod => (Means::Method, None, false),
        Meaning::Responsibility => (Means::Responsibility, None, false),
        Meaning::OneParent => (Means::OneParent, None, false),
        Meaning::ConsentType => (Means::ConsentType, None, false),
        Meaning::Archived => (Means::Archived, None, false),
        Meaning::Irrelevant | Meaning::Blank => (Means::Irrelevant, None, false),
        Meaning::Unknown => (Means::Unknown, None, false),
    };
    let polarity = if means != Means::Answer || inverted {
        None
    } else if !answers::are_marks(values(index, below)) {
        Some(Polarity::Words)
    } else if headings::says_consent(heading) && !values(index, below).any(answers::is_cross) {
        Some(Polarity::Ticks)
    } else {
        None
    };
    let sureness = match (means, polarity) {
        (Means::Answer, None) => Sureness::Confirm,
        (Means::Unknown, _) => Sureness::Unknown,
        _ => Sureness::Certain,
    };
    ColumnMapping {
        heading: heading.to_owned(),
        means,
        channels: question.map(Question::channels).unwrap_or_default(),
        about: question.map(Question::about).unwrap_or_default(),
        polarity,
        sureness,
        samples: Vec::new(),
    }
}

/// Adds what the first ten rows would mean.
fn with_samples(mut columns: Vec<ColumnMapping>, below: &[Row]) -> Vec<ColumnMapping> {
    for (index, column) in columns.iter_mut().enumerate() {
        let rows = below.iter().take(SAMPLES);
        column.samples = rows
            .map(|row| Sample {
                row: row.number,
                value: row.cell(index).chars().take(LONGEST_VALUE).collect(),
                understood: understood(column, row.cell(index)),
            })
            .collect();
    }
    columns
}

fn understood(column: &ColumnMapping, cell: &str) -> String {
    let short = || cell.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST_VALUE).collect();
    match column.means {
        Means::Unknown | Means::Irrelevant => String::new(),
        Means::Answer => {
            let row = Row { number: 1, cells: vec![cell.to_owned()], stray_quote: None };
            let columns = AnswerColumns {
                about: About::Picture,
                channel: Channel::Website,
                answer: Some(0),
                giver: None,
                day: None,
                until: None,
                how: None,
                polarity: column.polarity,
            };
            let consents = answers::read(&row, &row, &columns, Kind::Pupil, &mut Vec::new());
            let words = |consent: &Consent| consent.state.as_str();
            consents.iter().map(words).collect::<Vec<_>>().join("; ")
        }
        Means::Leaving | Means::Day | Means::Until | Means::Circumstances | Means::Born => {
            dates::read(cell).map(|day| day.to_string()).unwrap_or_default()
        }
        Means::Method => answers::method(cell).map_or("", Method::as_str).to_owned(),
        Means::ConsentType => match headings::question(cell) {
            Some(Question::Picture(channel)) => channel.as_str().to_owned(),
            Some(Question::Work(Some(channel))) => format!("work, {}", channel.as_str()),
            Some(Question::Work(None)) => "work".to_owned(),
            None => String::new(),
        },
        _ => short(),
    }
}
