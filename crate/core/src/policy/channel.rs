//! Where a picture will be seen.

use serde::{Deserialize, Serialize};

/// One use of a picture, as parents are asked about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// The school's website.
    Website,
    /// The learning platform.
    LearningPlatform,
    /// The prospectus and other printed promotion.
    Prospectus,
    /// Video or webcam, recorded or transmitted.
    Video,
    /// Displays in communal areas of the school.
    DisplayCommunal,
    /// Displays in external areas, such as an exhibition.
    DisplayExternal,
    /// Media and press.
    Press,
    /// Social media.
    SocialMedia,
}

impl Channel {
    /// Every channel, in the order schools list them.
    pub const ALL: [Self; 8] = [
        Self::Website,
        Self::LearningPlatform,
        Self::Prospectus,
        Self::Video,
        Self::DisplayCommunal,
        Self::DisplayExternal,
        Self::Press,
        Self::SocialMedia,
    ];

    /// The name used in files and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Website => "website",
            Self::LearningPlatform => "learning-platform",
            Self::Prospectus => "prospectus",
            Self::Video => "video",
            Self::DisplayCommunal => "display-communal",
            Self::DisplayExternal => "display-external",
            Self::Press => "press",
            Self::SocialMedia => "social-media",
        }
    }

    /// The channel of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.as_str() == name)
    }

    /// In words that fit "may be used …".
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Website => "on the school website",
            Self::LearningPlatform => "on the learning platform",
            Self::Prospectus => "in the prospectus and other print",
            Self::Video => "on video or webcam",
            Self::DisplayCommunal => "on displays inside the school",
            Self::DisplayExternal => "on displays outside the school",
            Self::Press => "in the press",
            Self::SocialMedia => "on social media",
        }
    }

    /// Whether anybody at all may see it there.
    pub fn is_public(self) -> bool {
        !matches!(self, Self::LearningPlatform | Self::DisplayCommunal)
    }
}
