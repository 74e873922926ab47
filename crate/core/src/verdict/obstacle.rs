//! What stands against showing a person or the person's work, in words for the uploader.

use super::{Case, Finding, Severity, Where};
use crate::{
    Date,
    people::{Kind, Person},
    policy::Rule,
};

/// One reason why somebody, or their work, is not to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Obstacle {
    HardStop,
    Withdrawn,
    Refused,
    /// The last day at the school.
    Left(Date),
    OtherChannelsOnly,
    NoConsent,
    NotInWriting,
    Unclear,
    /// The last day on which the yes held.
    RanOut(Option<Date>),
    Circumstances,
    /// The day on which the yes was given.
    Lapsed(Option<Date>),
    OneParentOnly,
    /// The pupil has not agreed; perhaps the pupil is too young to be asked, but nobody knows the age.
    PupilNotAsked {
        age_unknown: bool,
    },
}

const COVER: &str = "Cover the face or choose another picture.";
const ASK: &str = "Cover the face or choose another picture; or ask the family and have the class list corrected.";
const ASK_THEM: &str = "Cover the face or choose another picture; or ask them and have the class list corrected.";

impl Obstacle {
    /// The finding about a face.
    pub fn of_picture(self, case: &Case<'_>, person: &Person, place: Where) -> Finding {
        let rule = match person.kind {
            Kind::Pupil => self.rule(),
            Kind::Staff | Kind::Visitor if self == Self::HardStop => Rule::HardStop,
            Kind::Staff | Kind::Visitor => Rule::ConsentStaff,
        };
        let ask = if person.kind == Kind::Pupil { ASK } else { ASK_THEM };
        let remedy = match self {
            Self::HardStop | Self::Withdrawn | Self::Refused => COVER,
            Self::Left(_) => "Choose another picture, and have this one deleted if it is no longer needed.",
            Self::Circumstances => "Cover the face, or have the school office confirm consent with both parents.",
            Self::OneParentOnly => "Cover the face, or ask the other parent.",
            Self::PupilNotAsked { age_unknown: true } => {
                "Cover the face, ask the pupil, or have the date of birth added to the class list."
            }
            Self::PupilNotAsked { .. } => "Cover the face, or ask the pupil and have the class list corrected.",
            Self::Unclear => "Cover the face, or correct the class list where it says what was not understood.",
            _ => ask,
        };
        let name = person.display_name();
        let what = format!("{name} to be shown {}", case.submission.channel.in_words());
        let refused = format!("{name} may not be shown {}", case.submission.channel.in_words());
        self.finding(rule, person, place, &person.id.0, self.says(&name, &what, &refused), remedy)
    }

    /// The finding about a piece of work.
    pub fn of_work(self, case: &Case<'_>, person: &Person) -> Finding {
        let rule = match self {
            Self::NoConsent | Self::OtherChannelsOnly | Self::OneParentOnly => Rule::WorkPermission,
            _ => self.rule(),
        };
        let name = person.display_name();
        let what = format!("work by {name} to be shown {}", case.submission.channel.in_words());
        let refused = format!("Work by {name} may not be shown {}", case.submission.channel.in_words());
        let remedy = match self {
            Self::HardStop | Self::Withdrawn | Self::Refused | Self::Left(_) => {
                "Choose another picture, or crop the work away."
            }
            Self::PupilNotAsked { .. } => "Crop the work away, or ask the pupil and have the class list corrected.",
            _ => "Crop the work away, or ask the family and have the class list corrected.",
        };
        let key = format!("work {}", person.id.0);
        let mut finding = self.finding(rule, person, Where::Photo, &key, self.says(&name, &what, &refused), remedy);
        if rule != Rule::HardStop && rule != Rule::WorkPermission {
            finding.also.push(Rule::WorkPermission);
        }
        finding
    }

    fn finding(self, rule: Rule, person: &Person, place: Where, key: &str, message: String, remedy: &str) -> Finding {
        let mut finding = Finding::new(rule, Severity::Block, place, key).about(&person.id).saying(message, remedy);
        if matches!(self, Self::Left(_)) {
            finding.also.push(Rule::RetentionLeaver);
        }
        finding
    }

    /// The rule that says so.
    fn rule(self) -> Rule {
        match self {
            Self::HardStop => Rule::HardStop,
            Self::Withdrawn => Rule::ConsentWithdrawal,
            Self::Refused | Self::Unclear | Self::OtherChannelsOnly => Rule::ConsentChannel,
            Self::Left(_) | Self::Lapsed(_) | Self::RanOut(_) => Rule::ConsentValidity,
            Self::NoConsent | Self::NotInWriting => Rule::ConsentWritten,
            Self::Circumstances => Rule::ConsentCircumstances,
            Self::OneParentOnly => Rule::ConsentParents,
            Self::PupilNotAsked { .. } => Rule::ConsentPupil,
        }
    }

    /// What is told, of "Wren to be shown on the website" and "Wren may not be shown on the website".
    fn says(self, name: &str, what: &str, refused: &str) -> String {
        match self {
            // The reason is nobody's business here, and neither is whom it is about.
            Self::HardStop => "This picture is not to be published: ask the headteacher.".to_owned(),
            Self::Withdrawn => format!("Consent for {what} has been withdrawn."),
            Self::Refused => format!("{refused}: the answer on record is no."),
            Self::Left(day) => format!("{name} left the school on {day}; consent ended with that day."),
            Self::OtherChannelsOnly => {
                format!("There is no consent for {what}, only for other uses.")
            }
            Self::NoConsent => format!("There is no consent on record for {what}."),
            Self::Unclear => format!("{refused}: the answer on record could not be understood, and may be a no."),
            Self::NotInWriting => format!("Consent for {what} is not on record in writing, only by word of mouth."),
            Self::RanOut(Some(day)) => format!("Consent for {what} was given until {day} and has run out."),
            Self::RanOut(None) => format!("Consent for {what} has run out."),
            Self::Circumstances => {
                format!("Something has changed at home for {name} since consent was given; it must be confirmed again.")
            }
            Self::Lapsed(Some(day)) => format!(
                "Consent for {what} was given on {day} and lapsed on 1 September since; it has not been renewed."
            ),
            Self::Lapsed(None) => format!("Consent for {what} bears no date, so it may have lapsed on 1 September."),
            Self::OneParentOnly => {
                format!("Only one parent has given consent for {what}; this school needs both.")
            }
            Self::PupilNotAsked { age_unknown: false } => {
                format!("{name} has not agreed; the pupil's own yes is needed too.")
            }
            Self::PupilNotAsked { age_unknown: true } => format!(
                "{name} has not agreed, and may be old enough to be asked: the class list does not say when {name} was born."
            ),
        }
    }
}
