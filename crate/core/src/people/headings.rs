//! What each column of a class list means, told by its heading.
//!
//! Headings are compared by their letters and digits alone, so `Reg Group`, `reg-group` and `RegGroup` are one. Only
//! exact names count: a heading such as "Do not use on website" contains "website" and means its opposite.

use unicode_normalization::UnicodeNormalization;

use super::{
    mapping::{ColumnMapping, Means, Polarity},
    table::Row,
};
use crate::{people::About, policy::Channel};

/// What a question is about: pictures or work, and on which channels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Question {
    Picture(Channel),
    /// Work on one channel; on every one when there is none.
    Work(Option<Channel>),
}

impl Question {
    pub fn about(self) -> About {
        match self {
            Self::Picture(_) => About::Picture,
            Self::Work(_) => About::Work,
        }
    }

    pub fn channels(self) -> Vec<Channel> {
        match self {
            Self::Picture(channel) | Self::Work(Some(channel)) => vec![channel],
            Self::Work(None) => Channel::ALL.to_vec(),
        }
    }
}

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
    MiddleNames,
    Class,
    Leaving,
    Kind,
    HardStop,
    Circumstances,
    Answer(Question),
    Giver(Question),
    Day(Question),
    Until(Question),
    Method(Question),
    /// An answer whose heading turns the question round, such as "Website consent denied".
    Inverted(Question),
    /// An answer to the question that another column of the row names.
    Status,
    InvertedStatus,
    /// What a row's answer is for, where each answer has a row of its own.
    ConsentType,
    /// Who gave a row's answer, when, until when, and how.
    AnyGiver,
    AnyDay,
    AnyUntil,
    AnyMethod,
    /// Whether whoever gave a row's answer has parental responsibility.
    Responsibility,
    /// Whether only one person has parental responsibility.
    OneParent,
    /// Whether a row's answer is no longer in force.
    Archived,
    Born,
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
        Meaning::MiddleNames,
        &["middlename", "middlenames", "middleforename", "middleforenames", "legalmiddlename", "legalmiddlenames"],
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
    (Meaning::Born, &["dob", "dateofbirth", "birthdate"]),
    (Meaning::ConsentType, &["consenttype", "typeofconsent", "permissiontype", "consentname", "consentfor"]),
    (
        Meaning::Status,
        &["consentstatus", "consentgiven", "consentgranted", "consentresponse", "consentanswer", "status", "response"],
    ),
    (Meaning::Responsibility, &["parentalresponsibility", "hasparentalresponsibility", "responsibility"]),
    (
        Meaning::OneParent,
        &[
            "oneparent",
            "soleparent",
            "singleparent",
            "onlyoneparent",
            "soleparentalresponsibility",
            "oneparentwithresponsibility",
        ],
    ),
    (Meaning::Archived, &["archived", "isarchived", "consentarchived"]),
    (
        Meaning::Irrelevant,
        &[
            "consentcategory",
            "liveswith",
            "priority",
            "contactpriority",
            "age",
            "gender",
            "sex",
            "legalsex",
            "year",
            "yeargroup",
            "nationalcurriculumyear",
            "ncyear",
            "currentyear",
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
const UNTIL: &[&str] = &[
    "consentvaliduntil",
    "consentuntil",
    "consentends",
    "consentexpires",
    "consentexpirydate",
    "consentexpiry",
    "validuntil",
    "expirydate",
    "expires",
    "expiry",
    "until",
];
const METHOD: &[&str] = &["consentmethod", "consentgivenhow", "howgiven", "methodofconsent", "method"];

/// How schools call pupils' work, the longest first.
const WORK: &[&str] = &[
    "childrenswork",
    "studentswork",
    "pupilswork",
    "childswork",
    "studentwork",
    "pupilwork",
    "schoolwork",
    "artwork",
    "work",
];

/// Words that turn a question round. What is left without them must still be a question.
const ROUND: &[&str] = &[
    "denied",
    "refused",
    "declined",
    "withheld",
    "withdrawn",
    "optedout",
    "optout",
    "objection",
    "objected",
    "objects",
    "donotuse",
    "donot",
    "dont",
    "never",
    "exclude",
    "excluded",
    "without",
    "not",
    "no",
];

/// The heading's letters and digits in lower case, without accents.
pub(super) fn key(heading: &str) -> String {
    heading.nfkd().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What a column beside an answer means, by the answer's question.
type OfQuestion = fn(Question) -> Meaning;

/// What a heading means.
pub(super) fn meaning(heading: &str) -> Meaning {
    let key = key(heading);
    if key.is_empty() {
        return Meaning::Blank;
    }
    if let Some((meaning, _)) = NAMES.iter().find(|(_, names)| names.contains(&key.as_str())) {
        return *meaning;
    }
    if let Some(question) = question_of(&key) {
        return Meaning::Answer(question);
    }
    let before = |endings: &[&str]| endings.iter().find_map(|ending| question_of(key.strip_suffix(ending)?));
    let beside: [(&[&str], OfQuestion, Meaning); 4] = [
        (GIVER, Meaning::Giver, Meaning::AnyGiver),
        (DAY, Meaning::Day, Meaning::AnyDay),
        (UNTIL, Meaning::Until, Meaning::AnyUntil),
        (METHOD, Meaning::Method, Meaning::AnyMethod),
    ];
    let found = beside.into_iter().find_map(|(endings, of_question, of_any)| {
        before(endings).map(of_question).or_else(|| endings.contains(&key.as_str()).then_some(of_any))
    });
    found.unwrap_or_else(|| turned_round(&key).unwrap_or(Meaning::Unknown))
}

/// The meaning of a heading that has one without a word that turns it round.
fn turned_round(key: &str) -> Option<Meaning> {
    ROUND.iter().find_map(|word| {
        let rest = key.replacen(word, "", 1);
        if rest.len() == key.len() {
            None
        } else if ["consent", "consentis", "permission"].contains(&rest.as_str()) {
            Some(Meaning::InvertedStatus)
        } else {
            question_of(&rest).map(Meaning::Inverted)
        }
    })
}

/// What a cell names as the question of its row.
pub(super) fn question(cell: &str) -> Option<Question> {
    question_of(&key(cell))
}

/// The question of this name: a channel, pupils' work, or both.
fn question_of(key: &str) -> Option<Question> {
    if let Some(channel) = channel(key) {
        return Some(Question::Picture(channel));
    }
    let rest = WORK.iter().find(|word| key.contains(**word)).map(|word| key.replacen(word, "", 1))?;
    let plain = rest.is_empty() || AROUND.contains(&rest.as_str()) || rest == "displayof";
    if plain { Some(Question::Work(None)) } else { channel(&rest).map(|channel| Question::Work(Some(channel))) }
}

/// Whether a heading speaks of consent, so that a tick below it is one.
pub(super) fn says_consent(heading: &str) -> bool {
    let key = key(heading);
    ["consent", "permission", "agree", "allowed", "granted"].iter().any(|word| key.contains(word))
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
    /// Every column of an identifier, with its rank.
    pub ids: Vec<(u8, usize)>,
    pub forename: Option<usize>,
    pub known_as: Option<usize>,
    pub surname: Option<usize>,
    pub known_as_surname: Option<usize>,
    pub middle_names: Option<usize>,
    pub class: Option<usize>,
    pub kind: Option<usize>,
    pub born: Option<usize>,
    /// Of several leaving dates the earliest counts.
    pub leaving: Vec<usize>,
    /// Any of several may stop.
    pub hard_stop: Vec<usize>,
    /// Of several changes the latest counts.
    pub circumstances: Vec<usize>,
    /// Every column of answers: two for one channel are both read, and any objection wins.
    pub answers: Vec<AnswerColumns>,
    /// Where each answer has a row of its own: the column that names the question.
    pub question: Option<usize>,
    /// The answer in such a row; its channel is a placeholder.
    pub statuses: Vec<AnswerColumns>,
    pub archived: Option<usize>,
    /// In a list with a row for each answer: whether its giver has parental responsibility.
    pub responsibility: Option<usize>,
    pub one_parent: Option<usize>,
    /// Headings that are not known.
    pub unknown: Vec<usize>,
    /// Columns not read because another has the same meaning.
    pub doubled: Vec<usize>,
}

/// The columns of one question.
#[derive(Clone, Debug)]
pub(super) struct AnswerColumns {
    pub about: About,
    pub channel: Channel,
    /// None when there are only the columns beside it.
    pub answer: Option<usize>,
    pub giver: Option<usize>,
    pub day: Option<usize>,
    pub until: Option<usize>,
    pub how: Option<usize>,
    /// What a yes means in it; nothing while nobody has said so.
    pub polarity: Option<Polarity>,
}

impl Columns {
    /// Finds the columns by what each was mapped to.
    pub fn of(mapped: &[ColumnMapping]) -> Self {
        let all = |wanted: Means| {
            mapped.iter().enumerate().filter(move |(_, found)| found.means == wanted).map(|(column, _)| column)
        };
        let with = |wanted: Means, about: About, channel: Channel| {
            let asks = move |found: &ColumnMapping| found.about == about && found.channels.contains(&channel);
            all(wanted).filter(move |column: &usize| mapped.get(*column).is_some_and(asks))
        };
        let polarity = |column: usize| mapped.get(column).and_then(|found| found.polarity);
        let mut columns = Self::default();
        let mut doubled = Vec::new();
        let first = |found: &mut dyn Iterator<Item = usize>, doubled: &mut Vec<usize>| {
            let first = found.next();
            doubled.extend(found);
            first
        };
        let mut one = |wanted: Means| first(&mut all(wanted), &mut doubled);
        for (rank, means) in [Means::Id, Means::Upn, Means::AdmissionNumber].into_iter().enumerate() {
            columns.ids.extend(one(means).map(|column| (rank as u8, column)));
        }
        columns.id = columns.ids.first().map(|(_, column)| *column);
        (columns.forename, columns.known_as) =
            legal_and_known(one(Means::LegalForename), one(Means::Forename), one(Means::KnownAs));
        (columns.surname, columns.known_as_surname) =
            legal_and_known(one(Means::LegalSurname), one(Means::Surname), one(Means::KnownAsSurname));
        columns.middle_names = one(Means::MiddleNames);
        columns.class = one(Means::Class);
        columns.kind = one(Means::Kind);
        columns.born = one(Means::Born);
        columns.question = one(Means::ConsentType);
        columns.one_parent = one(Means::OneParent);
        let questions = [About::Picture, About::Work].map(|about| Channel::ALL.map(|channel| (about, channel)));
        for (about, channel) in questions.into_iter().flatten() {
            let mut beside = |wanted: Means| first(&mut with(wanted, about, channel), &mut doubled);
            let (giver, day, until, how) =
                (beside(Means::GivenBy), beside(Means::Day), beside(Means::Until), beside(Means::Method));
            let mut answers: Vec<Option<usize>> = with(Means::Answer, about, channel).map(Some).collect();
            if answers.is_empty() && (giver.is_some() || day.is_some()) {
                answers.push(None);
            }
            // Beside a column of consent, the giver and the day are of that consent, not of the objection.
            let several = answers.len() > 1;
            columns.answers.extend(answers.into_iter().map(|answer| {
                let polarity = answer.map_or(Some(Polarity::Words), polarity);
                let is_consent = matches!(polarity, Some(Polarity::Words | Polarity::Ticks | Polarity::Consent));
                let beside = |column: Option<usize>| column.filter(|_| is_consent || !several);
                AnswerColumns {
                    about,
                    channel,
                    answer,
                    giver: beside(giver),
                    day: beside(day),
                    until: beside(until),
                    how: beside(how),
                    polarity,
                }
            }));
        }
        columns.leaving = all(Means::Leaving).collect();
        columns.hard_stop = all(Means::HardStop).collect();
        columns.circumstances = all(Means::Circumstances).collect();
        columns.unknown = all(Means::Unknown).collect();
        // An answer, a giver or a day without a channel belongs to the question of its row, if rows have one.
        let loose = |wanted: Means| {
            all(wanted).filter(|column| mapped.get(*column).is_some_and(|found| found.channels.is_empty()))
        };
        let beside = [Means::GivenBy, Means::Day, Means::Until, Means::Method];
        let [giver, day, until, how] = beside.map(|wanted| loose(wanted).next());
        if columns.question.is_some() {
            columns.statuses.extend(loose(Means::Answer).map(|column| AnswerColumns {
                about: About::Picture,
                channel: Channel::Website,
                answer: Some(column),
                giver,
                day,
                until,
                how,
                polarity: polarity(column),
            }));
            columns.archived = all(Means::Archived).next();
            columns.responsibility = all(Means::Responsibility).next();
            doubled.extend(beside.into_iter().flat_map(|wanted| loose(wanted).skip(1)));
        } else {
            let loose = [Means::Answer, Means::GivenBy, Means::Day].into_iter().flat_map(loose);
            columns.unknown.extend(loose.chain(all(Means::Archived)));
        }
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
            assert_eq!(meaning(&name), Meaning::Answer(Question::Picture(channel)), "{name}");
            assert_eq!(meaning(&format!("{name} given by")), Meaning::Giver(Question::Picture(channel)), "{name}");
            assert_eq!(meaning(&format!("{name} (date)")), Meaning::Day(Question::Picture(channel)), "{name}");
            assert_eq!(
                meaning(&format!("Photo consent: {name}")),
                Meaning::Answer(Question::Picture(channel)),
                "{name}"
            );
        }
        assert_eq!(meaning("Twitter"), Meaning::Answer(Question::Picture(Channel::SocialMedia)));
        assert_eq!(meaning("Display in school date"), Meaning::Day(Question::Picture(Channel::DisplayCommunal)));
    }

    #[test]
    fn a_heading_that_turns_the_question_round_is_not_taken_for_consent() {
        for heading in ["Do not use on website", "No website", "Website opt out", "Website consent denied"] {
            assert_eq!(meaning(heading), Meaning::Inverted(Question::Picture(Channel::Website)), "{heading}");
        }
        assert_eq!(meaning("Consent Denied"), Meaning::InvertedStatus);
        assert_eq!(meaning("Do not use at all"), Meaning::Unknown);
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
