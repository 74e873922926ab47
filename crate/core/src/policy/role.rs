//! Who publishes: the roles that school policies name.

use serde::{Deserialize, Serialize};

/// A role at the school.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Looks after the website.
    WebManager,
    /// ICT or network manager.
    IctManager,
    /// ICT support.
    IctSupport,
    /// The school office.
    OfficeStaff,
    /// A member of the senior leadership team.
    SeniorLeader,
    /// The headteacher.
    Headteacher,
    /// The one designated manager of the school's social media accounts.
    SocialMediaManager,
    /// A class teacher.
    ClassTeacher,
    /// The data protection officer.
    DataProtectionOfficer,
    /// The e-safety co-ordinator.
    ESafetyCoordinator,
    /// A governor.
    Governor,
    /// A member of staff whom the school has named for this task.
    NamedStaff,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 12] = [
        Self::WebManager,
        Self::IctManager,
        Self::IctSupport,
        Self::OfficeStaff,
        Self::SeniorLeader,
        Self::Headteacher,
        Self::SocialMediaManager,
        Self::ClassTeacher,
        Self::DataProtectionOfficer,
        Self::ESafetyCoordinator,
        Self::Governor,
        Self::NamedStaff,
    ];

    /// The name used in files and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::WebManager => "web-manager",
            Self::IctManager => "ict-manager",
            Self::IctSupport => "ict-support",
            Self::OfficeStaff => "office-staff",
            Self::SeniorLeader => "senior-leader",
            Self::Headteacher => "headteacher",
            Self::SocialMediaManager => "social-media-manager",
            Self::ClassTeacher => "class-teacher",
            Self::DataProtectionOfficer => "data-protection-officer",
            Self::ESafetyCoordinator => "e-safety-coordinator",
            Self::Governor => "governor",
            Self::NamedStaff => "named-staff",
        }
    }

    /// The role of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }

    /// In words, with its article.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::WebManager => "the web manager",
            Self::IctManager => "the ICT or network manager",
            Self::IctSupport => "ICT support",
            Self::OfficeStaff => "the office staff",
            Self::SeniorLeader => "a senior leader",
            Self::Headteacher => "the headteacher",
            Self::SocialMediaManager => "the social media manager",
            Self::ClassTeacher => "a class teacher",
            Self::DataProtectionOfficer => "the data protection officer",
            Self::ESafetyCoordinator => "the e-safety co-ordinator",
            Self::Governor => "a governor",
            Self::NamedStaff => "a member of staff named for this",
        }
    }
}
