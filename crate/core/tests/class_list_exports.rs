//! Class lists as schools' systems export them: each made-up export is read, and its trap is no yes.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::io::Write;

use proptest::prelude::*;
use schoolgate_core::{
    Code,
    people::{self, Giver, Import, Mapping, Means, Person, Polarity, State, Sureness},
    policy::Channel,
};

macro_rules! exports {
    ($($name:literal)*) => {
        const EXPORTS: &[(&str, &[u8])] =
            &[$(($name, include_bytes!(concat!("../../../fixtures/class-lists/exports/", $name)))),*];
    };
}
exports!("sims.csv" "arbor-website.csv" "arbor-social-media.csv" "juniper.csv" "databridge.csv" "scholarpack.csv"
    "own-headings.xlsx" "workbook-1904.xlsx" "workbook.xls" "workbook.ods");

fn export(name: &str) -> Vec<u8> {
    EXPORTS.iter().find(|(known, _)| *known == name).unwrap().1.to_vec()
}

fn read(name: &str) -> Import {
    people::read(&export(name)).unwrap()
}

fn person<'a>(import: &'a Import, id: &str) -> &'a Person {
    import.list.people.iter().find(|person| person.id.0 == id).unwrap()
}

fn states(person: &Person, channel: Channel) -> Vec<State> {
    person.consents.iter().filter(|consent| consent.channel == channel).map(|consent| consent.state).collect()
}

fn codes(import: &Import) -> Vec<(Code, u64, u64)> {
    import.problems.iter().map(|problem| (problem.code, problem.row, problem.column)).collect()
}

fn yeses(import: &Import) -> usize {
    import.list.people.iter().flat_map(|person| &person.consents).filter(|one| one.state == State::Granted).count()
}

#[test]
fn an_unticked_box_of_sims_is_no_yes_and_a_tick_below_consent_is_a_yes() {
    let import = read("sims.csv");
    assert_eq!(import.encoding, "windows-1252");
    let ethan = person(&import, "Z900000000001");
    assert_eq!(states(ethan, Channel::Website), [State::Granted]);
    let eth = person(&import, "Z900000000002");
    assert_eq!(states(eth, Channel::Website), [State::Unclear]);
    assert_eq!(states(eth, Channel::Prospectus), [State::Granted]);
    assert_eq!(person(&import, "Z900000000003").surname, "Sämpleton");
}

#[test]
fn a_tick_below_a_heading_that_does_not_say_consent_waits_for_a_person() {
    let import = read("sims.csv");
    assert_eq!(codes(&import), [(Code::ClassListAbove, 1, 1), (Code::ClassListPolarity, 3, 9)]);
    assert_eq!(states(person(&import, "Z900000000001"), Channel::Press), [State::Unclear]);

    let mut mapping = people::suggest(&export("sims.csv")).unwrap();
    let press = mapping.columns.iter().find(|column| column.heading == "Newspapers").unwrap();
    assert_eq!((press.means, press.polarity, press.sureness), (Means::Answer, None, Sureness::Confirm));
    assert!(mapping.confirm("Newspapers", Polarity::Consent));
    let press = mapping.columns.iter().find(|column| column.heading == "Newspapers").unwrap();
    assert_eq!(press.samples[0].understood, "granted", "the rows shown follow the answer");
    let import = people::read_with(&export("sims.csv"), &mapping).unwrap();
    assert_eq!(states(person(&import, "Z900000000001"), Channel::Press), [State::Granted]);
    assert_eq!(codes(&import), [(Code::ClassListAbove, 1, 1)]);
}

#[test]
fn two_ethan_clarkes_stay_two_in_every_export() {
    for name in ["sims.csv", "arbor-website.csv", "juniper.csv", "databridge.csv", "scholarpack.csv", "workbook.ods"] {
        let import = read(name);
        let of_that_name = |person: &&Person| person.forename == "Ethan" && person.surname == "Clarke";
        assert_eq!(import.list.people.iter().filter(of_that_name).count(), 2, "{name}");
    }
}

