//! What one school allows, as data.
//!
//! A policy is a TOML file whose keys *are* the rule ids: the value of `parents` in the table `[consent]` sets the rule
//! `consent.parents`. Every rule must be set, so that a school decides about each and none is on by accident. The five
//! presets in `presets/` are such files; to add a school, [`derive`] one from another. README.md tells every key.

mod approvers;
mod channel;
mod compare;
mod derive;
mod devices;
mod faults;
mod info;
mod keys;
mod markdown;
mod nearest;
mod presets;
mod role;
mod rule;
mod settings;
mod values;

pub use approvers::{ApproverKey, read_keys};
pub use channel::Channel;
pub use compare::{Difference, compare};
pub use derive::{Change, Derived, derive, parse_change};
pub use devices::{DeviceImport, OwnDevice, read_devices};
pub use info::{Choice, Control, Info, Setting};
pub use keys::{KEYS, Key, Kind, Value};
pub use markdown::{keys_table, rules_table};
pub use presets::{preset, presets};
pub use role::Role;
pub use rule::Rule;
pub use settings::{
    Anywhere, Approval, Consent, Content, Details, Device, Exposure, Identity, Image, Incident, NameRule, Names,
    Parents, Practice, Publisher, PupilConsent, Retention, Rights, Rules, StaffConsent, StaffOwn, Storage, Validity,
    Video, WithImage, Work, WorkPermission,
};

use crate::{Code, Error, Hash};
use faults::Fault;

/// The largest policy file that is read, in bytes.
const MAX_BYTES: usize = 256 * 1024;

/// One school's policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    rules: Rules,
    sha256: Hash,
    text: String,
}

impl Policy {
    /// Reads a policy file of at most 256 kB.
    ///
    /// # Errors
    /// [`Code::PolicyBroken`] with the line, when a rule is missing, unknown or set to what it cannot be: the first of
    /// [`Policy::check`].
    pub fn parse(text: &str) -> Result<Self, Error> {
        if let Some(first) = Self::check(text).into_iter().next() {
            return Err(first);
        }
        // What is left to the types: that they agree, and that a public key is one.
        let rules: Rules = toml::from_str(text).map_err(|error| {
            let offset = error.span().map_or(0, |span| span.start);
            Fault { key: String::new(), offset, why: error.message().to_owned() }.at_line(text)
        })?;
        Ok(Self { rules, sha256: Hash::of(text.as_bytes()), text: text.to_owned() })
    }

    /// Everything that is wrong with a policy file, in its order: each with its line, its key and what was probably meant.
    pub fn check(text: &str) -> Vec<Error> {
        if text.len() > MAX_BYTES {
            return vec![Error::new(Code::PolicyBroken).because("the file is larger than 256 kB")];
        }
        faults::faults(text).iter().map(|fault| fault.at_line(text)).collect()
    }

    /// The text of the file.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What every key is set to, as [`Change`] writes it.
    pub fn values(&self) -> Vec<(&'static Key, String)> {
        values::values(&self.rules)
    }

    /// The settings.
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// The same policy with these cameras and iPads added to those its file lists. The hash stays that of the file.
    #[must_use]
    pub fn with_devices(mut self, devices: &[OwnDevice]) -> Self {
        self.rules.device.own.extend_from_slice(devices);
        self
    }

    /// The same policy with these keys, where its file lists none; where it lists some, only those count, or whoever
    /// publishes could add a key of their own. The hash stays that of the file.
    #[must_use]
    pub fn with_keys(mut self, keys: &[ApproverKey]) -> Self {
        if self.rules.approval.key.is_empty() {
            self.rules.approval.key.extend_from_slice(keys);
        }
        self
    }

    /// The hash of the file.
    pub fn sha256(&self) -> &Hash {
        &self.sha256
    }

    /// The channels this school publishes on: those parents are asked about, then its other accounts.
    pub fn channels(&self) -> impl Iterator<Item = Channel> {
        let consent = &self.rules.consent;
        Channel::ALL
            .into_iter()
            .filter(|channel| consent.channel.contains(channel) || consent.accounts.contains(channel))
    }
}
