//! Class lists are read whole: every row is a person or a problem, and what is uncertain is never a yes.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use jiff::civil::date;
use proptest::prelude::*;
use schoolgate_core::{
    Code,
    people::{self, About, ClassList, Giver, Import, Kind, Method, Person, State},
    policy::Channel,
};

const STARLING: &[u8] = include_bytes!("../../../fixtures/class-lists/starling-class.csv");
const SEMICOLON: &[u8] = include_bytes!("../../../fixtures/class-lists/starling-class-semicolon-windows-1252.csv");
const UTF_16: &[u8] = include_bytes!("../../../fixtures/class-lists/starling-class-tab-utf-16.txt");
const BROKEN: &[u8] = include_bytes!("../../../fixtures/class-lists/broken.csv");

fn read(text: &str) -> Import {
    people::read(text.as_bytes()).unwrap()
}

fn person<'a>(list: &'a ClassList, id: &str) -> &'a Person {
    list.people.iter().find(|person| person.id.0 == id).unwrap()
}

fn states(person: &Person, channel: Channel) -> Vec<State> {
    person.consents.iter().filter(|consent| consent.channel == channel).map(|consent| consent.state).collect()
}

fn codes(import: &Import) -> Vec<(Code, u64, u64)> {
    import.problems.iter().map(|problem| (problem.code, problem.row, problem.column)).collect()
}

fn yeses(person: &Person) -> usize {
    person.consents.iter().filter(|consent| consent.state == State::Granted).count()
}

#[test]
fn a_list_in_the_documented_layout_is_read_without_a_problem() {
    let import = people::read(STARLING).unwrap();
    assert_eq!(import.problems, []);
    assert_eq!((import.encoding.as_str(), import.separator), ("UTF-8", ','));
    assert_eq!(import.list.people.len(), 15);
    assert_eq!(import.list.people.iter().filter(|person| person.kind == Kind::Staff).count(), 3);
    assert_eq!(yeses(person(&import.list, "PUPIL-001")), 16);
    assert_eq!(states(person(&import.list, "PUPIL-004"), Channel::Website), [State::Granted, State::Refused]);
    assert_eq!(person(&import.list, "PUPIL-008").leaving.unwrap().to_string(), "2026-07-21");
    assert!(person(&import.list, "PUPIL-009").hard_stop);
    assert_eq!(person(&import.list, "PUPIL-010").circumstances_changed.unwrap().to_string(), "2026-10-01");
    assert_eq!(person(&import.list, "PUPIL-011").known_as.as_deref(), Some("Barty"));
    assert_eq!(states(person(&import.list, "PUPIL-012"), Channel::LearningPlatform), []);
    assert_eq!(person(&import.list, "STAFF-002").consents[0].giver, Giver::Staff);
    assert_eq!(person(&import.list, "STAFF-003").display_name(), "Ferdy Placeholderson");
}

#[test]
fn encoding_and_separator_change_nobody() {
    let people = people::read(STARLING).unwrap().list;
    for (bytes, encoding, separator) in [(SEMICOLON, "windows-1252", ';'), (UTF_16, "UTF-16LE", '\t')] {
        let import = people::read(bytes).unwrap();
        assert_eq!((import.encoding.as_str(), import.separator), (encoding, separator));
        assert_eq!((&import.list, import.problems.len()), (&people, 0));
    }
}

