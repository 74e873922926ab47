//! Reads one person's answers for one channel: what was answered, by whom, and when.
//!
//! The cells of the answer, the giver, the day, the last day and the method may each hold one value or several, separated by `;` or on lines of their own, and then belong
//! together in order: `Yes; No`, `Parent 1; Parent 2`, `2026-09-04; 2026-09-05`. One giver or one day beside several
//! answers holds for all of them. What cannot be read is never a yes, and a no stays a no whatever is written beside it.
//!
//! What a yes means is the column's `Polarity`. While nobody has said it, nothing in the column is a yes.
//!
//! What cannot be read is kept as unclear. It is no yes, and where silence would be enough, as for staff at some schools,
//! it stops: "Not me, please!" must not be lost there.

use super::{
    Consent, Giver, Kind, Method, State, dates, headings::AnswerColumns, mapping::Polarity, problem::Problem,
    table::Row,
};
use crate::{Code, Date};

/// Reads the answers for one channel; problems are added with the headings of their columns.
pub(super) fn read(
    row: &Row,
    headings: &Row,
    columns: &AnswerColumns,
    kind: Kind,
    problems: &mut Vec<Problem>,
) -> Vec<Consent> {
    let cell = |column: Option<usize>| column.map_or("", |column| row.cell(column));
    let mut report = |code: Code, column: Option<usize>| {
        let column = column.unwrap_or(0);
        problems.push(Problem::new(code, row.number, column, headings.cell(column), row.cell(column)));
    };
    let polarity = columns.polarity;
    let mut answers = values(cell(columns.answer));
    let mut givers = values(cell(columns.giver));
    let days = values(cell(columns.day));
    let (ends, methods) = (values(cell(columns.until)), values(cell(columns.how)));

    // "No objection" is no answer.
    let says_nothing = |answer: &&str| matches!(answered(answer, polarity), Some(State::NoReply));
    if polarity == Some(Polarity::Objection) && answers.iter().all(says_nothing) {
        return Vec::new();
    }
    if answers.is_empty() {
        // A box without a tick: asked, and either refused or not answered.
        if polarity == Some(Polarity::Ticks) {
            return vec![record(columns, State::Unclear, Giver::Unknown)];
        }
        // A blank cell says that nobody was asked or nobody recorded it: no consent is on record.
        if givers.is_empty() && days.is_empty() {
            return Vec::new();
        }
        report(Code::ClassListNoAnswer, columns.answer.or(columns.giver).or(columns.day));
        answers = vec![""; givers.len().max(days.len())];
    }
    // The answer of one parent, left blank at the end of the list.
    if answers.len() > 1 && givers.len() > answers.len() {
        answers.resize(givers.len(), "");
    }
    if let [both] = givers.as_slice()
        && let [answer] = answers.as_slice()
        && is_both_parents(both)
    {
        answers = vec![*answer; 2];
        givers = vec!["parent 1", "parent 2"];
    }
    // A no, or silence, beside two givers is both of theirs. A yes is not: it may be the answer of one.
    if let [answer] = answers.as_slice()
        && answered(answer, polarity).is_some_and(|state| state != State::Granted)
    {
        answers = vec![*answer; givers.len().max(1)];
    }

    let givers_fit = givers.len() <= 1 || givers.len() == answers.len();
    let fit = |values: &[&str]| values.len() <= 1 || values.len() == answers.len();
    let (days_fit, ends_fit, methods_fit) = (fit(&days), fit(&ends), fit(&methods));
    if !givers_fit {
        report(Code::ClassListUneven, columns.giver);
    }
    if !days_fit {
        report(Code::ClassListUneven, columns.day);
    }
    if !ends_fit {
        report(Code::ClassListUneven, columns.until);
    }
    if !methods_fit {
        report(Code::ClassListUneven, columns.how);
    }

    let mut consents = Vec::with_capacity(answers.len());
    let (mut answer_reported, mut giver_reported, mut day_reported) = (false, false, false);
    let (mut end_reported, mut method_reported) = (false, false);
    for (index, answer) in answers.iter().enumerate() {
        let mut state = answered(answer, polarity).unwrap_or_else(|| {
            if !std::mem::replace(&mut answer_reported, true) {
                report(Code::ClassListCell, columns.answer);
            }
            State::Unclear
        });
        let giver = match beside(&givers, index).filter(|_| givers_fit) {
            None | Some("") => Giver::Unknown,
            Some(text) => giver(text, kind).unwrap_or_else(|| {
                if !std::mem::replace(&mut giver_reported, true) {
                    report(Code::ClassListGiver, columns.giver);
                }
                Giver::Unknown
            }),
        };
        let on = match beside(&days, index).filter(|_| days_fit) {
            None | Some("") => None,
            Some(text) => dates::read(text).or_else(|| {
                if !std::mem::replace(&mut day_reported, true) {
                    report(Code::ClassListDate, columns.day);
                }
                None::<Date>
            }),
        };
        let end = beside(&ends, index).filter(|text| !text.is_empty());
        let until = end.filter(|_| ends_fit).and_then(dates::read);
        if end.is_some() && until.is_none() {
            if ends_fit && !std::mem::replace(&mut end_reported, true) {
                report(Code::ClassListUntil, columns.until);
            }
            // It may have run out.
            state = if state == State::Granted { State::Unclear } else { state };
        }
        let typed = beside(&methods, index).filter(|text| !text.is_empty());
        let how = typed.map(|text| {
            method(text).filter(|_| methods_fit).unwrap_or_else(|| {
                if methods_fit && !std::mem::replace(&mut method_reported, true) {
                    report(Code::ClassListMethod, columns.how);
                }
                Method::Other
            })
        });
        consents.push(Consent { on, until, how, ..record(columns, state, giver) });
    }
    // A later yes lifts the same giver's no. Where nobody knows whose answers they are, no yes may lift a no.
    let unknown = |consent: &&mut Consent| consent.giver == Giver::Unknown;
    let is_disputed = consents.iter_mut().filter(unknown).any(|consent| consent.state == State::Granted)
        && consents.iter_mut().filter(unknown).any(|consent| consent.is_objection());
    if is_disputed {
        consents.iter_mut().filter(unknown).filter(|consent| consent.is_objection()).for_each(stand);
        if !giver_reported && givers_fit {
            report(Code::ClassListGiver, columns.giver.or(columns.answer));
        }
    }
    consents
}