#[test]
fn the_files_of_arbor_make_one_list_with_who_answered_and_when() {
    let files = ["arbor-website.csv", "arbor-social-media.csv"].map(|name| (name.to_owned(), read(name)));
    let import = people::merge(files.into());
    assert_eq!(import.list.people.len(), 3);
    let ethan = person(&import, "Z900000000001");
    assert_eq!(states(ethan, Channel::Website), [State::Granted]);
    assert_eq!(ethan.consents[0].giver, Giver::Parent1);
    assert_eq!(ethan.consents[0].on.unwrap().to_string(), "2026-09-04");
    assert_eq!(states(ethan, Channel::SocialMedia), [State::Refused]);
    let zoe = person(&import, "Z900000000003");
    assert_eq!(states(zoe, Channel::Website), [State::NoReply]);
    // A name does not say which parent: the yes counts as one parent's, and the problem names its file.
    assert_eq!(codes(&import), [(Code::ClassListGiver, 4, 7)]);
    assert_eq!(import.problems[0].file, "arbor-social-media.csv");
}

#[test]
fn not_granted_of_juniper_is_a_refusal() {
    let import = read("juniper.csv");
    assert_eq!(states(person(&import, "000101"), Channel::Website), [State::Granted]);
    assert_eq!(states(person(&import, "000101"), Channel::Press), [State::Refused]);
    assert_eq!(states(person(&import, "000102"), Channel::Video), [State::NoReply]);
    // "Not Granted?" is a no all the same: only letters and digits are compared.
    assert_eq!(states(person(&import, "000103"), Channel::Video), [State::Refused]);
    assert_eq!(codes(&import), []);
}

#[test]
fn consent_denied_is_unclear_until_a_person_says_what_yes_means() {
    let import = read("databridge.csv");
    assert_eq!(yeses(&import), 0);
    assert_eq!(codes(&import), [(Code::ClassListPolarity, 1, 6), (Code::ClassListKindOfConsent, 4, 4)]);
    assert_eq!(import.problems[1].value, "School trips");

    let mut mapping = people::suggest(&export("databridge.csv")).unwrap();
    assert!(mapping.confirm("consent denied", Polarity::Denial));
    let import = people::read_with(&export("databridge.csv"), &mapping).unwrap();
    assert_eq!(states(person(&import, "D1"), Channel::Website), [State::Granted]);
    assert_eq!(states(person(&import, "D1"), Channel::Press), [State::Refused]);
    assert_eq!(states(person(&import, "D2"), Channel::Website), [State::Refused]);
    // Archived: no longer in force.
    assert_eq!(states(person(&import, "D2"), Channel::Press), [State::Unclear]);
    assert_eq!(codes(&import), [(Code::ClassListKindOfConsent, 4, 4)]);

    // Taken the wrong way round, or only as an objection, no answer turns into a yes that it was not.
    mapping.confirm("Consent Denied", Polarity::Objection);
    let import = people::read_with(&export("databridge.csv"), &mapping).unwrap();
    assert_eq!(yeses(&import), 0);
    assert_eq!(states(person(&import, "D1"), Channel::Press), [State::Refused]);
}

#[test]
fn named_permissions_of_scholarpack_are_read_and_a_cross_among_words_is_not() {
    let import = read("scholarpack.csv");
    assert_eq!(import.separator, '\t');
    assert_eq!(states(person(&import, "S1"), Channel::Website), [State::Granted]);
    assert_eq!(states(person(&import, "S1"), Channel::Press), [State::Refused]);
    assert_eq!(states(person(&import, "S2"), Channel::Press), []);
    assert_eq!(states(person(&import, "S3"), Channel::DisplayCommunal), [State::Unclear]);
    assert_eq!(codes(&import), [(Code::ClassListHeading, 1, 8), (Code::ClassListCell, 4, 7)]);
}

