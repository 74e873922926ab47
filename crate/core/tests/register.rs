//! The register: whatever is done to it is found, people are found again by key only, and old registers still count.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use proptest::prelude::*;
use schoolgate_core::{
    Code, Date, Hash, Place,
    approval::{self, Request, SecretKey},
    faces::{EXHAUSTIVE, Region},
    people::{self, About, ClassList, Consent, Giver, PersonId, State},
    photo::Photo,
    policy::{ApproverKey, Channel, Policy, Role, preset},
    register::{
        self, Body, Book, Done, Entry, Format, RegisterKey, Report, Sex, SubjectId, Why, appearances, due, to_csv,
    },
    verdict::{FaceAnswer, PhotoFacts, Subject, Submission, clear, judge},
};
use schoolgate_fixtures::{draw, encode};

/// Written by the program before entries had kinds.
const FIRST: &str = include_str!("register-first.jsonl");

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn key() -> RegisterKey {
    RegisterKey::of(&[5; 32])
}

fn id(text: &str) -> PersonId {
    PersonId(text.to_owned())
}

fn head() -> SecretKey {
    SecretKey::of(&[1; 32], Role::Headteacher)
}

fn policy() -> Policy {
    preset("clavering").unwrap().with_keys(&[ApproverKey { role: Role::Headteacher, public: head().public() }])
}

/// Ada stays, Ben left in the summer; both parents of both said yes to the website.
fn class_list() -> ClassList {
    let csv = "Id,Forename,Surname,Leaving date,Website,Website given by,Website date\n\
               S01,Ada,Sampleton,,yes; yes,Parent 1; Parent 2,04/09/2025; 04/09/2025\n\
               S02,Ben,Testerby,17/07/2026,yes; yes,Parent 1; Parent 2,04/09/2025; 04/09/2025\n";
    let import = people::read(csv.as_bytes()).unwrap();
    assert_eq!(import.problems, []);
    import.list
}

fn submission(photo: &Photo, shown: &[&str], on: &str) -> Submission {
    let face = |(index, person): (usize, &&str)| FaceAnswer {
        region: Region { x: 10 + 40 * index as u32, y: 20, width: 16, height: 20 },
        score: None,
        landmarks: Vec::new(),
        sharpness: None,
        subject: Some(Subject::Person { id: id(person) }),
    };
    let mut submission = Submission {
        photo: Some(PhotoFacts {
            sha256: photo.sha256().clone(),
            width: photo.width(),
            height: photo.height(),
            frames: photo.frames(),
            searched: EXHAUSTIVE.to_vec(),
            device: None,
            taken: None,
        }),
        faces: shown.iter().enumerate().map(face).collect(),
        words: Default::default(),
        channel: Channel::Website,
        publisher: Some(Role::WebManager),
        approval: None,
        signed_approval: None,
        on: day(on),
        allowed: Default::default(),
        choices: Default::default(),
        crop: None,
        longest_side: None,
        language: Default::default(),
        work: None,
    };
    let request = Request::of(&submission, &policy()).unwrap();
    submission.signed_approval = Some(approval::sign(request, day(on), &head()));
    submission
}

fn photo() -> Photo {
    Photo::open(encode::jpeg(&draw::landscape(120, 90), Default::default())).unwrap()
}

/// A register that grows.
#[derive(Default)]
struct Register(Vec<Entry>);

