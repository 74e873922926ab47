//! What one rule says of a submission.

use serde::{Deserialize, Serialize};

use crate::{Hash, caption::Field, faces::Region, people::PersonId, policy::Rule};

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Nothing leaves until it is put right.
    Block,
    /// A person must look and may allow it.
    Ask,
    /// Worth knowing.
    Note,
}

/// What in the submission a finding is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Where {
    /// The submission as a whole: its channel, publisher or approval.
    Submission,
    /// The photo as a whole.
    Photo,
    /// One face.
    Face {
        /// Its place in the submission's list of faces, counting from 0.
        index: usize,
        /// Where it is in the picture.
        region: Region,
    },
    /// A stretch of one of the texts.
    Words {
        /// Which text.
        field: Field,
        /// First character.
        start: usize,
        /// One past the last character.
        end: usize,
    },
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// The rule that says so.
    pub rule: Rule,
    /// Other rules of the same policy that the same thing breaks.
    pub also: Vec<Rule>,
    /// How much it weighs.
    pub severity: Severity,
    /// What it is about.
    pub place: Where,
    /// Whom it is about, where that is somebody on the class list.
    pub person: Option<PersonId>,
    /// What was found and why it matters.
    pub message: String,
    /// What to do.
    pub remedy: String,
    /// Names this very finding in [`Submission::allowed`](super::Submission::allowed): it changes when what it is about changes.
    pub key: String,
    /// Whether a person has allowed it; only a question can be.
    pub allowed: bool,
    /// Other words in place of those it is about, each of which it has nothing against.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suggestions: Vec<Suggestion>,
}

/// Other words for a stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Suggestion {
    /// Which text.
    pub field: Field,
    /// First character to replace.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// What to put there; nothing to take it out.
    pub text: String,
    /// What to call it where it is offered.
    pub label: String,
}

impl Finding {
    /// A finding of `rule`; `about` is whatever must stay the same for an answer to this finding to hold.
    pub fn new(rule: Rule, severity: Severity, place: Where, about: &str) -> Self {
        let key = format!("{}:{}", rule.id(), Hash::of(about.as_bytes()).short());
        Self {
            rule,
            also: Vec::new(),
            severity,
            place,
            person: None,
            message: String::new(),
            remedy: String::new(),
            key,
            allowed: false,
            suggestions: Vec::new(),
        }
    }

    /// The same finding with its words.
    #[must_use]
    pub fn saying(mut self, message: impl Into<String>, remedy: impl Into<String>) -> Self {
        self.message = message.into();
        self.remedy = remedy.into();
        self
    }

    /// The same finding about this person.
    #[must_use]
    pub fn about(mut self, person: &PersonId) -> Self {
        self.person = Some(person.clone());
        self
    }

    /// Whether it keeps the submission from leaving.
    pub fn stands_in_the_way(&self) -> bool {
        match self.severity {
            Severity::Block => true,
            Severity::Ask => !self.allowed,
            Severity::Note => false,
        }
    }
}