/// An answer to the question of these columns.
fn record(columns: &AnswerColumns, state: State, giver: Giver) -> Consent {
    Consent { about: columns.about, ..Consent::new(columns.channel, state, giver) }
}

/// Takes the day from a no, so that no yes counts as given after it.
pub(super) fn stand(objection: &mut Consent) {
    objection.on = None;
}

/// The values of a cell; blanks at its end are none.
fn values(cell: &str) -> Vec<&str> {
    let mut values: Vec<&str> = cell.split([';', '\n', '\r']).map(str::trim).collect();
    while values.last().is_some_and(|last| last.is_empty()) {
        values.pop();
    }
    values
}

/// The value that stands beside the answer of this index.
fn beside<'a>(values: &[&'a str], index: usize) -> Option<&'a str> {
    match values {
        [only] => Some(only),
        values => values.get(index).copied(),
    }
}

/// The letters and digits of a value in lower case.
fn key(value: &str) -> String {
    value.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What was answered, by what a yes means in the column; nothing where that is not understood.
fn answered(answer: &str, polarity: Option<Polarity>) -> Option<State> {
    let word = word(answer);
    let mark = mark(answer);
    match polarity {
        Some(Polarity::Words) => word,
        // A box without a tick may stand for a no or for no reply.
        Some(Polarity::Ticks) => word.or(match mark? {
            Mark::Tick => Some(State::Granted),
            Mark::Cross => None,
            Mark::Empty => Some(State::Unclear),
        }),
        Some(Polarity::Consent) => word.or(match mark? {
            Mark::Tick | Mark::Cross => Some(State::Granted),
            Mark::Empty => Some(State::Unclear),
        }),
        Some(Polarity::Denial | Polarity::Objection) => match (key(answer).as_str(), word, mark) {
            ("yes" | "y", ..) | (.., Some(Mark::Tick | Mark::Cross)) => Some(State::Refused),
            ("no" | "n", ..) if polarity == Some(Polarity::Denial) => Some(State::Granted),
            ("no" | "n", ..) | (.., Some(Mark::Empty)) => Some(State::NoReply),
            // "Granted" below "Consent denied" contradicts itself.
            (_, Some(State::Granted), _) => None,
            (_, word, _) => word,
        },
        // Words that say of themselves that they are a no hold, whatever a yes means.
        None => Some(match (key(answer).as_str(), word) {
            ("no" | "n", _) | (_, None | Some(State::Granted)) => State::Unclear,
            (_, Some(word)) => word,
        }),
    }
}

/// What a word says of itself; nothing for one that could be a yes or a no to different people, such as "1", "x" or
/// "true".
fn word(answer: &str) -> Option<State> {
    match key(answer).as_str() {
        "yes" | "y" | "granted" | "consented" | "given" | "consentgiven" | "agreed" | "confirmed" => {
            Some(State::Granted)
        }
        "no" | "n" | "refused" | "denied" | "declined" | "notgiven" | "notgranted" | "consentrefused" | "objected" => {
            Some(State::Refused)
        }
        "withdrawn" | "withdrew" | "consentwithdrawn" => Some(State::Withdrawn),
        "noreply" | "noresponse" | "noanswer" | "blank" | "pending" | "awaiting" | "na" | "notasked" | "none"
        | "notanswered" | "awaitingresponse" => Some(State::NoReply),
        // A blank among several answers, or a dash.
        "" if answer.chars().all(|character| "-–—".contains(character)) => Some(State::NoReply),
        _ => None,
    }
}

/// What is put in a box.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// The letter P is the tick of the symbol font that some systems print with.
    Tick,
    Cross,
    Empty,
}

