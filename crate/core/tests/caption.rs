//! A name is found however it is typed, and ordinary words are left alone.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::sync::LazyLock;

use proptest::prelude::*;
use schoolgate_core::{
    caption::{self, Field, Kind, Mention, Reader, School, Sign, Whose, Words},
    metadata::{Group, Item, Report},
    people::{self, ClassList},
};

const STARLING: &[u8] = include_bytes!("../../../fixtures/class-lists/starling-class.csv");

/// The fixture, and names that are hard to find or easy to find by mistake.
fn list() -> ClassList {
    let mut list = people::read(STARLING).unwrap().list;
    let more = "Id,Forename,Known as,Surname\n\
        may,May,,Price\nwill,Will,,Shortly\nlukasz,Łukasz,,Überstein-Próbka\nlily,Lily-Mae,,Test\nsaint,Odalys,,St Sample\n\
        particle,Wilhelmus,,van der Mockup\ntwin1,Fenwick,,Dupleton\ntwin2,Fenwick,,Dupleton\nmono,Prototyp,,\ngrace,Grace,,Mockley\n";
    list.people.extend(people::read(more.as_bytes()).unwrap().list.people);
    list
}

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::new(&list()));

fn read(caption: &str) -> Vec<Mention> {
    READER.read(&Words { caption: caption.to_owned(), ..Words::default() })
}

fn read_file_name(name: &str) -> Vec<Mention> {
    READER.read(&Words { file_name: name.to_owned(), ..Words::default() })
}

fn texts(mentions: &[Mention], kind: Kind) -> Vec<&str> {
    mentions.iter().filter(|mention| mention.kind == kind).map(|mention| mention.text.as_str()).collect()
}

fn full_names(caption: &str) -> Vec<String> {
    texts(&read(caption), Kind::FullName).into_iter().map(str::to_owned).collect()
}

fn first_names(caption: &str) -> Vec<String> {
    texts(&read(caption), Kind::FirstName).into_iter().map(str::to_owned).collect()
}

#[test]
fn a_full_name_is_found_however_it_is_typed() {
    for typed in [
        "Zebedee Sampleton",
        "zebedee sampleton",
        "ZEBEDEE SAMPLETON",
        "Zebedee\u{A0}Sampleton",
        "Zebedee\nSampleton",
        "Zebedee-Sampleton",
        "Zebedee_Sampleton",
        "zebedee.sampleton",
        "Sampleton, Zebedee",
        "SAMPLETON Zebedee",
        "Zebedee J. Sampleton",
        "Zebedee J Sampleton",
        "Zebedee James Sampleton",
        "Zebedee 'Zebbo' Sampleton",
        "Zebedee (Sampleton",
        "**Zebedee** Sampleton",
        "Zebédée Sàmpleton",
        "Zebe\u{301}de\u{301}e Sampleton",
        "Ｚｅｂｅｄｅｅ Ｓａｍｐｌｅｔｏｎ",
        "Zebеdее Samрlеton",
        "Z\u{200B}ebedee Samp\u{AD}leton",
        "ZebedeeSampleton",
        "#ZebedeeSampleton",
        "#zebedeesampleton",
        "@zebedee_sampleton",
        "<b>Zebedee</b> Sampleton",
        "Zebedee&nbsp;Sampleton",
        "zEbEdEe sAmPlEtOn",
        "Zebedee Samp-\nleton",
        "Zebedee, Sampleton",
    ] {
        let mentions = read(&format!("Well done {typed} today!"));
        assert_eq!(mentions.len(), 1, "{typed}: {mentions:?}");
        assert_eq!((mentions[0].kind, mentions[0].people[0].0.as_str()), (Kind::FullName, "PUPIL-001"), "{typed}");
    }
}

