//! What one school allows, as data.
//!
//! A policy is a TOML file whose keys *are* the rule ids: the value of `parents` in the table `[consent]` sets the rule
//! `consent.parents`. Every rule must be set, so that a school decides about each and none is on by accident. The five
//! presets in `presets/` are such files; to add a school, copy one, change the values, and list it in [`presets`].

mod approvers;
mod channel;
mod devices;
mod info;
mod presets;
mod role;
mod rule;
mod settings;

pub use approvers::{ApproverKey, read_keys};
pub use channel::Channel;
pub use devices::{DeviceImport, OwnDevice, read_devices};
pub use info::{Choice, Info, Setting};
pub use presets::{preset, presets};
pub use role::Role;
pub use rule::Rule;
pub use settings::{
    Anywhere, Approval, Consent, Content, Details, Device, Exposure, Identity, Image, Incident, NameRule, Names,
    Parents, Practice, Publisher, PupilConsent, Retention, Rights, Rules, StaffConsent, StaffOwn, Storage, Validity,
    Video, WithImage, Work, WorkPermission,
};

use crate::{Code, Error, Hash, Place};

/// The largest policy file that is read, in bytes.
const MAX_BYTES: usize = 256 * 1024;

/// One school's policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    rules: Rules,
    sha256: Hash,
}

impl Policy {
    /// Reads a policy file.
    ///
    /// # Errors
    /// [`Code::PolicyBroken`] with the line, when a rule is missing, unknown or set to what it cannot be.
    pub fn parse(text: &str) -> Result<Self, Error> {
        if text.len() > MAX_BYTES {
            return Err(Error::new(Code::PolicyBroken).because("the file is larger than 256 kB"));
        }
        let rules: Rules = toml::from_str(text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            let line = text.bytes().take(start).filter(|byte| *byte == b'\n').count() as u64 + 1;
            Error::new(Code::PolicyBroken).at(Place::Line { line }).because(error.message())
        })?;
        if rules.version != 1 {
            return Err(Error::new(Code::PolicyBroken)
                .at(Place::Field { name: "version".to_owned() })
                .because(format_args!("this program knows version 1, not {}", rules.version)));
        }
        let policy = Self { rules, sha256: Hash::of(text.as_bytes()) };
        let consent = &policy.rules.consent;
        if let Some(channel) = consent.objection.iter().find(|channel| !policy.channels().any(|used| used == **channel))
        {
            return Err(Error::new(Code::PolicyBroken)
                .at(Place::Field { name: "consent.objection".to_owned() })
                .because(format_args!("{} is not among consent.channel or consent.accounts", channel.as_str())));
        }
        Ok(policy)
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
