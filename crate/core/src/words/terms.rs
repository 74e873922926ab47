//! The parts that sentences are made of: places, roles, reasons, rules.

use super::{Both, InWords, Language, both};
use crate::{
    caption, people,
    policy::{Channel, Role},
    verdict::Pose,
};

/// Where a picture is seen.
pub(crate) fn channel(channel: Channel) -> Both {
    let welsh = match channel {
        Channel::Website => "ar wefan yr ysgol",
        Channel::LearningPlatform => "ar y platfform dysgu",
        Channel::Prospectus => "yn y prosbectws a deunydd print arall",
        Channel::Video => "ar fideo neu we-gamera",
        Channel::DisplayCommunal => "ar arddangosfeydd y tu mewn i’r ysgol",
        Channel::DisplayExternal => "ar arddangosfeydd y tu allan i’r ysgol",
        Channel::Press => "yn y wasg",
        Channel::SocialMedia => "ar y cyfryngau cymdeithasol",
    };
    both(channel.in_words(), welsh)
}

/// A role, with its article where it has one.
pub(crate) fn role(role: Role) -> Both {
    both(role.in_words(), welsh_role(role).0)
}

/// A role in Welsh, alone and after *neu* ("or"), which softens the first letter.
fn welsh_role(role: Role) -> (&'static str, &'static str) {
    match role {
        Role::WebManager => ("y rheolwr gwe", "neu’r rheolwr gwe"),
        Role::IctManager => ("y rheolwr TGCh neu rwydwaith", "neu’r rheolwr TGCh neu rwydwaith"),
        Role::IctSupport => ("cymorth TGCh", "neu gymorth TGCh"),
        Role::OfficeStaff => ("staff y swyddfa", "neu staff y swyddfa"),
        Role::SeniorLeader => ("uwch arweinydd", "neu uwch arweinydd"),
        Role::Headteacher => ("y pennaeth", "neu’r pennaeth"),
        Role::SocialMediaManager => ("y rheolwr cyfryngau cymdeithasol", "neu’r rheolwr cyfryngau cymdeithasol"),
        Role::ClassTeacher => ("athro neu athrawes dosbarth", "neu athro neu athrawes dosbarth"),
        Role::DataProtectionOfficer => ("y swyddog diogelu data", "neu’r swyddog diogelu data"),
        Role::ESafetyCoordinator => ("y cydlynydd e-ddiogelwch", "neu’r cydlynydd e-ddiogelwch"),
        Role::Governor => ("llywodraethwr", "neu lywodraethwr"),
        Role::NamedStaff => ("aelod o staff a enwyd ar gyfer hyn", "neu aelod o staff a enwyd ar gyfer hyn"),
    }
}

/// One of these roles.
pub(crate) struct EitherOf(pub Vec<Role>);

impl InWords for EitherOf {
    fn told_in(&self, language: Language) -> String {
        match language {
            Language::English => self.0.iter().map(|role| role.in_words()).collect::<Vec<_>>().join(" or "),
            Language::Welsh => {
                let roles = self.0.iter().enumerate();
                let words = roles.map(|(place, role)| {
                    let (alone, after_or) = welsh_role(*role);
                    if place == 0 { alone } else { after_or }
                });
                words.collect::<Vec<_>>().join(" ")
            }
        }
    }
}

/// Somebody, or their work, shown somewhere; what a consent is for, and what may not be done.
pub(crate) struct Shown<'a> {
    pub name: &'a str,
    pub is_work: bool,
    pub channel: Channel,
}

impl Shown<'_> {
    /// After "consent for" and "caniatâd".
    fn what(&self, language: Language) -> String {
        let (name, place) = (self.name, channel(self.channel).text(language));
        match (language, self.is_work) {
            (Language::English, false) => format!("{name} to be shown {place}"),
            (Language::English, true) => format!("work by {name} to be shown {place}"),
            (Language::Welsh, false) => format!("i ddangos {name} {place}"),
            (Language::Welsh, true) => format!("i ddangos gwaith {name} {place}"),
        }
    }

    /// As the beginning of a sentence.
    fn may_not(&self, language: Language) -> String {
        let (name, place) = (self.name, channel(self.channel).text(language));
        match (language, self.is_work) {
            (Language::English, false) => format!("{name} may not be shown {place}"),
            (Language::English, true) => format!("Work by {name} may not be shown {place}"),
            (Language::Welsh, false) => format!("Ni chaniateir dangos {name} {place}"),
            (Language::Welsh, true) => format!("Ni chaniateir dangos gwaith {name} {place}"),
        }
    }
}

impl InWords for Shown<'_> {
    fn told_in(&self, language: Language) -> String {
        self.what(language)
    }
}

/// That somebody, or their work, may not be shown there: the beginning of a sentence.
pub(crate) struct MayNot<'a>(pub Shown<'a>);

impl InWords for MayNot<'_> {
    fn told_in(&self, language: Language) -> String {
        self.0.may_not(language)
    }
}