#[test]
fn names_with_parts_are_found_whole_and_in_part() {
    for (typed, id) in [
        ("Ottoline Mockridge-Specimen", "PUPIL-003"),
        ("Ottie Mockridge Specimen", "PUPIL-003"),
        ("Ottie Mockridge", "PUPIL-003"),
        ("Ottoline Specimen", "PUPIL-003"),
        ("Ottie MockridgeSpecimen", "PUPIL-003"),
        ("Barnaby-Jax O'Fixture", "PUPIL-004"),
        ("Barnaby Jax O’Fixture", "PUPIL-004"),
        ("BarnabyJax O Fixture", "PUPIL-004"),
        ("Barnaby OFixture", "PUPIL-004"),
        ("barnaby-jax ofixture", "PUPIL-004"),
        ("Zoe Dummiere", "PUPIL-005"),
        ("ZOË DUMMIÈRE", "PUPIL-005"),
        ("Barty Mc Fixture", "PUPIL-011"),
        ("Bartholomew MacFixture", "PUPIL-011"),
        ("Barty Mcfixture", "PUPIL-011"),
        ("BARTY MCFIXTURE", "PUPIL-011"),
        ("Lukasz Uberstein", "lukasz"),
        ("Łukasz Ueberstein-Probka", "lukasz"),
        ("Lukasz Próbka", "lukasz"),
        ("Lily Mae Test", "lily"),
        ("LilyMae Test", "lily"),
        ("Odalys St. Sample", "saint"),
        ("Odalys Saint Sample", "saint"),
        ("Wilhelmus van der Mockup", "particle"),
        ("Wilhelmus Van Der Mockup", "particle"),
        ("Wilhelmus Mockup", "particle"),
        ("Mockup, Wilhelmus", "particle"),
        ("Grunhild Mockton", "STAFF-002"),
        ("Gruenhild Mockton", "STAFF-002"),
    ] {
        let mentions = read(&format!("Here is {typed}, smiling."));
        assert_eq!(texts(&mentions, Kind::FullName), [typed], "{mentions:?}");
        assert_eq!(mentions[0].people.iter().map(|person| person.0.as_str()).collect::<Vec<_>>(), [id]);
    }
}

#[test]
fn a_possessive_names_its_owner() {
    for typed in ["Zebedee Sampleton's", "Zebedee Sampleton’s", "ZEBEDEE SAMPLETON'S"] {
        assert_eq!(full_names(&format!("This is {typed} owl")).len(), 1, "{typed}");
    }
    assert_eq!(full_names("Zebedee Sampletons owl"), ["Zebedee Sampletons"]);
    assert_eq!(full_names("Zebedee Sampleton's owl"), ["Zebedee Sampleton"]);
}

#[test]
fn two_sentences_do_not_make_a_name() {
    assert_eq!(full_names("Well done to Zebedee. Sampleton raffle on Friday!"), Vec::<String>::new());
    assert_eq!(full_names("Thank you, Zebedee!\nSampleton raffle"), Vec::<String>::new());
    assert_eq!(full_names("Zebedee\n\nSampleton raffle"), Vec::<String>::new());
    assert_eq!(full_names("Zebedee's Sampleton raffle"), Vec::<String>::new());
    assert_eq!(full_names("Zebedee and Sampleton"), Vec::<String>::new());
    assert_eq!(full_names("Zebedee Testerby"), Vec::<String>::new());
}

#[test]
fn a_name_that_two_bear_names_both() {
    let mentions = read("Fenwick Dupleton reads.");
    assert_eq!(mentions[0].people.iter().map(|person| person.0.as_str()).collect::<Vec<_>>(), ["twin1", "twin2"]);
}

#[test]
fn several_names_are_found_each_in_its_place() {
    assert_eq!(
        full_names("Zebedee Sampleton, Quilla Testerby & Ottie Specimen"),
        ["Zebedee Sampleton", "Quilla Testerby", "Ottie Specimen"]
    );
    assert_eq!(full_names("Sampleton, Zebedee; Testerby, Quilla"), ["Sampleton, Zebedee", "Testerby, Quilla"]);
    assert_eq!(full_names("Fenwick Dupleton, Fenwick Dupleton"), ["Fenwick Dupleton", "Fenwick Dupleton"]);
}