#[test]
fn everything_wrong_is_reported_with_its_row_and_column() {
    let import = people::read(BROKEN).unwrap();
    assert_eq!(
        codes(&import),
        [
            (Code::ClassListAbove, 1, 1),
            (Code::ClassListPolarity, 2, 15),
            (Code::ClassListCell, 4, 9),
            (Code::ClassListCell, 4, 12),
            (Code::ClassListGiver, 5, 10),
            (Code::ClassListDate, 5, 11),
            (Code::ClassListGiver, 5, 13),
            (Code::ClassListDate, 5, 14),
            (Code::ClassListLeaving, 6, 6),
            (Code::ClassListHardStop, 7, 7),
            (Code::ClassListCircumstances, 8, 8),
            (Code::ClassListTwice, 9, 1),
            (Code::ClassListTwice, 10, 1),
            (Code::ClassListRow, 11, 3),
            (Code::ClassListWidth, 13, 11),
            (Code::ClassListWidth, 14, 16),
            (Code::ClassListQuote, 15, 3),
            (Code::ClassListKind, 16, 2),
            (Code::ClassListNoAnswer, 16, 9),
            (Code::ClassListUneven, 16, 13),
            (Code::ClassListHalfName, 17, 4),
            (Code::ClassListQuote, 17, 5),
            (Code::ClassListCharacters, 18, 4),
            (Code::ClassListCell, 19, 9),
        ]
    );
}

#[test]
fn what_is_uncertain_is_never_a_yes_and_a_no_stays_a_no() {
    let list = people::read(BROKEN).unwrap().list;
    let with_a_yes: Vec<&str> =
        list.people.iter().filter(|person| yeses(person) > 0).map(|person| person.id.0.as_str()).collect();
    // A yes that can be read counts also beside a hard stop, a change at home, or a giver and a day that cannot.
    assert_eq!(with_a_yes, ["PUPIL-001", "PUPIL-003", "PUPIL-005", "PUPIL-006", "PUPIL-012"]);
    assert_eq!(states(person(&list, "PUPIL-003"), Channel::Website), [State::Refused]);
    assert_eq!(states(person(&list, "PUPIL-004"), Channel::Press), [State::Refused]);
    assert!(person(&list, "PUPIL-005").hard_stop);
    assert_eq!(person(&list, "PUPIL-006").circumstances_changed, Some(schoolgate_core::Date::MAX));
    let unsure = person(&list, "PUPIL-012").consents.last().unwrap();
    assert_eq!((unsure.state, unsure.giver), (State::Granted, Giver::Unknown));
    assert_eq!(states(person(&list, "STAFF-001"), Channel::Website), [State::Unclear]);
}

#[test]
fn a_bad_leaving_date_takes_every_yes() {
    let import = read(
        "Id,Forename,Surname,Leaving date,Website,Press\nA,Zeb,Sampleton,soon,Yes,No\nB,Quilla,Testerby,,Yes,No\n",
    );
    assert_eq!(states(person(&import.list, "A"), Channel::Website), [State::Unclear]);
    assert_eq!(states(person(&import.list, "A"), Channel::Press), [State::Refused]);
    assert_eq!(states(person(&import.list, "B"), Channel::Website), [State::Granted]);
}

#[test]
fn two_people_with_one_id_stay_two_and_lose_every_yes() {
    let import =
        read("Id,Forename,Surname,Website\nA,Zeb,Sampleton,Yes\nA,Quilla,Testerby,Yes\nA#2,Ottie,Specimen,Yes\n");
    let ids: Vec<&str> = import.list.people.iter().map(|person| person.id.0.as_str()).collect();
    assert_eq!(ids, ["A", "A#2+", "A#2"]);
    assert_eq!(import.list.people.iter().map(yeses).collect::<Vec<_>>(), [0, 0, 1]);
    assert_eq!(codes(&import), [(Code::ClassListTwice, 2, 1), (Code::ClassListTwice, 3, 1)]);
}

#[test]
fn two_people_with_one_name_stay_two() {
    let import = read("Forename,Surname,Class\nZeb,Sampleton,3A\nZeb,Sampleton,4B\n");
    let ids: Vec<&str> = import.list.people.iter().map(|person| person.id.0.as_str()).collect();
    assert_eq!(ids, ["row-2", "row-3"]);
    assert_eq!(import.problems, []);
}

