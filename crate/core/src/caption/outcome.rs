//! What becomes of a text for a name in it: it may go, somebody must say, or it may not.

use serde::{Deserialize, Serialize};

use super::{Kind, Mention, Whose};
use crate::policy::NameRule;

/// What becomes of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The rule has nothing against it.
    Allow,
    /// It may or may not be what the rule bars: a person has to say.
    Ask,
    /// The rule bars it.
    Block,
}

impl Mention {
    /// What a rule for pupils' names and one for everybody else's make of this mention. Somebody who is not on the list and
    /// has no title may be another school's pupil. Contact details are not for these rules.
    pub fn outcome(&self, pupils: NameRule, others: NameRule) -> Outcome {
        let rule = match (self.whose, self.kind) {
            (Whose::Pupil, _) | (Whose::Unlisted, Kind::UnlistedName) => pupils,
            _ => others,
        };
        let barred = if self.sure { Outcome::Block } else { Outcome::Ask };
        match (rule, self.kind) {
            (NameRule::Any, _) => Outcome::Allow,
            (_, kind) if !kind.is_name() => Outcome::Allow,
            (NameRule::NoName, _) | (_, Kind::FullName | Kind::UnlistedName) => barred,
            // Not a full name, and yet as good as one to whoever knows the school.
            (NameRule::NoFullName, Kind::Surname | Kind::Initials) if self.whose == Whose::Pupil => Outcome::Ask,
            (NameRule::NoFullName, Kind::FirstName) if self.with_class => Outcome::Ask,
            (NameRule::NoFullName, _) => Outcome::Allow,
        }
    }
}