#[test]
fn a_school_maps_its_own_headings_once_and_for_all() {
    let bytes = export("own-headings.xlsx");
    assert_eq!(people::read(&bytes).unwrap_err().code(), Code::ClassListNoNames);
    let mut mapping = people::suggest_with(&bytes, Some("Starling"), None).unwrap();
    assert_eq!(mapping.other_sheets, ["Read me"]);
    for column in &mut mapping.columns {
        column.means = match column.heading.as_str() {
            "Child's first name" => Means::Forename,
            "Child's last name" => Means::Surname,
            "Their class" => Means::Class,
            "Leaves on" => Means::Leaving,
            "On the website?" => Means::Irrelevant,
            _ => column.means,
        };
    }
    mapping.confirm("Not press", Polarity::Objection);
    // Kept as a file, without a name in it.
    let kept = serde_json::to_string(&mapping.to_keep()).unwrap();
    assert!(!kept.contains("Ethan") && !kept.contains("Clarke"), "{kept}");
    let kept: Mapping = serde_json::from_str(&kept).unwrap();
    let import = people::read_with(&bytes, &kept).unwrap();
    assert_eq!(import.list.people.len(), 4);
    assert_eq!(import.list.people[0].class, "3S");
    assert_eq!(states(&import.list.people[0], Channel::Website), [State::Granted]);
    assert_eq!(states(&import.list.people[0], Channel::Press), [State::Refused]);
    assert_eq!(import.list.people[1].leaving.unwrap().to_string(), "2027-07-21");
}

#[test]
fn a_mapping_shows_ten_rows_of_what_it_understood() {
    let rows: String = (0..30).map(|row| format!("Zeb,Sampleton{row},Yes,04/09/2026\n")).collect();
    let mapping = people::suggest(format!("Forename,Surname,Website,Website date\n{rows}").as_bytes()).unwrap();
    assert!(mapping.columns.iter().all(|column| column.samples.len() == 10));
    let website = &mapping.columns[2];
    assert_eq!(website.samples[9].row, 11);
    assert_eq!((website.samples[9].value.as_str(), website.samples[9].understood.as_str()), ("Yes", "granted"));
    assert_eq!(mapping.columns[3].samples[0].understood, "2026-09-04");
}

#[test]
fn columns_are_found_by_their_headings_wherever_they_stand() {
    let mut mapping = people::suggest(b"Forename,Surname,Press\nZeb,Sampleton,x\n").unwrap();
    mapping.confirm("Press", Polarity::Denial);
    let import = people::read_with(b"Press,Surname,Forename\nx,Sampleton,Zeb\n", &mapping).unwrap();
    assert_eq!(import.list.people[0].forename, "Zeb");
    assert_eq!(states(&import.list.people[0], Channel::Press), [State::Refused]);
}

#[test]
fn marks_in_a_column_that_had_words_last_year_are_asked_about_anew() {
    let mapping = people::suggest(b"Forename,Surname,Press\nZeb,Sampleton,Yes\n").unwrap();
    let import = people::read_with(b"Forename,Surname,Press\nZeb,Sampleton,x\n", &mapping).unwrap();
    assert_eq!(codes(&import), [(Code::ClassListPolarity, 1, 3)]);
    assert_eq!(yeses(&import), 0);
}

#[test]
fn reading_by_the_unchanged_suggestion_is_reading() {
    for name in ["sims.csv", "arbor-website.csv", "juniper.csv", "databridge.csv", "scholarpack.csv", "workbook.xls"] {
        let mapping = people::suggest(&export(name)).unwrap();
        assert_eq!(people::read_with(&export(name), &mapping).unwrap(), read(name), "{name}");
    }
}