#[test]
fn silence_is_not_enough_where_the_row_is_uncertain() {
    let import = read("Id,Kind,Forename,Surname,Website\nA,Staff,Tess,Exampler,Yes,,Yes\n");
    for channel in Channel::ALL {
        assert!(states(person(&import.list, "A"), channel).contains(&State::Unclear), "{channel:?}");
    }
    assert_eq!(yeses(person(&import.list, "A")), 0);
}

#[test]
fn two_columns_for_one_channel_must_both_say_yes() {
    let heading = "Id,Forename,Surname,Twitter,Twitter date,Facebook,Facebook given by";
    let import = read(&format!(
        "{heading}\nA,Zeb,Sampleton,Yes,,Yes,\nB,Quilla,Testerby,Yes,,,\nC,Ottie,Specimen,No,2025-09-04,Yes,\n"
    ));
    assert_eq!(states(person(&import.list, "A"), Channel::SocialMedia), [State::Granted, State::Granted]);
    assert_eq!(states(person(&import.list, "B"), Channel::SocialMedia), [State::NoReply]);
    assert_eq!(states(person(&import.list, "C"), Channel::SocialMedia), [State::Refused, State::NoReply]);
    assert!(
        person(&import.list, "C")
            .consents
            .iter()
            .all(|consent| consent.state != State::Refused || consent.on.is_none())
    );
}

#[test]
fn a_legal_and_a_preferred_name_are_both_kept() {
    let import = read("UPN,Legal Surname,Legal Forename,Surname,Forename\nX1,Sampleton,Zebedee,Testerby,Zeb\n");
    let zeb = person(&import.list, "X1");
    assert_eq!((zeb.forename.as_str(), zeb.known_as.as_deref()), ("Zebedee", Some("Zeb")));
    assert_eq!((zeb.surname.as_str(), zeb.known_as_surname.as_deref()), ("Sampleton", Some("Testerby")));
    assert_eq!(zeb.display_name(), "Zeb Testerby");
}

#[test]
fn problems_bear_what_the_page_shows() {
    let import = read("Id,Forename,Surname,Website\nA,Zeb,Sampleton,maybe\n");
    let json = serde_json::to_value(&import).unwrap();
    assert_eq!(
        json["problems"][0],
        serde_json::json!({
            "code": "people.cell", "message": Code::ClassListCell.message(), "row": 2, "column": 4,
            "heading": "Website", "value": "maybe", "remedy": Code::ClassListCell.remedy(),
        })
    );
    assert_eq!((&json["encoding"], &json["separator"]), (&"UTF-8".into(), &",".into()));
}

#[test]
fn a_file_that_is_no_class_list_is_an_error() {
    for (bytes, code) in [
        (&b""[..], Code::ClassListEmpty),
        (b"\xEF\xBB\xBF\r\n\r\n", Code::ClassListEmpty),
        (b"Id,Forename,Surname\n", Code::ClassListEmpty),
        (b"Id,Class\nA,3B\n", Code::ClassListNoNames),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Code::ClassListNoNames),
        (b"Forename only\nZeb\n", Code::ClassListNoNames),
    ] {
        assert_eq!(people::read(bytes).unwrap_err().code(), code, "{bytes:?}");
    }
}

#[test]
fn a_file_beyond_the_limits_is_an_error() {
    let many = format!("Forename,Surname\n{}", "Zeb,Sampleton\n".repeat(50_001));
    assert_eq!(people::read(many.as_bytes()).unwrap_err().code(), Code::ClassListTooLarge);
    assert_eq!(people::read(&vec![b'x'; 10 * 1024 * 1024 + 1]).unwrap_err().code(), Code::ClassListTooLarge);
    let bad = format!("Forename,Surname,Website\n{}", "Zeb,Sampleton,maybe\n".repeat(20_001));
    assert_eq!(people::read(bad.as_bytes()).unwrap_err().code(), Code::ClassListTooManyProblems);
}

