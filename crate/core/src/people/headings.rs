//! What each column of a class list means, told by its heading.
//!
//! Headings are compared by their letters and digits alone, so `Reg Group`, `reg-group` and `RegGroup` are one. Only
//! exact names count: a heading such as "Do not use on website" contains "website" and means its opposite.

use unicode_normalization::UnicodeNormalization;

use super::table::Row;
use crate::policy::Channel;

/// What a column says of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// An identifier; of several the one with the lowest rank counts.
    Id(u8),
    Forename,
    /// A forename in a list that may also have a legal one.
    PlainForename,
    KnownAs,
    Surname,
    /// A surname in a list that may also have a legal one.
    PlainSurname,
    KnownAsSurname,
    Class,
    Leaving,
    Kind,
    HardStop,
    Circumstances,
    Answer(Channel),
    Giver(Channel),
    Day(Channel),
    /// A column that schools' systems export and that nothing here needs.
    Irrelevant,
    /// A heading nobody told us of: it might say something about consent, so it is reported.
    Unknown,
    /// No heading.
    Blank,
}

const NAMES: &[(Meaning, &[&str])] = &[
    (Meaning::Id(0), &["id", "personid", "pupilid", "studentid", "staffid"]),
    (Meaning::Id(1), &["upn", "uniquepupilnumber"]),
    (Meaning::Id(2), &["adno", "admissionno", "admissionnumber", "admno", "staffcode", "payrollnumber"]),
    (Meaning::Forename, &["legalforename", "legalfirstname", "legalgivenname"]),
    (Meaning::PlainForename, &["forename", "firstname", "givenname", "forenames", "firstnames"]),
    (
        Meaning::KnownAs,
        &[
            "knownas",
            "preferredforename",
            "preferredfirstname",
            "preferredname",
            "chosenname",
            "chosenforename",
            "nickname",
            "knownasforename",
        ],
    ),
    (Meaning::Surname, &["legalsurname", "legallastname", "legalfamilyname"]),
    (Meaning::PlainSurname, &["surname", "lastname", "familyname"]),
    (
        Meaning::KnownAsSurname,
        &["preferredsurname", "preferredlastname", "knownassurname", "chosensurname", "surnameknownas"],
    ),
    (
        Meaning::Class,
        &[
            "class",
            "classname",
            "form",
            "formgroup",
            "tutorgroup",
            "tutor",
            "reggroup",
            "registrationgroup",
            "registration",
            "reg",
            "currentreggroup",
            "currentregistrationgroup",
            "currentclass",
        ],
    ),
    (
        Meaning::Leaving,
        &["leavingdate", "dateofleaving", "dol", "leavedate", "leaver", "leaverdate", "left", "dateleft", "lastday"],
    ),
    (Meaning::Kind, &["kind", "role", "type", "pupilorstaff", "staffpupil", "pupilstaff", "persontype"]),
    (
        Meaning::HardStop,
        &[
            "hardstop",
            "donotpublish",
            "neverpublish",
            "nevertobepublished",
            "nottobepublished",
            "donotphotograph",
            "nophotos",
            "nophotographs",
            "nopublication",
            "nopublicity",
        ],
    ),
    (
        Meaning::Circumstances,
        &[
            "circumstanceschanged",
            "changeofcircumstances",
            "circumstances",
            "changeincircumstances",
            "circumstanceschangedon",
            "familycircumstanceschanged",
        ],
    ),
    (
        Meaning::Irrelevant,
        &[
            "dob",
            "dateofbirth",
            "birthdate",
            "age",
            "gender",
            "sex",
            "legalsex",
            "year",
            "yeargroup",
            "nationalcurriculumyear",
            "ncyear",
            "currentyear",
            "middlename",
            "middlenames",
            "title",
            "email",
            "emailaddress",
            "address",
            "postcode",
            "house",
            "telephone",
            "phone",
            "ethnicity",
            "firstlanguage",
            "religion",
            "uln",
            "formerupn",
            "doa",
            "dateofadmission",
            "admissiondate",
            "admitted",
            "entrydate",
            "datejoined",
            "startdate",
            "jobtitle",
            "post",
            "row",
            "no",
        ],
    ),
];