#[test]
fn file_names_are_captions_too() {
    for name in [
        "zebedee_sampleton.jpg",
        "ZebedeeSampleton2.JPG",
        "zebedeesampleton.png",
        "2026-11-20 Zebedee Sampleton (2).jpg",
        "sampleton-zebedee.jpeg",
        "zebedee%20sampleton.jpg",
        "4b_zebedeesampleton_final.jpg",
        "mayprice.jpg",
    ] {
        let mentions = read_file_name(name);
        assert_eq!(texts(&mentions, Kind::FullName).len(), 1, "{name}: {mentions:?}");
        assert_eq!(mentions[0].field, Field::FileName);
    }
    assert_eq!(texts(&read_file_name("hall_quilla_zebedee.webp"), Kind::FirstName), ["quilla", "zebedee"]);
    assert_eq!(texts(&read_file_name("hall_hope_and_quilla.webp"), Kind::FirstName), ["hope", "quilla"]);
    for name in ["may-half-term-dates.pdf", "IMG_20260105_093045.jpg", "hope.jpg", "school-crest.svg"] {
        assert_eq!(read_file_name(name), [], "{name}");
    }
}

#[test]
fn a_first_name_is_found_alone() {
    for (caption, name) in [
        ("Quilla paints.", "Quilla"),
        ("Look at Quilla's owl", "Quilla"),
        ("ottie and friends", "ottie"),
        ("QUILLA WINS", "QUILLA"),
        ("#WellDoneQuilla", "Quilla"),
        ("thanks @quillas_mum", "quillas"),
        ("Prototyp waves", "Prototyp"),
        ("Lily-Mae sings", "Lily-Mae"),
        ("Barty2", "Barty"),
        ("go quilla go", "quilla"),
    ] {
        assert_eq!(first_names(caption), [name], "{caption}");
    }
    assert_eq!(first_names("the quilla plant, in Latin"), Vec::<String>::new());
    assert_eq!(first_names("St Ignatius and King Zebedee, Zebedee VIII"), Vec::<String>::new());
}

#[test]
fn an_ordinary_word_is_a_name_only_where_something_speaks_for_it() {
    for caption in [
        "Will you come?",
        "In May we walk.",
        "May is warm.",
        "We hope so.",
        "Hope is a fine thing.",
        "WE HOPE YOU WILL",
        "Grace before meals",
        "The Hope Foundation",
        "Amazing what Grace Church did",
        "since May",
        "the price may rise",
    ] {
        assert_eq!(read(caption), [], "{caption}");
    }
    for (caption, name) in [
        ("Today Hope won.", "Hope"),
        ("Hope's owl", "Hope"),
        ("Hope and Quilla", "Hope"),
        ("Quilla, Hope", "Hope"),
        ("Well done to Grace!", "Grace"),
        ("with May", "May"),
    ] {
        assert!(first_names(caption).contains(&name.to_owned()), "{caption}");
    }
    assert_eq!(full_names("hope sampleford and may price"), ["hope sampleford", "may price"]);
}

#[test]
fn contact_details_are_found_by_shape() {
    let mentions = read("Ring 07700 900123 or write to z.s@example.org, 9 Made Up Lane, ZZ99 3WZ.");
    assert_eq!(texts(&mentions, Kind::Phone), ["07700 900123"]);
    assert_eq!(texts(&mentions, Kind::Email), ["z.s@example.org"]);
    assert_eq!(texts(&mentions, Kind::Postcode), ["ZZ99 3WZ"]);
    assert!(mentions.iter().all(|mention| mention.people.is_empty()));
    // A name inside an address is part of the address.
    assert_eq!(texts(&read("zebedee.sampleton@example.org"), Kind::Email).len(), 1);
    assert_eq!(read("zebedee.sampleton@example.org").len(), 1);
}

#[test]
fn every_text_is_read() {
    let words = Words {
        caption: "Quilla".to_owned(),
        alt_text: "A photo of Zebedee Sampleton".to_owned(),
        file_name: "quilla.jpg".to_owned(),
    };
    let fields: Vec<Field> = caption::read(&words, &list()).into_iter().map(|mention| mention.field).collect();
    assert_eq!(fields, [Field::Caption, Field::AltText, Field::FileName]);
}