fn mark(cell: &str) -> Option<Mark> {
    match cell.trim().to_lowercase().as_str() {
        "p" | "t" | "true" | "1" | "tick" | "ticked" | "✓" | "✔" | "☑" | "✅" | "ü" => Some(Mark::Tick),
        "x" | "✗" | "✘" | "☒" | "❌" | "×" => Some(Mark::Cross),
        "f" | "false" | "0" | "unticked" | "☐" => Some(Mark::Empty),
        _ => None,
    }
}

pub(super) fn is_cross(cell: &str) -> bool {
    mark(cell) == Some(Mark::Cross)
}

/// Whether all cells that are not blank hold a mark, and one does.
pub(super) fn are_marks<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let mut any = false;
    for cell in cells {
        if mark(cell).is_none() {
            return false;
        }
        any = true;
    }
    any
}

/// Whose answer it is. "Mother" is not understood: which of the two parents she is, only the school knows.
fn giver(giver: &str, kind: Kind) -> Option<Giver> {
    match key(giver).as_str() {
        "parent1" | "carer1" | "contact1" | "p1" | "parentcarer1" | "guardian1" | "firstparent" => Some(Giver::Parent1),
        "parent2" | "carer2" | "contact2" | "p2" | "parentcarer2" | "guardian2" | "secondparent" => {
            Some(Giver::Parent2)
        }
        "pupil" | "student" | "child" | "thepupil" => Some(Giver::Pupil),
        "staff" | "staffmember" | "memberofstaff" | "employee" => Some(Giver::Staff),
        "visitor" | "volunteer" | "governor" => Some(Giver::Visitor),
        "self" | "themself" | "themselves" | "ownanswer" => match kind {
            Kind::Pupil => Some(Giver::Pupil),
            Kind::Staff => Some(Giver::Staff),
            Kind::Visitor => Some(Giver::Visitor),
        },
        "localauthority" | "la" | "socialworker" | "council" => Some(Giver::LocalAuthority),
        "unknown" | "parent" | "carer" | "parentcarer" => Some(Giver::Unknown),
        _ => None,
    }
}