impl Register {
    fn add(&mut self, make: impl FnOnce(Book<'_>) -> Entry) -> Hash {
        let key = key();
        let entry = make(Book { previous: self.0.last().map(|entry| &entry.hash), key: Some(&key) });
        let hash = entry.hash.clone();
        self.0.push(entry);
        hash
    }

    fn clear(&mut self, shown: &[&str], on: &str) -> Hash {
        let photo = photo();
        let submission = submission(&photo, shown, on);
        self.add(|book| clear(&photo, &submission, &class_list(), &policy(), book, 0).unwrap().entry().clone())
    }

    fn refuse(&mut self) -> Hash {
        let photo = photo();
        let mut submission = submission(&photo, &["S02"], "2026-09-10");
        submission.words.caption = "Ben".to_owned();
        let verdict = judge(&submission, &class_list(), &policy());
        self.add(|book| Entry::of_refusal(&submission, &verdict, &policy(), book).unwrap())
    }

    fn text(&self) -> String {
        self.0.iter().map(|entry| entry.to_json() + "\n").collect()
    }
}

fn detailed() -> Report {
    Report {
        format: Format::Detailed,
        on: day("2026-09-11"),
        time: "14:05".to_owned(),
        person: Some(id("S02")),
        sex: Some(Sex::Male),
        place: "Room 4".to_owned(),
        device: "iPad 9".to_owned(),
        description: "=A photo was sent to a parent".to_owned(),
        evidence: "the e-mail".to_owned(),
        actions: "asked to delete it".to_owned(),
        reasons: "no consent".to_owned(),
        told: vec![Role::DataProtectionOfficer],
        recorder: String::new(),
    }
}

fn signed() -> Report {
    Report {
        format: Format::Signed,
        time: String::new(),
        person: None,
        sex: None,
        device: String::new(),
        evidence: String::new(),
        reasons: String::new(),
        recorder: "T. Exampler".to_owned(),
        ..detailed()
    }
}

/// One entry of each kind, and three clearances.
fn every_kind() -> Register {
    let mut register = Register::default();
    let first = register.clear(&["S01", "S02"], "2026-06-01");
    register.clear(&["S01"], "2026-06-02");
    register.refuse();
    register.add(|book| Entry::of_incident(detailed(), None, book).unwrap());
    register.add(|book| Entry::of_incident(signed(), Some(&head()), book).unwrap());
    register.add(|book| Entry::of_removal(first, day("2026-09-12"), Role::ClassTeacher, book));
    register.clear(&[], "2026-09-13");
    register
}

#[test]
fn every_kind_of_entry_can_be_read_back() {
    let register = every_kind();
    assert_eq!(register::read(register.text()).unwrap(), register.0);
}

#[test]
fn an_old_register_still_counts_and_grows() {
    let last = register::verify(FIRST).unwrap().unwrap();
    let entry = Entry::of_incident(signed(), Some(&head()), Book { previous: Some(&last), key: None }).unwrap();
    assert_eq!(register::read(format!("{FIRST}{}\n", entry.to_json())).unwrap().len(), 3);
}

#[test]
fn every_byte_changed_to_any_other_is_found() {
    let text = every_kind().text().into_bytes();
    // The very last line's end may be missing; all else counts.
    for index in 0..text.len() {
        for flip in [0x01, 0x20, 0x80, text[index]] {
            let mut changed = text.clone();
            changed[index] ^= flip;
            let error = register::verify(&changed).unwrap_err();
            assert_eq!(error.code(), Code::RegisterBroken, "byte {index}");
            let line = text[..index].iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
            assert_eq!(error.place(), &Place::Line { line }, "byte {index}");
        }
    }
}

proptest! {
    #[test]
    fn a_changed_added_or_lost_byte_is_found(index: prop::sample::Index, byte: u8, what in 0..3) {
        static WHOLE: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| every_kind().text());
        let mut text = WHOLE.clone().into_bytes();
        let index = index.index(text.len() - 1);
        let before = text.clone();
        match what {
            0 => text[index] = byte,
            1 => text.insert(index, byte),
            _ => drop(text.remove(index)),
        }
        prop_assume!(text != before);
        prop_assert!(register::verify(&text).is_err());
    }

    #[test]
    fn any_bytes_are_read_to_their_end(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = register::verify(bytes);
    }
}