#[test]
fn a_full_list_of_the_largest_size_is_read() {
    let rows = "Zeb,Sampleton,Yes\n".repeat(50_000);
    assert_eq!(read(&format!("Forename,Surname,Website\n{rows}")).list.people.len(), 50_000);
}

/// Cells as they come: plain ones, blank ones, ones with separators, quotation marks and line ends.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-zé' -]{0,12}",
        Just("Yes".to_owned()),
        Just("No; Yes".to_owned()),
        "[,;\"\n\r\t|x]{0,6}",
        "\\PC{0,8}"
    ]
}

/// A cell as a spreadsheet writes it.
fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

#[test]
fn until_when_and_how_stand_beside_the_answer() {
    let import = read(
        "Id,Forename,Surname,Website,Website given by,Website date,Website until,Website method\n\
         A,Zeb,Sampleton,Yes; Yes,Parent 1; Parent 2,2026-09-04,2027-07-21,Paper; Phone call\n\
         B,Quilla,Testerby,Yes,Parent 1,2026-09-04,next summer,by owl\n",
    );
    let answers = &person(&import.list, "A").consents;
    assert!(answers.iter().all(|answer| answer.until == Some(date(2027, 7, 21))));
    assert_eq!(
        answers.iter().map(|answer| answer.how).collect::<Vec<_>>(),
        [Some(Method::Paper), Some(Method::Spoken)]
    );
    // It may have run out, and it may not be in writing.
    let unsure = &person(&import.list, "B").consents[0];
    assert_eq!((unsure.state, unsure.how), (State::Unclear, Some(Method::Other)));
    assert_eq!(codes(&import), [(Code::ClassListUntil, 3, 7), (Code::ClassListMethod, 3, 8)]);
}

#[test]
fn work_has_columns_of_its_own_for_one_channel_or_for_all() {
    let import = read(
        "Id,Forename,Surname,Pupils' work,Work given by,Website work,Website\n\
         A,Zeb,Sampleton,Yes,Parent 1,No,Yes\n",
    );
    assert_eq!(codes(&import), []);
    let of = |about, channel| {
        let answers = person(&import.list, "A").consents.iter().filter(move |answer| answer.answers(about, channel));
        answers.map(|answer| answer.state).collect::<Vec<_>>()
    };
    assert_eq!(of(About::Picture, Channel::Website), [State::Granted]);
    assert!(of(About::Work, Channel::Website).contains(&State::Refused));
    for channel in Channel::ALL {
        if channel != Channel::Website {
            assert_eq!(of(About::Work, channel), [State::Granted], "{channel:?}");
            assert_eq!(of(About::Picture, channel), [], "{channel:?}");
        }
    }
}

#[test]
fn a_column_that_stands_for_every_channel_is_complained_of_once() {
    let import = read("Id,Forename,Surname,Work\nA,Zeb,Sampleton,perhaps\n");
    assert_eq!(codes(&import), [(Code::ClassListCell, 2, 4)]);
}

#[test]
fn in_a_list_with_a_row_for_each_answer_a_yes_without_parental_responsibility_is_none() {
    let import = read(
        "UPN,Forename,Surname,Consent type,Consent given,Given by,Parental responsibility,Consent method\n\
         A,Zeb,Sampleton,Website,Yes,Parent 1,F,Online\n\
         A,Zeb,Sampleton,Press,Yes,Parent 1,T,Online\n\
         A,Zeb,Sampleton,Prospectus,No,Parent 1,F,Online\n\
         A,Zeb,Sampleton,Artwork,Yes,Parent 1,T,Online\n",
    );
    let zeb = person(&import.list, "A");
    assert_eq!(states(zeb, Channel::Website)[0], State::Unclear);
    assert_eq!(zeb.grants(About::Picture, Channel::Press, date(2026, 11, 20)).count(), 1);
    assert_eq!(states(zeb, Channel::Prospectus)[0], State::Refused);
    assert_eq!(zeb.grants(About::Work, Channel::Website, date(2026, 11, 20)).count(), 1);
    assert_eq!(codes(&import), [(Code::ClassListResponsibility, 2, 7)]);
}