/// How an answer was given. "Form" may be on paper or on a screen: either is writing.
pub(super) fn method(cell: &str) -> Option<Method> {
    match key(cell).as_str() {
        "paper"
        | "form"
        | "paperform"
        | "consentform"
        | "letter"
        | "written"
        | "inwriting"
        | "signed"
        | "signedform"
        | "post"
        | "slip"
        | "returnslip"
        | "homeschoolagreement" => Some(Method::Paper),
        "online" | "onlineform" | "electronic" | "electronically" | "email" | "portal" | "parentportal" | "app"
        | "parentapp" | "website" | "webform" | "digital" => Some(Method::Online),
        "spoken" | "verbal" | "verbally" | "oral" | "orally" | "phone" | "byphone" | "telephone" | "telephonecall"
        | "phonecall" | "inperson" | "facetoface" | "conversation" | "meeting" => Some(Method::Spoken),
        _ => None,
    }
}

fn is_both_parents(giver: &str) -> bool {
    ["both", "bothparents", "parent1andparent2", "parent1parent2", "parents1and2"].contains(&key(giver).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Channel;
    use jiff::civil::date;

    type Answers = Vec<(State, Giver, Option<Date>)>;

    fn read_cells(cells: [&str; 3], kind: Kind) -> (Answers, Vec<(Code, u64)>) {
        let row = Row { number: 7, cells: cells.map(str::to_owned).to_vec(), stray_quote: None };
        let headings = Row {
            number: 1,
            cells: ["Press", "Press given by", "Press date"].map(str::to_owned).to_vec(),
            stray_quote: None,
        };
        let columns = AnswerColumns {
            channel: Channel::Press,
            answer: Some(0),
            giver: Some(1),
            day: Some(2),
            until: None,
            how: None,
            about: crate::people::About::Picture,
            polarity: Some(Polarity::Words),
        };
        let mut problems = Vec::new();
        let consents = read(&row, &headings, &columns, kind, &mut problems);
        assert!(consents.iter().all(|consent| consent.channel == Channel::Press));
        assert!(problems.iter().all(|problem| problem.row == 7));
        (
            consents.into_iter().map(|consent| (consent.state, consent.giver, consent.on)).collect(),
            problems.into_iter().map(|problem| (problem.code, problem.column)).collect(),
        )
    }

    #[test]
    fn two_parents_may_answer_differently() {
        let (consents, problems) = read_cells(["Yes; No", "Parent 1; Parent 2", "2026-09-04; 05/09/2026"], Kind::Pupil);
        assert_eq!(
            consents,
            [
                (State::Granted, Giver::Parent1, Some(date(2026, 9, 4))),
                (State::Refused, Giver::Parent2, Some(date(2026, 9, 5)))
            ]
        );
        assert_eq!(problems, []);
    }

    #[test]
    fn one_day_beside_two_answers_holds_for_both() {
        let (consents, _) = read_cells(["yes;yes", "Parent 1;Parent 2", "2026-09-04"], Kind::Pupil);
        assert!(consents.iter().all(|(_, _, on)| *on == Some(date(2026, 9, 4))) && consents.len() == 2);
    }

    #[test]
    fn both_parents_may_stand_beside_one_answer() {
        let (consents, problems) = read_cells(["Yes", "Both parents", "2026-09-04"], Kind::Pupil);
        assert_eq!(consents.iter().map(|(_, giver, _)| *giver).collect::<Vec<_>>(), [Giver::Parent1, Giver::Parent2]);
        assert_eq!(problems, []);
    }

    #[test]
    fn one_answer_beside_two_givers_counts_for_one_unknown_giver() {
        let (consents, problems) = read_cells(["Yes", "Parent 1; Parent 2", ""], Kind::Pupil);
        assert_eq!(consents, [(State::Granted, Giver::Unknown, None)]);
        assert_eq!(problems, [(Code::ClassListUneven, 2)]);
    }

    #[test]
    fn a_word_that_is_not_understood_is_never_a_yes() {
        for answer in ["maybe", "P", "1", "x", "TRUE", "yes?no", "Yes - not face", "✓", "ok"] {
            let (consents, problems) = read_cells([answer, "Parent 1", "2026-09-04"], Kind::Pupil);
            assert!(consents.iter().all(|(state, _, _)| *state == State::Unclear), "{answer}");
            assert_eq!(problems, [(Code::ClassListCell, 1)], "{answer}");
        }
    }

    #[test]
    fn blank_cells_are_no_record_and_a_blank_between_answers_is_no_reply() {
        assert_eq!(read_cells(["", " ", ""], Kind::Pupil), (Vec::new(), Vec::new()));
        let (consents, problems) = read_cells(["; Yes", "Parent 1; Parent 2", "; 2026-09-04"], Kind::Pupil);
        assert_eq!(consents.first(), Some(&(State::NoReply, Giver::Parent1, None)));
        assert_eq!(consents.get(1), Some(&(State::Granted, Giver::Parent2, Some(date(2026, 9, 4)))));
        assert_eq!(problems, []);
    }

    #[test]
    fn a_giver_without_an_answer_is_reported() {
        let (consents, problems) = read_cells(["", "Parent 1", "2026-09-04"], Kind::Pupil);
        assert_eq!(consents, [(State::NoReply, Giver::Parent1, Some(date(2026, 9, 4)))]);
        assert_eq!(problems, [(Code::ClassListNoAnswer, 1)]);
    }

    #[test]
    fn a_refusal_stays_a_refusal_whoever_gave_it_and_whenever() {
        let (consents, problems) = read_cells(["Refused", "Grandma", "31/02/2026"], Kind::Pupil);
        assert_eq!(consents, [(State::Refused, Giver::Unknown, None)]);
        assert_eq!(problems, [(Code::ClassListGiver, 2), (Code::ClassListDate, 3)]);
    }

    #[test]
    fn a_yes_of_nobody_knows_whom_lifts_no_refusal() {
        let (consents, problems) = read_cells(["No; Yes", "Mum; Dad", "2026-09-04; 2026-09-05"], Kind::Pupil);
        assert_eq!(consents.first(), Some(&(State::Refused, Giver::Unknown, None)));
        assert_eq!(problems, [(Code::ClassListGiver, 2)]);
        let (consents, problems) = read_cells(["No; Yes", "", "2026-09-04; 2026-09-05"], Kind::Pupil);
        assert_eq!(consents.first(), Some(&(State::Refused, Giver::Unknown, None)));
        assert_eq!(problems, [(Code::ClassListGiver, 2)]);
    }

    #[test]
    fn an_answer_of_staff_that_cannot_be_read_is_kept_as_unclear() {
        let (consents, problems) = read_cells(["Not me, please!", "self", ""], Kind::Staff);
        assert_eq!(consents, [(State::Unclear, Giver::Staff, None)]);
        assert_eq!(problems, [(Code::ClassListCell, 1)]);
    }

    #[test]
    fn staff_answer_for_themselves() {
        let (consents, _) = read_cells(["Yes", "self", "2026-09-04"], Kind::Staff);
        assert_eq!(consents, [(State::Granted, Giver::Staff, Some(date(2026, 9, 4)))]);
    }
}
