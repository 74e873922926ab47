//! `device.school`, `device.transfer`: was it taken on school equipment, and did it leave the device in time?
//!
//! Both are judged by what the file says of itself, once the school has listed its cameras and iPads; before that there
//! is nothing to compare with, and a person answers for both. The judge learns whose device it was and the day, never
//! which device. Neither rule can be proved from a file, so each asks.

use serde::{Deserialize, Serialize};

use super::{Case, Device, Finding, PhotoFacts, Severity, Submission, Where};
use crate::{
    Date,
    metadata::{self, Evidence},
    photo::Photo,
    policy::{OwnDevice, Policy, Rule, Rules, StaffOwn},
    words::{Days, InTime, Said},
};

/// What a submission says of the device that took its photo; see [`PhotoFacts`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeviceFacts {
    /// Whose device took it.
    pub device: Option<Device>,
    /// The day it was taken.
    pub taken: Option<Date>,
}

/// The facts for a submission of `photo` under `policy`; none while the policy lists no devices.
pub fn device_facts(photo: &Photo, policy: &Policy) -> DeviceFacts {
    if !school_is_checked(policy.rules()) {
        return DeviceFacts::default();
    }
    DeviceFacts::of(&metadata::evidence(photo), policy)
}

impl DeviceFacts {
    /// The same from what was found in the photo before.
    pub fn of(evidence: &Evidence, policy: &Policy) -> Self {
        let own = &policy.rules().device.own;
        if own.is_empty() {
            return Self::default();
        }
        Self { device: Some(whose(evidence, own)), taken: evidence.taken }
    }
}

/// Whether the school has listed anything to compare with.
pub(super) fn school_is_checked(rules: &Rules) -> bool {
    !rules.device.own.is_empty()
}

/// How many days lie between taking and publishing, where the rule has a limit and the file a day that can be. A day
/// after that of publication cannot be: the device's clock is wrong.
pub(super) fn days_kept(submission: &Submission, rules: &Rules) -> Option<(i32, u16)> {
    let limit = rules.device.transfer_days.filter(|_| school_is_checked(rules))?;
    let taken = submission.photo.as_ref()?.taken?;
    let days = (submission.on - taken).get_days();
    (days >= 0).then_some((days, limit))
}

pub(super) fn check(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let Some(photo) = &case.submission.photo else { return };
    if !case.rules.device.school.is_empty() && school_is_checked(case.rules) {
        findings.extend(school(case, photo, case.rules.device.staff_own));
    }
    if !case.rules.device.transfer.is_empty() {
        findings.extend(transfer(case, photo));
    }
}

/// `device.school`: anything but a listed device is asked about, and so is a file that does not say.
fn school(case: &Case<'_>, photo: &PhotoFacts, staff_own: StaffOwn) -> Option<Finding> {
    let (what, message) = match photo.device {
        Some(Device::School) => return None,
        Some(Device::Other) => ("other", Said::OtherDevice {}),
        Some(Device::Unknown) | None => ("unknown", Said::DeviceUnknown {}),
    };
    let remedy = match staff_own {
        StaffOwn::WithPermission => Said::SchoolDeviceOrPermission {},
        StaffOwn::SeniorLeaders => Said::SchoolDeviceOrSenior {},
        StaffOwn::Never => Said::SchoolDeviceNeverOwn {},
    };
    let about = format!("{} {what}", photo.sha256.as_str());
    Some(
        Finding::new(Rule::DeviceSchool, Severity::Ask, Where::Photo, &about)
            .saying(case.say(message), case.say(remedy)),
    )
}

/// `device.transfer`: a photo published within the limit has left its device in time; of an older one nobody can tell.
fn transfer(case: &Case<'_>, photo: &PhotoFacts) -> Option<Finding> {
    let (days, limit) = days_kept(case.submission, case.rules)?;
    if days <= i32::from(limit) {
        return None;
    }
    let taken = photo.taken?;
    let about = format!("{} {taken}", photo.sha256.as_str());
    Some(Finding::new(Rule::DeviceTransfer, Severity::Ask, Where::Photo, &about).saying(
        case.say(Said::TakenDaysBefore { taken, days: Days(days) }),
        case.say(Said::MovedInTime { in_time: InTime(limit) }),
    ))
}

/// Compares what the file says with what the school owns.
fn whose(evidence: &Evidence, own: &[OwnDevice]) -> Device {
    let named = name(&evidence.make, &evidence.model);
    let serial = plain(&evidence.serial);
    if named.1.is_empty() {
        return Device::Unknown;
    }
    let mut alike = false;
    for device in own.iter().filter(|device| name(&device.make, &device.model) == named) {
        let listed = plain(&device.serial);
        if listed.is_empty() || listed == serial {
            return Device::School;
        }
        alike = true;
    }
    // A school camera of this kind exists, and the file does not say which one it was.
    if alike && serial.is_empty() { Device::Unknown } else { Device::Other }
}

/// Make and model as both sides may write them: `NIKON CORPORATION`, `NIKON D750` is `Nikon`, `D750`.
fn name(make: &str, model: &str) -> (String, String) {
    let make = make.split_whitespace().next().map(plain).unwrap_or_default();
    let words: Vec<String> = model.split_whitespace().map(plain).filter(|word| !word.is_empty()).collect();
    let model = match words.split_first() {
        Some((first, rest)) if *first == make && !rest.is_empty() => rest.concat(),
        _ => words.concat(),
    };
    (make, model)
}

/// The letters and digits, in small letters.
fn plain(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