#[test]
fn a_removed_or_moved_line_is_found_where_it_is() {
    let text = every_kind().text();
    let lines: Vec<&str> = text.lines().collect();
    for index in 0..lines.len() - 1 {
        let line = Place::Line { line: index as u64 + 1 };
        let mut removed = lines.clone();
        removed.remove(index);
        assert_eq!(register::verify(removed.join("\n")).unwrap_err().place(), &line);
        let mut moved = lines.clone();
        moved.swap(index, index + 1);
        assert_eq!(register::verify(moved.join("\n")).unwrap_err().place(), &line);
    }
}

#[test]
fn lines_cut_off_before_a_checkpoint_are_found() {
    let register = every_kind();
    let noted = [register.0[4].hash.clone()];
    let of = |count: usize| register.0[..count].iter().map(|entry| entry.to_json() + "\n").collect::<String>();
    assert_eq!(register::verify_since(of(7), &noted).unwrap().len(), 7);
    assert_eq!(register::verify_since(of(5), &noted).unwrap().len(), 5);
    for count in 0..5 {
        assert!(register::verify(of(count)).is_ok(), "nothing but the checkpoint can tell");
        let error = register::verify_since(of(count), &noted).unwrap_err();
        assert_eq!((error.code(), error.place()), (Code::RegisterTruncated, &Place::Line { line: count as u64 }));
    }
}

#[test]
fn nobody_is_named_and_the_key_finds_them_again() {
    let register = every_kind();
    let text = register.text();
    for name in ["S01", "S02", "Ada", "Ben", "Sampleton", "Testerby"] {
        assert!(!text.contains(name), "{name}");
    }
    let lines = |person: &str| -> Vec<(u64, bool)> {
        let found = appearances(&register.0, &id(person), Some(&key())).unwrap();
        found.iter().map(|appearance| (appearance.line, appearance.removed.is_some())).collect()
    };
    assert_eq!(lines("S01"), [(1, true), (2, false)]);
    assert_eq!(lines("S02"), [(1, true)]);
    assert_eq!(lines("S03"), []);
}

#[test]
fn another_key_is_refused_rather_than_finding_nobody() {
    let register = every_kind();
    for wrong in [None, Some(RegisterKey::of(&[6; 32]))] {
        let error = appearances(&register.0, &id("S01"), wrong.as_ref()).unwrap_err();
        assert_eq!((error.code(), error.place()), (Code::RegisterKey, &Place::Line { line: 1 }));
    }
}

#[test]
fn a_register_without_a_key_holds_class_list_ids_and_finds_them() {
    let photo = photo();
    let submission = submission(&photo, &["S01"], "2026-06-01");
    let clearance = clear(&photo, &submission, &class_list(), &policy(), Book::default(), 0).unwrap();
    let entries = [clearance.entry().clone()];
    for key in [None, Some(key())] {
        assert_eq!(appearances(&entries, &id("S01"), key.as_ref()).unwrap().len(), 1);
    }
}

#[test]
fn a_clearance_holds_the_signature_that_permitted_it() {
    let mut register = Register::default();
    register.clear(&["S01"], "2026-06-01");
    let Body::Clearance(cleared) = &register.0[0].body else { panic!("no clearance") };
    assert_eq!(cleared.approval.as_ref().unwrap().by, Role::Headteacher);
    assert_eq!(cleared.approval_seal.as_ref().unwrap().key, head().public().id());
}

#[test]
fn a_refusal_says_what_stood_in_the_way_and_about_whom() {
    let mut register = Register::default();
    register.refuse();
    let Body::Refusal(refused) = &register.0[0].body else { panic!("no refusal") };
    let of_ben = refused.findings.iter().find(|finding| finding.about.is_some()).unwrap();
    assert_eq!(of_ben.about, Some(SubjectId::of(&id("S02"), Some(&key()))));
    assert_eq!(of_ben.done, Some(Done::Stopped));
}

