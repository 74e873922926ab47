//! `incident.log`: what went wrong, in either of the forms that schools' policies ask for.

use serde::{Deserialize, Serialize};

use super::{Body, Book, Entry, RegisterKey, Seal, SubjectId, entry::json};
use crate::{
    Code, Date, Error, Place,
    approval::{PublicKey, SecretKey},
    people::PersonId,
    policy::Role,
};

/// Which form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Date and time; pupil or member of staff; male or female; room and device; details and evidence; actions and reasons.
    Detailed,
    /// Date; where; description; action taken; name and signature of the recorder.
    Signed,
}

/// Asked for by [`Format::Detailed`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
}

/// An incident as somebody reports it. What its form does not ask for may be left empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Report {
    /// Which form this is.
    pub format: Format,
    /// The day.
    pub on: Date,
    /// The time of day, as HH:MM.
    #[serde(default)]
    pub time: String,
    /// The pupil or member of staff.
    #[serde(default)]
    pub person: Option<PersonId>,
    /// Male or female.
    #[serde(default)]
    pub sex: Option<Sex>,
    /// The room, or where it was.
    #[serde(default)]
    pub place: String,
    /// The device, by its number or name.
    #[serde(default)]
    pub device: String,
    /// What happened.
    #[serde(default)]
    pub description: String,
    /// What shows it.
    #[serde(default)]
    pub evidence: String,
    /// What was done.
    #[serde(default)]
    pub actions: String,
    /// Why that was done.
    #[serde(default)]
    pub reasons: String,
    /// Who has been told, such as the data protection officer.
    #[serde(default)]
    pub told: Vec<Role>,
    /// The name of whoever writes this down.
    #[serde(default)]
    pub recorder: String,
}

/// An incident as the register keeps it: the person by pseudonym.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename = "incident", rename_all = "camelCase")]
#[expect(missing_docs, reason = "the fields of `Report`")]
pub struct Incident {
    /// The hash of the entry before; none for the first.
    pub previous: Option<crate::Hash>,
    pub format: Format,
    pub on: Date,
    pub time: String,
    pub person: Option<SubjectId>,
    /// Which register key the pseudonym was made with.
    pub register_key: Option<String>,
    pub sex: Option<Sex>,
    pub place: String,
    pub device: String,
    pub description: String,
    pub evidence: String,
    pub actions: String,
    pub reasons: String,
    pub told: Vec<Role>,
    pub recorder: String,
    /// The recorder's signature over all of this but its place in the register.
    pub seal: Option<Seal>,
}

/// The longest text of a field, in bytes.
const MOST_BYTES: usize = 20_000;

impl Report {
    /// # Errors
    /// [`Code::IncidentIncomplete`] with the first field that the form asks for and that is empty, or too long.
    fn check(&self, has_key: bool, is_signed: bool) -> Result<(), Error> {
        let missing = |name: &str, why: &str| {
            Error::new(Code::IncidentIncomplete).at(Place::Field { name: name.to_owned() }).because(why)
        };
        let texts = [
            ("time", &self.time, Some(Format::Detailed)),
            ("place", &self.place, None),
            ("device", &self.device, Some(Format::Detailed)),
            ("description", &self.description, None),
            ("evidence", &self.evidence, Some(Format::Detailed)),
            ("actions", &self.actions, None),
            ("reasons", &self.reasons, Some(Format::Detailed)),
            ("recorder", &self.recorder, Some(Format::Signed)),
        ];
        for (name, text, only) in texts {
            if text.trim().is_empty() && only.is_none_or(|format| format == self.format) {
                return Err(missing(name, "it is empty"));
            }
            if text.len() > MOST_BYTES {
                return Err(missing(name, "it is longer than 20,000 characters"));
            }
        }
        if !self.time.is_empty() && !is_time(&self.time) {
            return Err(missing("time", "write it as 14:05"));
        }
        if self.person.is_some() && !has_key {
            return Err(missing("registerKey", "a person is written down by pseudonym only"));
        }
        match self.format {
            Format::Detailed if self.person.is_none() => Err(missing("person", "it is empty")),
            Format::Detailed if self.sex.is_none() => Err(missing("sex", "it is empty")),
            Format::Signed if !is_signed => Err(missing("signature", "it is not signed")),
            Format::Detailed | Format::Signed => Ok(()),
        }
    }
}

fn is_time(text: &str) -> bool {
    let number = |digits: &str, below: u8| digits.len() == 2 && digits.parse::<u8>().is_ok_and(|value| value < below);
    text.split_once(':').is_some_and(|(hours, minutes)| number(hours, 24) && number(minutes, 60))
}

impl Incident {
    /// What the recorder signs.
    fn signed_text(&self) -> String {
        json(&Self { previous: None, seal: None, ..self.clone() })
    }

    /// Whether the holder of this key has signed it.
    pub fn is_by(&self, key: &PublicKey) -> bool {
        self.seal
            .as_ref()
            .is_some_and(|seal| seal.key == key.id() && key.has_signed_incident(&self.signed_text(), &seal.signature))
    }
}

impl Entry {
    /// The entry for an incident, signed where a key is given.
    ///
    /// # Errors
    /// [`Code::IncidentIncomplete`] with the field that is missing or too long.
    pub fn of_incident(report: Report, signer: Option<&SecretKey>, book: Book<'_>) -> Result<Self, Error> {
        report.check(book.key.is_some(), signer.is_some())?;
        let mut incident = Incident {
            previous: None,
            format: report.format,
            on: report.on,
            time: report.time,
            person: report.person.map(|id| SubjectId::of(&id, book.key)),
            register_key: book.key.map(RegisterKey::id),
            sex: report.sex,
            place: report.place,
            device: report.device,
            description: report.description,
            evidence: report.evidence,
            actions: report.actions,
            reasons: report.reasons,
            told: report.told,
            recorder: report.recorder,
            seal: None,
        };
        incident.seal =
            signer.map(|key| Seal { key: key.public().id(), signature: key.sign_incident(&incident.signed_text()) });
        incident.previous = book.previous.cloned();
        Ok(Self::seal(Body::Incident(Box::new(incident))))
    }
}