const CHANNELS: &[(Channel, &[&str])] = &[
    (Channel::Website, &["website", "web", "schoolwebsite", "websites", "internet", "schoolwebsites"]),
    (
        Channel::LearningPlatform,
        &[
            "learningplatform",
            "vle",
            "virtuallearningenvironment",
            "schoollearningplatform",
            "learningjournal",
            "platform",
        ],
    ),
    (
        Channel::Prospectus,
        &[
            "prospectus",
            "schoolprospectus",
            "printedpublications",
            "printedmaterial",
            "printedmaterials",
            "print",
            "printedpromotion",
            "prospectusandprint",
            "prospectusandotherprint",
            "publications",
            "prospectusandotherprintedpromotion",
        ],
    ),
    (
        Channel::Video,
        &["video", "videos", "webcam", "videoorwebcam", "videowebcam", "videoandwebcam", "film", "filming"],
    ),
    (
        Channel::DisplayCommunal,
        &[
            "displaycommunal",
            "communaldisplay",
            "communaldisplays",
            "displayinschool",
            "displaysinschool",
            "schooldisplay",
            "schooldisplays",
            "internaldisplay",
            "internaldisplays",
            "displayinternal",
            "displayincommunalareas",
            "displaysinsideschool",
            "displayinsideschool",
        ],
    ),
    (
        Channel::DisplayExternal,
        &[
            "displayexternal",
            "externaldisplay",
            "externaldisplays",
            "displayoutsideschool",
            "displaysoutsideschool",
            "displayoutofschool",
            "displayinexternalareas",
            "exhibition",
            "exhibitions",
        ],
    ),
    (
        Channel::Press,
        &[
            "press",
            "media",
            "mediaandpress",
            "pressandmedia",
            "pressmedia",
            "mediapress",
            "newspaper",
            "newspapers",
            "localpress",
        ],
    ),
    (
        Channel::SocialMedia,
        &[
            "socialmedia",
            "social",
            "twitter",
            "facebook",
            "twitterx",
            "xtwitter",
            "instagram",
            "socialmediatwitterfacebook",
            "twitterfacebook",
            "twitterandfacebook",
            "facebookandtwitter",
            "facebooktwitter",
            "schoolsocialmedia",
        ],
    ),
];

/// Words that schools put around a channel's name without changing what is asked.
const AROUND: &[&str] = &[
    "photographic",
    "photographs",
    "photograph",
    "photos",
    "photo",
    "pictures",
    "picture",
    "images",
    "image",
    "consent",
    "permission",
    "useof",
    "usein",
    "useon",
    "usefor",
    "for",
    "onthe",
    "inthe",
    "on",
    "in",
    "our",
    "the",
];
const GIVER: &[&str] = &["consentgivenby", "answergivenby", "givenby", "consentby", "answeredby", "giver", "by"];
const DAY: &[&str] =
    &["consentdate", "dateofconsent", "dategiven", "givendate", "dateanswered", "givenon", "answeredon", "date"];