/// What has changed since a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Changed {
    Photo,
    Crop,
    Size,
    Covers,
    CoverStyle,
    Caption,
    AltText,
    FileName,
    Channel,
    Policy,
    Publisher,
}

impl Changed {
    fn word(self, language: Language) -> &'static str {
        let (english, welsh) = match self {
            Self::Photo => ("the photo", "y llun"),
            Self::Crop => ("the crop", "y tocio"),
            Self::Size => ("the size", "y maint"),
            Self::Covers => ("the covers", "y gorchuddion"),
            Self::CoverStyle => ("what the covers look like", "golwg y gorchuddion"),
            Self::Caption => ("the caption", "y capsiwn"),
            Self::AltText => ("the alternative text", "y testun amgen"),
            Self::FileName => ("the file name", "enw’r ffeil"),
            Self::Channel => ("where it is published", "y man cyhoeddi"),
            Self::Policy => ("the school's policy", "polisi’r ysgol"),
            Self::Publisher => ("who publishes it", "pwy sy’n ei gyhoeddi"),
        };
        language.either(english, welsh)
    }
}

impl InWords for Vec<Changed> {
    fn told_in(&self, language: Language) -> String {
        self.iter().map(|changed| changed.word(language)).collect::<Vec<_>>().join(", ")
    }
}

/// Why a face can be recognised: how large it is, which way it looks, whether it is known to be sharp.
pub(crate) struct Reasons {
    pub very_large: bool,
    pub pose: Pose,
    pub sharp: bool,
}

impl InWords for Reasons {
    fn told_in(&self, language: Language) -> String {
        let size = if self.very_large {
            language.either("large", "yn fawr")
        } else {
            language.either("large enough", "yn ddigon mawr")
        };
        let mut reasons = vec![size];
        reasons.extend(match self.pose {
            Pose::Frontal => Some(language.either("turned to the camera", "yn wynebu’r camera")),
            Pose::HalfTurned => Some(language.either("half turned to the camera", "yn hanner wynebu’r camera")),
            Pose::Profile => Some(language.either("in profile", "mewn proffil")),
            Pose::Unknown => None,
        });
        reasons.extend(self.sharp.then(|| language.either("sharp", "yn glir")));
        let last = reasons.pop().unwrap_or_default();
        let and = language.either("and", "ac");
        if reasons.is_empty() { last.to_owned() } else { format!("{} {and} {last}", reasons.join(", ")) }
    }
}

/// A side of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Right,
    Top,
    Bottom,
}

/// What would help against a face that can be recognised. Without a size it is to be another picture.
pub(crate) struct Ways {
    pub crop: Option<Side>,
    pub smaller: Option<u32>,
}

impl InWords for Ways {
    fn told_in(&self, language: Language) -> String {
        let mut ways = vec![language.either("Cover it", "Gorchuddiwch ef").to_owned()];
        ways.extend(self.crop.map(|side| {
            let side = match side {
                Side::Left => language.either("left", "ochr chwith"),
                Side::Right => language.either("right", "ochr dde"),
                Side::Top => language.either("top", "rhan uchaf"),
                Side::Bottom => language.either("bottom", "rhan isaf"),
            };
            match language {
                Language::English => format!("crop away the {side} of the picture"),
                Language::Welsh => format!("tociwch {side} y llun"),
            }
        }));
        let last = match (self.smaller, language) {
            (Some(side), Language::English) => {
                format!("publish it smaller: at most {side} pixels on the longer side would make every face too small")
            }
            (Some(side), Language::Welsh) => format!(
                "cyhoeddwch ef yn llai: byddai {side} picsel ar y mwyaf ar yr ochr hiraf yn gwneud pob wyneb yn rhy fach"
            ),
            (None, _) => language
                .either(
                    "choose a picture in which pupils are seen from further away",
                    "dewiswch lun sy’n dangos y disgyblion o bellach i ffwrdd",
                )
                .to_owned(),
        };
        format!("{}, {} {last}", ways.join(", "), language.either("or", "neu"))
    }
}

/// Within how many days.
pub(crate) struct InTime(pub u16);

impl InWords for InTime {
    fn told_in(&self, language: Language) -> String {
        match (self.0, language) {
            (0, _) => language.either("on the day it was taken", "ar y diwrnod y’i tynnwyd").to_owned(),
            (1, _) => language.either("within a day", "o fewn diwrnod").to_owned(),
            (days, Language::English) => format!("within {days} days"),
            (days, Language::Welsh) => format!("o fewn {}", Days(days.into()).told_in(language)),
        }
    }
}

/// So many days. After a number Welsh has the singular, softened after 2.
pub(crate) struct Days(pub i32);

impl InWords for Days {
    fn told_in(&self, language: Language) -> String {
        let day = match (self.0, language) {
            (1, Language::English) => "day",
            (_, Language::English) => "days",
            (2, Language::Welsh) => "ddiwrnod",
            (_, Language::Welsh) => "diwrnod",
        };
        format!("{} {day}", self.0)
    }
}