#[test]
fn what_is_permitted_is_no_refusal() {
    let photo = photo();
    let submission = submission(&photo, &["S01"], "2026-06-01");
    let verdict = judge(&submission, &class_list(), &policy());
    assert!(verdict.permitted);
    assert_eq!(Entry::of_refusal(&submission, &verdict, &policy(), Book::default()), None);
}

#[test]
fn a_withdrawal_makes_every_earlier_picture_of_the_person_due_on_that_channel() {
    let mut register = Register::default();
    register.clear(&["S01", "S02"], "2026-06-01");
    register.clear(&["S02"], "2026-06-02");
    let due_now = |list: &ClassList| -> Vec<(u64, Vec<Why>)> {
        let all = due(&register.0, list, &policy(), Some(&key()), day("2026-06-03")).unwrap();
        all.into_iter().map(|due| (due.appearance.line, due.why)).collect()
    };
    assert_eq!(due_now(&class_list()), []);
    let with = |channel: Channel| {
        let mut list = class_list();
        let no = Consent { on: Some(day("2026-06-03")), ..Consent::new(channel, State::Withdrawn, Giver::Parent1) };
        list.people.iter_mut().find(|person| person.id == id("S01")).unwrap().consents.push(no);
        list
    };
    assert_eq!(due_now(&with(Channel::Website)), [(1, vec![Why::Objected(id("S01"))])]);
    assert_eq!(due_now(&with(Channel::Press)), []);
    let mut stopped = class_list();
    stopped.people.iter_mut().find(|person| person.id == id("S02")).unwrap().hard_stop = true;
    assert_eq!(due_now(&stopped).len(), 2);
}

#[test]
fn whose_work_is_shown_is_written_down_and_found_again() {
    let photo = photo();
    let mut submission = submission(&photo, &[], "2026-06-01");
    submission.work = Some([id("S01")].into());
    let mut list = class_list();
    for person in &mut list.people {
        let of_work = person.consents.clone().into_iter().map(|consent| Consent { about: About::Work, ..consent });
        person.consents.extend(of_work.collect::<Vec<_>>());
    }
    let book = Book { previous: None, key: Some(&key()) };
    let clearance = clear(&photo, &submission, &list, &policy(), book, 0).unwrap();
    let entries = [clearance.entry().clone()];
    assert!(!entries[0].to_json().contains("S01"));
    assert_eq!(appearances(&entries, &id("S01"), Some(&key())).unwrap().len(), 1);
    // An objection to work concerns it, and one to pictures does not.
    for (about, number) in [(About::Work, 1), (About::Picture, 0)] {
        let mut list = list.clone();
        let person = list.people.iter_mut().find(|person| person.id == id("S01")).unwrap();
        person.consents.push(Consent { about, ..Consent::new(Channel::Website, State::Refused, Giver::Parent2) });
        assert_eq!(
            due(&entries, &list, &policy(), Some(&key()), day("2026-06-03")).unwrap().len(),
            number,
            "{about:?}"
        );
    }
}

#[test]
fn pictures_of_somebody_who_has_left_are_due_the_day_after() {
    let mut register = Register::default();
    let first = register.clear(&["S01", "S02"], "2026-06-01");
    register.clear(&["S01"], "2026-06-02");
    let on = |register: &Register, list: &ClassList, on: &str| -> Vec<(u64, Vec<Why>)> {
        let all = due(&register.0, list, &policy(), Some(&key()), day(on)).unwrap();
        all.into_iter().map(|due| (due.appearance.line, due.why)).collect()
    };
    assert_eq!(on(&register, &class_list(), "2026-07-17"), []);
    assert_eq!(on(&register, &class_list(), "2026-07-18"), [(1, vec![Why::Left(id("S02"))])]);
    // The next class list no longer has Ben at all.
    let mut later = class_list();
    later.people.retain(|person| person.id != id("S02"));
    let gone = Why::NotOnTheList(SubjectId::of(&id("S02"), Some(&key())));
    assert_eq!(on(&register, &later, "2026-09-01"), [(1, vec![gone])]);
    register.add(|book| Entry::of_removal(first, day("2026-07-18"), Role::ClassTeacher, book));
    assert_eq!(on(&register, &class_list(), "2026-07-19"), []);
}