#[test]
fn workbooks_of_every_kind_and_both_calendars_say_the_same() {
    for (name, kind) in [("workbook-1904.xlsx", "XLSX"), ("workbook.xls", "XLS"), ("workbook.ods", "ODS")] {
        let import = read(name);
        assert_eq!(import.encoding, kind);
        let people = &import.list.people;
        assert_eq!(people.len(), 4, "{name}");
        assert_eq!(people[1].leaving.unwrap().to_string(), "2027-07-21", "{name}");
        assert_eq!(people[2].surname, "Sämpleton", "{name}");
        // The value saved with a formula counts.
        assert_eq!(states(&people[0], Channel::Website), [State::Granted], "{name}");
        assert_eq!(states(&people[1], Channel::Website), [State::Granted], "{name}");
        let failed = codes(&import).iter().filter(|(code, ..)| *code == Code::ClassListFormula).count();
        assert_eq!(failed, if kind == "XLS" { 1 } else { 2 }, "{name}: {:?}", import.problems);
        assert_eq!(
            codes(&import).first().map(|(code, row, _)| (*code, *row)).unwrap().0,
            if kind == "XLSX" { Code::ClassListSheet } else { Code::ClassListAbove }
        );
        assert!(import.problems.iter().any(|problem| (problem.code, problem.row) == (Code::ClassListAbove, 1)));
        let sheet_row = |code| import.problems.iter().find(|problem| problem.code == code).unwrap().row;
        assert_eq!(sheet_row(Code::ClassListFormula), 6, "blank rows are counted: {name}");
    }
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_that_unpacks_to_gigabytes_is_refused() {
    let bomb = zipped(&[("content.xml", &vec![b' '; 65 * 1024 * 1024])]);
    assert!(bomb.len() < 1024 * 1024);
    assert_eq!(people::read(&bomb).unwrap_err().code(), Code::ClassListTooLarge);
}

#[test]
fn a_cell_repeated_over_a_sheet_is_refused() {
    let cell = |columns: u64, text: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"{columns}\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let sheet = |rows: u64, cell: &str| {
        format!(
            "<x><table:table table:name=\"A\"><table:table-row table:number-rows-repeated=\"{rows}\">{cell}</table:table-row></table:table></x>"
        )
    };
    let long = "x".repeat(120_000);
    for content in [
        sheet(1, &cell(16_384, "x")),
        sheet(u64::MAX, &cell(1, "x")),
        sheet(49_999, &cell(999, "x")),
        sheet(49_999, &cell(1, &long)),
        sheet(1, &cell(u64::MAX, &"x".repeat(1_000_000))),
    ] {
        let bytes = zipped(&[("content.xml", content.as_bytes())]);
        assert_eq!(people::read(&bytes).unwrap_err().code(), Code::ClassListTooLarge);
    }
}

#[test]
fn a_broken_workbook_is_refused_with_a_reason() {
    for name in ["own-headings.xlsx", "workbook.xls", "workbook.ods"] {
        let bytes = export(name);
        let half = &bytes[..bytes.len() / 2];
        assert_eq!(people::read(half).unwrap_err().code(), Code::ClassListWorkbook, "{name}");
    }
    assert_eq!(people::read(&zipped(&[("a.txt", b"x")])).unwrap_err().code(), Code::ClassListWorkbook);
    assert_eq!(
        people::suggest_with(&export("workbook.ods"), Some("None"), None).unwrap_err().code(),
        Code::ClassListNoSheet
    );
}

fn merged(files: &[&str]) -> Import {
    let named = files.iter().enumerate();
    people::merge(named.map(|(at, text)| (format!("{at}.csv"), people::read(text.as_bytes()).unwrap())).collect())
}

#[test]
fn a_refusal_in_one_file_wins_over_a_yes_in_another_and_is_listed() {
    for files in [
        [
            "UPN,Forename,Surname,Website,Website date\nA,Zeb,Sampleton,Yes,2026-10-01\n",
            "UPN,Forename,Surname,Website,Website date\nA,Zeb,Sampleton,No,2026-09-01\n",
        ],
        [
            "UPN,Forename,Surname,Website,Website date\nA,Zeb,Sampleton,No,2026-09-01\n",
            "UPN,Forename,Surname,Website,Website date\nA,Zeb,Sampleton,Yes,2026-10-01\n",
        ],
    ] {
        let import = merged(&files);
        assert_eq!(import.list.people.len(), 1);
        assert_eq!(yeses(&import), 0);
        let refusal = import.list.people[0].consents.iter().find(|consent| consent.state == State::Refused).unwrap();
        assert_eq!(refusal.on, None, "no later yes lifts it");
        assert_eq!(codes(&import), [(Code::ClassListConflict, 2, 1)]);
        assert_eq!(import.problems[0].file, "1.csv");
    }
}