#[test]
fn places_are_those_of_the_text_as_typed() {
    let caption = "🎉 é Z\u{200B}oë Dummière’s";
    let mention = &read(caption)[0];
    assert_eq!(mention.text, "Z\u{200B}oë Dummière");
    assert_eq!(&caption[mention.start_byte..mention.end_byte], mention.text);
    assert_eq!((mention.start, mention.end), (4, 17));
}

#[test]
fn one_character_that_folds_to_several_words_is_in_one_mention() {
    let mentions = read("z@example.org\u{FDFA}z@example.org");
    assert!(mentions.windows(2).all(|pair| pair[0].end <= pair[1].start), "{mentions:?}");
}

#[test]
fn a_person_taken_off_the_list_is_no_longer_found() {
    let mut list = list();
    let words = Words { caption: "Zebedee Sampleton and Zebedee".to_owned(), ..Words::default() };
    assert_eq!(caption::read(&words, &list).len(), 2);
    list.people.retain(|person| person.id.0 != "PUPIL-001");
    let left = caption::read(&words, &list);
    assert!(left.iter().all(|mention| mention.people.is_empty() && mention.kind == Kind::UnlistedName), "{left:?}");
}

/// Letters and marks that change nothing for the eye, put between the letters of a name.
fn disguised(name: &'static str) -> impl Strategy<Value = String> {
    let invisible = prop::sample::select(vec![
        "",
        "",
        "",
        "\u{200B}",
        "\u{AD}",
        "\u{200D}",
        "\u{2060}",
        "\u{FEFF}",
        "\u{FE0F}",
        "\u{301}",
        "\u{308}",
        "\u{E0041}",
    ]);
    prop::collection::vec((any::<bool>(), any::<bool>(), invisible), name.chars().count()).prop_map(move |changes| {
        name.chars()
            .zip(changes)
            .map(|(letter, (upper, wide, invisible))| {
                let letter = if upper { letter.to_uppercase().to_string() } else { letter.to_lowercase().to_string() };
                let wide = wide && letter.len() == 1 && letter.is_ascii() && letter != " ";
                let letter: String = match wide {
                    true => letter.chars().filter_map(|letter| char::from_u32(u32::from(letter) + 0xFEE0)).collect(),
                    false => letter,
                };
                format!("{letter}{invisible}")
            })
            .collect()
    })
}

#[test]
fn a_slip_of_the_finger_hides_no_full_name_and_makes_none_of_a_word() {
    for typed in ["Zebedee Sampelton", "Zebede Sampleton", "Zebadee Sampletun", "Quilla Testreby", "Quila Testerby"] {
        assert_eq!(full_names(&format!("Here is {typed}.")), [typed], "{typed}");
    }
    for typed in ["May Pride", "Zebedee Sampler", "Quilts Testerby", "zebedee samples"] {
        assert_eq!(full_names(&format!("Here is {typed}.")), Vec::<String>::new(), "{typed}");
    }
}

#[test]
fn short_forms_and_digits_hide_no_full_name() {
    for typed in
        ["Bart McFixture", "Bartholomew McFixture", "Z3b3d33 Sampl3t0n", "Lily Test", "Billy Shortly", "Wm Shortly"]
    {
        assert_eq!(full_names(&format!("Here is {typed}.")).len(), 1, "{typed}");
    }
}

#[test]
fn a_title_tells_staff_from_pupils() {
    let whose = |caption: &str| read(caption).first().map(|mention| (mention.kind, mention.whose));
    assert_eq!(whose("Thanks to Mrs Exampler."), Some((Kind::TitledName, Whose::Staff)));
    assert_eq!(whose("Thanks to Mr Sampleton."), Some((Kind::TitledName, Whose::Unlisted)));
    assert_eq!(whose("Thanks to Mr Barnaby Fairweather."), Some((Kind::UnlistedName, Whose::Unlisted)));
    assert_eq!(whose("You will miss Monday."), None);
}

