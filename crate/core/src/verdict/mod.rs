//! The judge: what every rule says of a submission, and whether it may leave.
//!
//! One file for each family of rules; each takes the same [`Case`] and adds its findings. [`judge`] is pure: the same
//! submission, class list and policy give the same verdict, byte for byte, on every platform.

mod clearance;
mod consent;
mod details;
mod device;
mod exposure;
mod finding;
mod judge;
mod names;
mod obstacle;
mod pose;
mod prepared;
mod publisher;
mod rewording;
mod submission;
mod trial;
mod work;

pub use clearance::{Clearance, clear};
pub use device::{DeviceFacts, device_facts};
pub use finding::{Finding, Severity, Suggestion, Where};
pub use judge::{Unchecked, Verdict, judge};
pub use prepared::Prepared;
pub use submission::{Approval, Device, FaceAnswer, PhotoFacts, Subject, Submission};
pub use trial::{Attempt, Trial, Trials, in_the_way};

use judge::Case;
pub(crate) use pose::Pose;