#[test]
fn visitors_birthdays_and_single_parents_are_read() {
    let import = read(
        "Id,Kind,Forename,Surname,Date of birth,One parent\nA,Governor,Gwil,Mockford,,\nB,,Zeb,Sampleton,05/03/2015,Yes\n",
    );
    assert_eq!(person(&import.list, "A").kind, Kind::Visitor);
    let zeb = person(&import.list, "B");
    assert_eq!((zeb.born, zeb.one_parent), (Some(date(2015, 3, 5)), true));
    assert_eq!(zeb.age(date(2026, 3, 4)), Some(10));
    assert_eq!(zeb.age(date(2026, 3, 5)), Some(11));
    assert_eq!(codes(&import), []);
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = people::read(&bytes);
    }

    #[test]
    fn no_text_below_headings_panics(text in "[a-zA-Z,;\"\n\r\té=|. -]{0,300}") {
        let _ = people::read(format!("Id,Forename,Surname,Website,Website date\n{text}").as_bytes());
    }

    #[test]
    fn every_row_of_any_table_is_a_person_or_a_problem(
        rows in prop::collection::vec(prop::collection::vec(cell(), 1..8), 1..12)
    ) {
        let mut text = String::from("Id,Forename,Surname,Class,Website,Website given by,Website date\r\n");
        for row in &rows {
            text.push_str(&row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(","));
            text.push_str("\r\n");
        }
        let wanted = rows.iter().filter(|row| row.iter().any(|cell| cell.contains(char::is_alphanumeric))).count();
        let found = people::read(text.as_bytes()).map_or(0, |import| {
            let nameless = import.problems.iter().filter(|problem| problem.code == Code::ClassListRow).count();
            import.list.people.len() + nameless
        });
        // A row with a cell of several lines that looks like several rows is read as several.
        prop_assert!(found >= wanted, "{found} of {wanted} rows of {text:?}");
    }

    #[test]
    fn stray_quotation_marks_lose_nobody(notes in prop::collection::vec("[a-z\",]{0,8}|\"[a-z]{0,4}", 1..10)) {
        let mut text = String::from("Id,Forename,Surname,Notes,Website\n");
        for (index, note) in notes.iter().enumerate() {
            text.push_str(&format!("P{index},Zeb,Sampleton,{note},Yes\n"));
        }
        let import = people::read(text.as_bytes()).unwrap();
        for index in 0..notes.len() {
            let id = format!("P{index}");
            prop_assert!(import.list.people.iter().any(|person| person.id.0 == id), "{id} of {text:?}");
        }
    }

    #[test]
    fn rows_written_as_a_spreadsheet_writes_them_are_counted_as_it_counts_them(
        cells in prop::collection::vec("[A-Za-z\";]{1,8}", 1..10)
    ) {
        // Ids make the rows known again.
        let mut text = String::from("Id,Forename,Surname,Notes\r\n");
        for (index, cell) in cells.iter().enumerate() {
            text.push_str(&format!("P{index},Zeb,Sampleton,{}\r\n", quoted(&format!("{cell}\n{cell}"))));
        }
        let import = people::read(text.as_bytes()).unwrap();
        let ids: Vec<String> = import.list.people.iter().map(|person| person.id.0.clone()).collect();
        prop_assert_eq!(ids, (0..cells.len()).map(|index| format!("P{index}")).collect::<Vec<_>>());
    }
}

#[test]
fn an_import_crosses_to_javascript_as_people_and_problems() {
    let import = schoolgate_core::people::read(b"Forename,Surname\nZebedee,Sampleton\n").unwrap();
    let json = serde_json::to_value(&import).unwrap();
    assert_eq!(json["people"][0]["surname"], "Sampleton");
    assert_eq!(json["separator"], ",");
    assert!(json["problems"].is_array() && json["encoding"].is_string());
}