/// The heading's letters and digits in lower case, without accents.
fn key(heading: &str) -> String {
    heading.nfkd().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What a heading means.
pub(super) fn meaning(heading: &str) -> Meaning {
    let key = key(heading);
    if key.is_empty() {
        return Meaning::Blank;
    }
    if let Some((meaning, _)) = NAMES.iter().find(|(_, names)| names.contains(&key.as_str())) {
        return *meaning;
    }
    if let Some(channel) = channel(&key) {
        return Meaning::Answer(channel);
    }
    let before = |endings: &[&str]| endings.iter().find_map(|ending| channel(key.strip_suffix(ending)?));
    match (before(GIVER), before(DAY)) {
        (Some(channel), _) => Meaning::Giver(channel),
        (None, Some(channel)) => Meaning::Day(channel),
        (None, None) => Meaning::Unknown,
    }
}

/// The channel of this name, with or without words around it.
fn channel(key: &str) -> Option<Channel> {
    let mut key = key;
    loop {
        if let Some((channel, _)) = CHANNELS.iter().find(|(_, names)| names.contains(&key)) {
            return Some(*channel);
        }
        key = AROUND.iter().find_map(|word| key.strip_prefix(word).or_else(|| key.strip_suffix(word)))?;
    }
}

/// How many headings of a row are known: what tells the heading row, and the right separator.
pub(super) fn known(row: &Row) -> usize {
    row.cells
        .iter()
        .take(500)
        .filter(|cell| !matches!(meaning(cell), Meaning::Unknown | Meaning::Blank | Meaning::Irrelevant))
        .count()
}

/// Whether a row can be the heading row: it names a forename and a surname.
pub(super) fn names_people(row: &Row) -> bool {
    let has = |wanted: &[Meaning]| row.cells.iter().any(|cell| wanted.contains(&meaning(cell)));
    has(&[Meaning::Forename, Meaning::PlainForename, Meaning::KnownAs])
        && has(&[Meaning::Surname, Meaning::PlainSurname, Meaning::KnownAsSurname])
}

/// Where to find what in a row; every number is a column counted from 0.
#[derive(Debug, Default)]
pub(super) struct Columns {
    pub id: Option<usize>,
    pub forename: Option<usize>,
    pub known_as: Option<usize>,
    pub surname: Option<usize>,
    pub known_as_surname: Option<usize>,
    pub class: Option<usize>,
    pub kind: Option<usize>,
    /// Of several leaving dates the earliest counts.
    pub leaving: Vec<usize>,
    /// Any of several may stop.
    pub hard_stop: Vec<usize>,
    /// Of several changes the latest counts.
    pub circumstances: Vec<usize>,
    /// Every column of answers: two for one channel are both read, and any objection wins.
    pub answers: Vec<AnswerColumns>,
    /// Headings that are not known.
    pub unknown: Vec<usize>,
    /// Columns not read because another has the same meaning.
    pub doubled: Vec<usize>,
}

/// The three columns of one channel.
#[derive(Debug)]
pub(super) struct AnswerColumns {
    pub channel: Channel,
    /// None when there are only the columns beside it.
    pub answer: Option<usize>,
    pub giver: Option<usize>,
    pub day: Option<usize>,
}

impl Columns {
    /// Finds the columns of a heading row.
    pub fn of(headings: &Row) -> Self {
        let meanings: Vec<Meaning> = headings.cells.iter().map(|cell| meaning(cell)).collect();
        let all = |wanted: Meaning| {
            meanings.iter().enumerate().filter(move |(_, found)| **found == wanted).map(|(column, _)| column)
        };
        let mut columns = Self::default();
        let mut doubled = Vec::new();
        let mut one = |wanted: Meaning| {
            let mut found = all(wanted);
            let first = found.next();
            doubled.extend(found);
            first
        };
        columns.id = [Meaning::Id(0), Meaning::Id(1), Meaning::Id(2)].into_iter().find_map(&mut one);
        (columns.forename, columns.known_as) =
            legal_and_known(one(Meaning::Forename), one(Meaning::PlainForename), one(Meaning::KnownAs));
        (columns.surname, columns.known_as_surname) =
            legal_and_known(one(Meaning::Surname), one(Meaning::PlainSurname), one(Meaning::KnownAsSurname));
        columns.class = one(Meaning::Class);
        columns.kind = one(Meaning::Kind);
        for channel in Channel::ALL {
            let (giver, day) = (one(Meaning::Giver(channel)), one(Meaning::Day(channel)));
            let mut answers: Vec<Option<usize>> = all(Meaning::Answer(channel)).map(Some).collect();
            if answers.is_empty() && (giver.is_some() || day.is_some()) {
                answers.push(None);
            }
            columns.answers.extend(answers.into_iter().map(|answer| AnswerColumns { channel, answer, giver, day }));
        }
        columns.leaving = all(Meaning::Leaving).collect();
        columns.hard_stop = all(Meaning::HardStop).collect();
        columns.circumstances = all(Meaning::Circumstances).collect();
        columns.unknown = all(Meaning::Unknown).collect();
        columns.doubled = doubled;
        columns
    }
}

/// Of a legal name, a name that may be either and a name the person goes by: the first is the name, and the second is
/// the name the person goes by in a list that has the legal one apart and no column of its own for the other.
fn legal_and_known(
    legal: Option<usize>,
    plain: Option<usize>,
    known_as: Option<usize>,
) -> (Option<usize>, Option<usize>) {
    match (legal, plain, known_as) {
        (Some(legal), Some(plain), None) => (Some(legal), Some(plain)),
        (legal, plain, known_as) => (legal.or(plain).or(known_as), known_as),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_known_whatever_its_case_and_punctuation() {
        for heading in ["Reg Group", "reg-group", "RegGroup", " REG. GROUP ", "Class", "Tutor Group", "Form"] {
            assert_eq!(meaning(heading), Meaning::Class, "{heading}");
        }
        assert_eq!(meaning("Date of leaving"), Meaning::Leaving);
        assert_eq!(meaning("Last name"), Meaning::PlainSurname);
    }

    #[test]
    fn each_channel_has_an_answer_a_giver_and_a_day() {
        for channel in Channel::ALL {
            let name = channel.as_str().replace('-', " ");
            assert_eq!(meaning(&name), Meaning::Answer(channel), "{name}");
            assert_eq!(meaning(&format!("{name} given by")), Meaning::Giver(channel), "{name}");
            assert_eq!(meaning(&format!("{name} (date)")), Meaning::Day(channel), "{name}");
            assert_eq!(meaning(&format!("Photo consent: {name}")), Meaning::Answer(channel), "{name}");
        }
        assert_eq!(meaning("Twitter"), Meaning::Answer(Channel::SocialMedia));
        assert_eq!(meaning("Display in school date"), Meaning::Day(Channel::DisplayCommunal));
    }

    #[test]
    fn a_heading_that_turns_the_question_round_is_not_taken_for_consent() {
        for heading in ["Do not use on website", "No website", "Website opt out", "Website refused", "Not press"] {
            assert_eq!(meaning(heading), Meaning::Unknown, "{heading}");
        }
    }

    #[test]
    fn no_heading_has_two_meanings() {
        let mut seen = std::collections::BTreeSet::new();
        let channels = CHANNELS.iter().flat_map(|(_, names)| names.iter());
        for name in NAMES.iter().flat_map(|(_, names)| names.iter()).chain(channels) {
            assert!(seen.insert(name), "{name}");
            assert_eq!(key(name), **name);
        }
    }
}