#[test]
fn a_class_beside_a_name_is_told() {
    let with_class = |caption: &str| read(caption).iter().any(|mention| mention.with_class);
    for caption in ["Quilla in 4B", "Quilla (4B)", "Quilla from Starling class", "Quilla of Year 4"] {
        assert!(with_class(caption), "{caption}");
    }
    for caption in ["Quilla in the hall", "Quilla. 4B won", "Quilla and 4 friends"] {
        assert!(!with_class(caption), "{caption}");
    }
}

#[test]
fn a_tag_is_told_whole() {
    let caption = "é #teamquilla!";
    let tag = read(caption)[0].tag.unwrap();
    assert_eq!((tag.sign, tag.start, tag.end), (Sign::Hashtag, 2, 13));
    assert_eq!(read("@zebedee.sampleton")[0].tag.unwrap().end, 18);
    assert_eq!(read("Quilla")[0].tag, None);
}

#[test]
fn the_schools_own_words_are_no_news() {
    let school = School {
        name: "Quilla Hall School".to_owned(),
        contacts: vec!["01632 960100".to_owned(), "office@example.org".to_owned(), "9 Made Up Lane".to_owned()],
        people: vec!["Zebedee Fairweather".to_owned()],
        ..School::default()
    };
    let reader = Reader::of_school(&list(), &school);
    let read = |caption: &str| reader.read(&Words { caption: caption.to_owned(), ..Words::default() });
    for caption in [
        "Quilla Hall School, 9 Made Up Lane, +44 1632 960100",
        "write to office@example.org",
        "Zebedee Fairweather reads to us.",
    ] {
        assert_eq!(read(caption), [], "{caption}");
    }
    assert_eq!(read("Quilla, 10 Made Up Lane, 01632 960101").len(), 3);
}

#[test]
fn names_in_the_files_own_metadata_are_read_by_the_same_rules() {
    let item =
        |group, name: &str, value: &str| Item { group, name: name.to_owned(), value: value.to_owned(), offset: 0 };
    let report = Report {
        items: vec![
            item(Group::Words, "PersonInImage", "Zebedee Sampleton"),
            item(Group::Words, "Keywords", "trip, Quilla, owls"),
            item(Group::Device, "Model", "Zebedee Sampleton"),
        ],
        ..Report::default()
    };
    let named = READER.read_metadata(&report);
    let told: Vec<(&str, &str)> =
        named.iter().map(|named| (named.item.as_str(), named.mention.text.as_str())).collect();
    assert_eq!(told, [("PersonInImage", "Zebedee Sampleton"), ("Keywords", "Quilla")]);
}

#[test]
fn a_reader_knows_its_list() {
    assert!(READER.is_of(&list()));
    assert!(!READER.is_of(&ClassList::default()));
}

proptest! {
    #[test]
    fn case_form_and_invisible_characters_hide_no_full_name(
        name in prop_oneof![
            disguised("Zebedee Sampleton"), disguised("Ottoline Mockridge-Specimen"), disguised("Barnaby-Jax O'Fixture"),
            disguised("Zoë Dummière"), disguised("Barty McFixture"), disguised("Łukasz Próbka"), disguised("Hope Sampleford"),
        ],
        before in "[a-z ,.!?'(#\n]{0,12}",
        after in "( [a-z ,.!?'\n]{0,12})?",
    ) {
        let mentions = read(&format!("{before} {name}{after}"));
        prop_assert!(mentions.iter().any(|mention| mention.kind == Kind::FullName), "{:?}", mentions);
    }

    #[test]
    fn mentions_lie_in_the_text_in_order_and_apart(
        words in prop::collection::vec(prop_oneof![
            "\\PC{0,6}", Just("Zebedee".to_owned()), Just("Sampleton".to_owned()), Just("Hope".to_owned()),
            Just("z@example.org".to_owned()), Just("07700 900123".to_owned()), Just("Fenwick Dupleton".to_owned()),
        ], 0..12),
        separator in prop::sample::select(vec![" ", ", ", "", "-", "\n", "\u{200B}"]),
    ) {
        let text = words.join(separator);
        let mut end = 0;
        for mention in read(&text) {
            prop_assert!(mention.start >= end && mention.start < mention.end);
            prop_assert_eq!(text.get(mention.start_byte..mention.end_byte), Some(mention.text.as_str()));
            let typed: String = text.chars().skip(mention.start).take(mention.end - mention.start).collect();
            prop_assert_eq!(typed, mention.text);
            end = mention.end;
        }
    }

    #[test]
    fn no_text_panics(text in any::<String>()) {
        READER.read(&Words { caption: text.clone(), alt_text: text.clone(), file_name: text });
    }
}