#[test]
fn a_picture_is_needed_for_as_long_as_the_policy_says() {
    let mut register = Register::default();
    register.clear(&[], "2026-06-01");
    let text = include_str!("../src/policy/presets/clavering.toml");
    let limited = Policy::parse(&text.replace("leaver = ", "needed-days = 30\nleaver = ")).unwrap();
    let on = |policy: &Policy, on: &str| due(&register.0, &class_list(), policy, Some(&key()), day(on)).unwrap().len();
    assert_eq!((on(&limited, "2026-07-01"), on(&limited, "2026-07-02")), (0, 1));
    assert_eq!(on(&policy(), "2036-07-02"), 0, "a policy that states no limit");
}

#[test]
fn each_form_of_incident_asks_for_its_own_fields() {
    let key = key();
    let book = Book { previous: None, key: Some(&key) };
    let missing = |report: Report, signer: Option<&SecretKey>, book: Book<'_>| {
        let error = Entry::of_incident(report, signer, book).unwrap_err();
        assert_eq!(error.code(), Code::IncidentIncomplete);
        let Place::Field { name } = error.place() else { panic!("no field") };
        name.clone()
    };
    let empty = String::new;
    assert_eq!(missing(Report { time: empty(), ..detailed() }, None, book), "time");
    assert_eq!(missing(Report { time: "25:00".to_owned(), ..detailed() }, None, book), "time");
    assert_eq!(missing(Report { person: None, ..detailed() }, None, book), "person");
    assert_eq!(missing(Report { sex: None, ..detailed() }, None, book), "sex");
    assert_eq!(missing(Report { device: empty(), ..detailed() }, None, book), "device");
    assert_eq!(missing(Report { evidence: empty(), ..detailed() }, None, book), "evidence");
    assert_eq!(missing(Report { reasons: empty(), ..detailed() }, None, book), "reasons");
    assert_eq!(missing(detailed(), None, Book::default()), "registerKey");
    assert_eq!(missing(Report { place: empty(), ..signed() }, Some(&head()), book), "place");
    assert_eq!(missing(Report { actions: empty(), ..signed() }, Some(&head()), book), "actions");
    assert_eq!(missing(Report { recorder: empty(), ..signed() }, Some(&head()), book), "recorder");
    assert_eq!(missing(signed(), None, book), "signature");
}

#[test]
fn a_recorders_signature_is_for_this_incident_only() {
    let register = every_kind();
    let Body::Incident(incident) = &register.0[4].body else { panic!("no incident") };
    assert!(incident.is_by(&head().public()));
    assert!(!incident.is_by(&SecretKey::of(&[2; 32], Role::Headteacher).public()));
    let mut changed = incident.clone();
    changed.description.push('!');
    assert!(!changed.is_by(&head().public()));
}

#[test]
fn the_table_has_a_row_for_every_entry_and_no_formula() {
    let register = every_kind();
    let csv = to_csv(&register.0);
    let rows: Vec<&str> = csv.split("\r\n").filter(|row| !row.is_empty()).collect();
    assert_eq!(rows.len(), register.0.len() + 1);
    assert!(rows[0].starts_with("\"Line\",\"Kind\",\"Day\""));
    assert!(rows[1].starts_with("\"1\",\"clearance\",\"2026-06-01\""));
    assert!(rows[4].contains("\"'=A photo was sent to a parent\""), "{}", rows[4]);
    let columns = |row: &str| row.matches("\",\"").count();
    assert!(rows.iter().all(|row| columns(row) == columns(rows[0])));
}
