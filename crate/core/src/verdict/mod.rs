//! The judge.

mod finding;
mod submission;

pub use finding::{Finding, Severity, Where};
pub use submission::{Approval, FaceAnswer, PhotoFacts, Subject, Submission};

/// A clearance.
pub struct Clearance;