#[test]
fn two_parents_in_two_files_do_not_contradict_each_other() {
    let import = merged(&[
        "UPN,Forename,Surname,Website,Website given by\nA,Zeb,Sampleton,Yes,Parent 1\n",
        "UPN,Forename,Surname,Website,Website given by\nA,Zeb,Sampleton,No reply,Parent 2\n",
    ]);
    assert_eq!(states(&import.list.people[0], Channel::Website), [State::Granted, State::NoReply]);
    assert_eq!(codes(&import), []);
}

#[test]
fn without_an_id_name_class_and_day_of_birth_tell_who_is_who() {
    let pupils = "Forename,Surname,Class,DOB\nEthan,Clarke,3S,04/09/2018\nEthan,Clarke,3S,11/02/2019\n";
    let import = merged(&[pupils, "Forename,Surname,Class,DOB,Website\nEthan,Clarke,3S,11/02/2019,Yes\n"]);
    assert_eq!(import.list.people.len(), 2);
    assert_eq!(states(&import.list.people[0], Channel::Website), []);
    assert_eq!(states(&import.list.people[1], Channel::Website), [State::Granted]);
    assert_eq!(codes(&import), []);
}

#[test]
fn where_two_people_could_be_meant_nobody_is_given_the_yes_and_both_the_no() {
    let pupils = "Id,Forename,Surname,Class,Press\nA,Ethan,Clarke,3S,Yes\nB,Ethan,Clarke,3S,Yes\n";
    let import = merged(&[pupils, "Forename,Surname,Class,Website,Press\nEthan,Clarke,3S,Yes,No\n"]);
    assert_eq!(import.list.people.len(), 3);
    assert_eq!(yeses(&import), 0);
    for id in ["A", "B"] {
        assert!(states(person(&import, id), Channel::Press).contains(&State::Refused), "{id}");
    }
    assert_eq!(codes(&import), [(Code::ClassListAmbiguous, 2, 1)]);
}

#[test]
fn a_shared_id_under_another_name_is_nobody_surely() {
    let import = merged(&[
        "UPN,Forename,Surname,Website\nA,Zeb,Sampleton,Yes\n",
        "UPN,Forename,Surname,Website\nA,Quilla,Testerby,Yes\n",
    ]);
    assert_eq!(import.list.people.len(), 2);
    assert_eq!(yeses(&import), 0);
    assert_eq!(codes(&import), [(Code::ClassListAmbiguous, 2, 1)]);
}

#[test]
fn a_hard_stop_in_any_file_stops() {
    let import = merged(&[
        "UPN,Forename,Surname,Website\nA,Zeb,Sampleton,Yes\n",
        "UPN,Forename,Surname,Hard stop\nA,Zeb,Sampleton,Yes\n",
    ]);
    assert!(import.list.people[0].hard_stop);
}

#[test]
fn staff_stay_staff_beside_a_file_that_does_not_say_who_is() {
    let import = merged(&[
        "Id,Forename,Surname,Kind\nS1,Tess,Exampler,Staff\n",
        "Id,Forename,Surname,Website\nS1,Tess,Exampler,not me please\n",
    ]);
    assert_eq!(import.list.people[0].kind, people::Kind::Staff);
    assert_eq!(states(&import.list.people[0], Channel::Website), [State::Unclear]);
}

proptest! {
    #[test]
    fn no_damage_to_a_workbook_panics(at in any::<prop::sample::Index>(), byte in any::<u8>(), which in 0..3usize) {
        let mut bytes = export(["own-headings.xlsx", "workbook.xls", "workbook.ods"][which]);
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let _ = people::suggest(&bytes);
        let _ = people::read(&bytes);
    }

    #[test]
    fn no_wrong_polarity_makes_a_yes_of_an_unconfirmed_column(cells in prop::collection::vec("[A-Za-z✓ ]{0,8}|Yes|No|x|P", 1..8)) {
        let rows: String = cells.iter().map(|cell| format!("Zeb,Sampleton,{cell}\n")).collect();
        let import = people::read(format!("Forename,Surname,Website consent denied\n{rows}").as_bytes()).unwrap();
        prop_assert_eq!(yeses(&import), 0);
    }
}