/// Made-up people with names of many kinds, none of whom is anybody else's.
const CROWD: &[(&str, &str)] = &[
    ("Zebedee", "Sampleton"),
    ("Quilla", "Testerby"),
    ("Ottoline", "Mockridge-Specimen"),
    ("Barnaby-Jax", "O'Fixture"),
    ("Zoë", "Dummière"),
    ("Bartholomew", "McFixture"),
    ("Łukasz", "Próbka"),
    ("Świętosława", "Błażejewska"),
    ("Wilhelmus", "van der Mockup"),
    ("Myfanwy", "Gwynfryn-Pugh"),
    ("Ọlámídé", "Adéwálé"),
    ("Harsimran", "Kaur Sandhu"),
    ("Nnamdi", "Chukwu-Bello"),
    ("Xiuying", "Ouyang"),
    ("Анастасія", "Бондаренко"),
    ("Δήμητρα", "Παπαδοπούλου"),
    ("ياسمين", "الخطيب"),
    ("Björn", "Østlund"),
    ("Minh", "Trần"),
    ("Emre", "Yıldız"),
];

fn crowd(but: Option<usize>) -> ClassList {
    let rows: String = CROWD
        .iter()
        .enumerate()
        .filter(|(at, _)| Some(*at) != but)
        .map(|(at, (forename, surname))| format!("C{at},{forename},{surname}\n"))
        .collect();
    people::read(format!("Id,Forename,Surname\n{rows}").as_bytes()).unwrap().list
}

static CROWD_READER: LazyLock<Reader> = LazyLock::new(|| Reader::new(&crowd(None)));