/// One of the texts, as it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    /// Words that stand by themselves caption nothing.
    Text,
    Caption,
    AltText,
    FileName,
}

impl InWords for Field {
    fn told_in(&self, language: Language) -> String {
        let (english, welsh) = match self {
            Self::Text => ("The text", "y testun"),
            Self::Caption => ("The caption", "y capsiwn"),
            Self::AltText => ("The alt text", "y testun amgen"),
            Self::FileName => ("The file name", "enw’r ffeil"),
        };
        language.either(english, welsh).to_owned()
    }
}

/// A kind of name, and whose it is; nobody's on the class list where there is no kind of person.
pub(crate) struct NameOf {
    pub name: caption::Kind,
    pub whose: Option<people::Kind>,
    pub is_pictured: bool,
}

impl InWords for NameOf {
    fn told_in(&self, language: Language) -> String {
        let Some(whose) = self.whose else {
            let (english, welsh) = match self.name {
                caption::Kind::TitledName => {
                    ("the name of somebody who is not on the class list", "enw rhywun nad yw ar y rhestr ddosbarth")
                }
                _ => (
                    "what looks like the full name of somebody who is not on the class list",
                    "yr hyn sy’n edrych fel enw llawn rhywun nad yw ar y rhestr ddosbarth",
                ),
            };
            return language.either(english, welsh).to_owned();
        };
        let name = match self.name {
            caption::Kind::FullName => language.either("the full name", "enw llawn"),
            caption::Kind::FirstName => language.either("the first name", "enw cyntaf"),
            caption::Kind::Surname => language.either("the surname", "cyfenw"),
            caption::Kind::Initials => language.either("the name and an initial", "enw a blaenlythyren"),
            _ => language.either("the name", "enw"),
        };
        let whose = match (whose, self.is_pictured) {
            (people::Kind::Pupil, true) => language.either("a pupil who is in the picture", "disgybl sydd yn y llun"),
            (people::Kind::Pupil, false) => language.either("a pupil", "disgybl"),
            (people::Kind::Staff, _) => language.either("a member of staff", "aelod o staff"),
            (people::Kind::Visitor, _) => language.either("a visitor", "ymwelydd"),
        };
        match language {
            Language::English => format!("{name} of {whose}"),
            Language::Welsh => format!("{name} {whose}"),
        }
    }
}

/// What may tell how to reach a pupil.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Detail {
    Email,
    Phone,
    Postcode,
    Address,
    BirthDate,
    /// A day on which a pupil was born, though nothing says so.
    PupilsBirthday,
    Upn,
}

impl InWords for Detail {
    fn told_in(&self, language: Language) -> String {
        let (english, welsh) = match self {
            Self::Email => ("an e-mail address", "cyfeiriad e-bost"),
            Self::Phone => ("a telephone number", "rhif ffôn"),
            Self::Postcode => ("a postcode", "cod post"),
            Self::Address => ("a postal address", "cyfeiriad post"),
            Self::BirthDate => ("a date of birth", "dyddiad geni"),
            Self::PupilsBirthday => ("a day that is a pupil’s day of birth", "diwrnod sy’n ddyddiad geni i ddisgybl"),
            Self::Upn => ("a unique pupil number", "rhif unigryw disgybl"),
        };
        language.either(english, welsh).to_owned()
    }
}

/// Words that tell what a team or a club does, in each language; a choir and an orchestra are no teams.
#[rustfmt::skip]
pub(crate) const ACTIVITIES: &[(&str, &str)] = &[
    ("athletics", "athletau"), ("badminton", "badminton"), ("ballet", "bale"), ("basketball", "pêl-fasged"),
    ("boccia", "boccia"), ("chess", "gwyddbwyll"), ("choir", "côr"), ("climbing", "dringo"), ("coding", "codio"),
    ("cricket", "criced"), ("cross-country", "traws gwlad"), ("dance", "dawns"), ("dodgeball", "pêl osgoi"),
    ("drama", "drama"), ("football", "pêl-droed"), ("gardening", "garddio"), ("gymnastics", "gymnasteg"),
    ("handball", "pêl-law"), ("hockey", "hoci"), ("judo", "jiwdo"), ("lacrosse", "lacrosse"), ("netball", "pêl-rwyd"),
    ("orchestra", "cerddorfa"), ("orienteering", "cyfeiriannu"), ("quiz", "cwis"), ("rounders", "rownderi"),
    ("rowing", "rhwyfo"), ("rugby", "rygbi"), ("running", "rhedeg"), ("sailing", "hwylio"), ("swimming", "nofio"),
    ("table tennis", "tennis bwrdd"), ("tag rugby", "rygbi tag"), ("tennis", "tennis"), ("volleyball", "pêl-foli"),
];

/// How long a film runs, in seconds as they were written down.
pub(crate) struct Seconds<'a>(pub &'a str);

impl InWords for Seconds<'_> {
    fn told_in(&self, language: Language) -> String {
        format!("{} {}", self.0, language.either("seconds", "eiliad"))
    }
}
