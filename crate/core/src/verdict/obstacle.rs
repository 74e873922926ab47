//! What stands against showing a person or the person's work, in words for the uploader.

use super::{Case, Finding, Severity, Where};
use crate::{
    Date,
    people::{Kind, Person},
    policy::Rule,
    words::{MayNot, Said, Shown},
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

impl Obstacle {
    /// The finding about a face.
    pub fn of_picture(self, case: &Case<'_>, person: &Person, place: Where) -> Finding {
        let rule = match person.kind {
            Kind::Pupil => self.rule(),
            Kind::Staff | Kind::Visitor if self == Self::HardStop => Rule::HardStop,
            Kind::Staff | Kind::Visitor => Rule::ConsentStaff,
        };
        let remedy = match self {
            Self::HardStop | Self::Withdrawn | Self::Refused => Said::Cover {},
            Self::Left(_) => Said::ChooseAndDelete {},
            Self::Circumstances => Said::CoverOrConfirm {},
            Self::OneParentOnly => Said::CoverOrAskOtherParent {},
            Self::PupilNotAsked { age_unknown: true } => Said::CoverOrAddBirth {},
            Self::PupilNotAsked { .. } => Said::CoverOrAskPupil {},
            Self::Unclear => Said::CoverOrCorrect {},
            _ if person.kind == Kind::Pupil => Said::CoverOrAskFamily {},
            _ => Said::CoverOrAskThem {},
        };
        let message = self.says(case, person, false);
        self.finding(rule, person, place, &person.id.0).saying(message, case.say(remedy))
    }

    /// The finding about a piece of work.
    pub fn of_work(self, case: &Case<'_>, person: &Person) -> Finding {
        let rule = match self {
            Self::NoConsent | Self::OtherChannelsOnly | Self::OneParentOnly => Rule::WorkPermission,
            _ => self.rule(),
        };
        let remedy = match self {
            Self::HardStop | Self::Withdrawn | Self::Refused | Self::Left(_) => Said::ChooseOrCropWork {},
            Self::PupilNotAsked { .. } => Said::CropWorkOrAskPupil {},
            _ => Said::CropWorkOrAskFamily {},
        };
        let key = format!("work {}", person.id.0);
        let message = self.says(case, person, true);
        let mut finding = self.finding(rule, person, Where::Photo, &key).saying(message, case.say(remedy));
        if rule != Rule::HardStop && rule != Rule::WorkPermission {
            finding.also.push(Rule::WorkPermission);
        }
        finding
    }

    fn finding(self, rule: Rule, person: &Person, place: Where, key: &str) -> Finding {
        let mut finding = Finding::new(rule, Severity::Block, place, key).about(&person.id);
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

    /// What is told about the person, or about their work.
    fn says(self, case: &Case<'_>, person: &Person, is_work: bool) -> String {
        let name = &person.display_name();
        let what = Shown { name, is_work, channel: case.submission.channel };
        case.say(match self {
            Self::HardStop => Said::HardStop {},
            Self::Withdrawn => Said::Withdrawn { what },
            Self::Refused => Said::Refused { refused: MayNot(what) },
            Self::Left(day) => Said::Left { name, day },
            Self::OtherChannelsOnly => Said::OtherChannelsOnly { what },
            Self::NoConsent => Said::NoConsent { what },
            Self::Unclear => Said::Unclear { refused: MayNot(what) },
            Self::NotInWriting => Said::NotInWriting { what },
            Self::RanOut(Some(day)) => Said::RanOut { what, day },
            Self::RanOut(None) => Said::RanOutUndated { what },
            Self::Circumstances => Said::Circumstances { name },
            Self::Lapsed(Some(day)) => Said::Lapsed { what, day },
            Self::Lapsed(None) => Said::LapsedUndated { what },
            Self::OneParentOnly => Said::OneParentOnly { what },
            Self::PupilNotAsked { age_unknown: false } => Said::PupilNotAsked { name },
            Self::PupilNotAsked { age_unknown: true } => Said::PupilAgeUnknown { name },
        })
    }
}