/// Every way to put a forename and a surname into a text.
#[derive(Clone, Copy, Debug)]
enum Form {
    Plain,
    SurnameFirst,
    Hashtag,
    Handle,
    FileName,
    Sign(&'static str),
}

fn form() -> impl Strategy<Value = Form> {
    prop::sample::select(vec![
        Form::Plain,
        Form::SurnameFirst,
        Form::Hashtag,
        Form::Handle,
        Form::FileName,
        Form::Sign("_"),
        Form::Sign("."),
        Form::Sign("-"),
        Form::Sign("\n"),
        Form::Sign("\u{A0}"),
        Form::Sign("&nbsp;"),
        Form::Sign("%20"),
        Form::Sign("</b> "),
        Form::Sign("** "),
    ])
}

/// What changes nothing for the eye: another case or Unicode form, and signs that do not show.
fn changed(name: &str, changes: &[(u8, &str)]) -> String {
    let case = |letter: char, upper: bool| -> String {
        match upper {
            true => letter.to_uppercase().collect(),
            false => letter.to_lowercase().collect(),
        }
    };
    name.chars()
        .zip(changes.iter().cycle())
        .map(|(letter, (change, invisible))| {
            let letter = match change % 4 {
                0 => letter.to_string(),
                // A dotless or dotted i changes with its case in Turkish only.
                _ if "ıİß".contains(letter) => letter.to_string(),
                1 => case(letter, true),
                2 => case(letter, false),
                _ if letter.is_ascii_alphanumeric() => {
                    char::from_u32(u32::from(letter) + 0xFEE0).map_or_else(String::new, String::from)
                }
                _ => letter.to_string(),
            };
            format!("{letter}{invisible}")
        })
        .collect()
}

fn put(form: Form, forename: &str, surname: &str) -> (String, bool) {
    let word = |name: &str| name.replace([' ', '-', '\''], "");
    match form {
        Form::Plain => (format!("{forename} {surname}"), false),
        Form::SurnameFirst => (format!("{surname}, {forename}"), false),
        Form::Hashtag => (format!("#{}{}", word(forename), word(surname)), false),
        Form::Handle => (format!("@{}_{}", word(forename), word(surname)), false),
        Form::FileName => (format!("IMG_2041-{}-{}.jpg", word(forename), word(surname)), true),
        Form::Sign(sign) => (format!("{forename}{sign}{surname}"), false),
    }
}

fn words_of(text: String, is_file_name: bool) -> Words {
    match is_file_name {
        true => Words { file_name: text, ..Words::default() },
        false => Words { caption: format!("Here: {text} today"), ..Words::default() },
    }
}

fn changes() -> impl Strategy<Value = Vec<(u8, &'static str)>> {
    let invisible = prop::sample::select(vec![
        "",
        "",
        "",
        "",
        "\u{200B}",
        "\u{AD}",
        "\u{200D}",
        "\u{2060}",
        "\u{FEFF}",
        "\u{E0041}",
    ]);
    prop::collection::vec((any::<u8>(), invisible), 2..24)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn no_form_and_no_disguise_lets_a_full_name_through(at in 0..CROWD.len(), form in form(), changes in changes(), decomposed in any::<bool>()) {
        let (forename, surname) = CROWD[at];
        // In one run, a change of case is what parts two names; letters of every case are tried in the others.
        let (first, last) = (changed(forename, &changes), changed(surname, &changes[1..]));
        let (text, is_file_name) = put(form, &first, &last);
        let text: String = if decomposed { unicode_normalization::UnicodeNormalization::nfd(text.as_str()).collect() } else { text };
        let mentions = CROWD_READER.read(&words_of(text.clone(), is_file_name));
        let id = format!("C{at}");
        prop_assert!(
            mentions.iter().any(|one| one.kind == Kind::FullName && one.people.iter().any(|person| person.0 == id)),
            "{:?} {:?}: {:?}", form, text, mentions
        );
    }

    #[test]
    fn a_full_name_in_an_address_is_somebodys_address(at in 0..14_usize, sign in prop::sample::select(vec![".", "_", "-"]), upper in any::<bool>()) {
        let (forename, surname) = CROWD[at];
        let plain = |name: &str| name.replace([' ', '\''], "");
        let address = format!("{}{sign}{}@mail.example.org", plain(forename), plain(surname));
        let address = if upper { address.to_uppercase() } else { address };
        let mentions = CROWD_READER.read(&words_of(address.clone(), false));
        let own = mentions.iter().find(|one| one.kind == Kind::Email);
        prop_assert!(own.is_some_and(|one| one.people.iter().any(|person| person.0 == format!("C{at}"))), "{}: {:?}", address, mentions);
    }

    #[test]
    fn a_mention_is_the_name_and_nothing_beside_it(at in 0..CROWD.len(), changes in changes(), before in "[🎉é–(]{0,4} ", after in "[,!)…] ?") {
        let (forename, surname) = CROWD[at];
        let name = format!("{} {}", changed(forename, &changes), changed(surname, &changes));
        let text = format!("{before}{name}{after}");
        let mentions = CROWD_READER.read(&Words { caption: text.clone(), ..Words::default() });
        let full = mentions.iter().find(|one| one.kind == Kind::FullName);
        prop_assert!(full.is_some(), "{:?}: {:?}", text, mentions);
        prop_assert_eq!(&full.unwrap().text, &name);
        prop_assert_eq!(&text[full.unwrap().start_byte..full.unwrap().end_byte], name);
    }
}

proptest! {
    // Each case builds a reader of its own.
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn who_is_taken_off_the_list_is_no_longer_found_as_listed(at in 0..CROWD.len(), form in form(), changes in changes()) {
        let (forename, surname) = CROWD[at];
        let (text, is_file_name) = put(form, &changed(forename, &changes), &changed(surname, &changes));
        let mentions = Reader::new(&crowd(Some(at))).read(&words_of(text, is_file_name));
        prop_assert!(mentions.iter().all(|one| one.kind != Kind::FullName && one.people.is_empty()), "{:?}", mentions);
    }
}
