//! The register: an append-only chain of what was cleared, refused, taken down and went wrong, by whom, and why.
//!
//! One JSON object a line ([`Entry`]). Each holds the hash of the entry before it, and its own hash over everything else,
//! so that a line that was changed, removed or moved no longer fits ([`verify`]). Lines cut off at the end leave no gap:
//! only the hash of an entry that somebody noted elsewhere, a checkpoint, shows it ([`verify_since`]). Nor does the chain
//! by itself stop somebody who writes the whole file anew; a checkpoint does.
//!
//! It holds no picture and no caption. Files and words appear by hash, people by a pseudonym that only the school's
//! register key finds again ([`SubjectId`]); where no key is given, by their class list id.

mod cleared;
mod csv;
mod due;
mod entry;
mod incident;
mod lookup;
mod subject;
mod verify;

pub use cleared::{Answers, Cleared, Done, Recorded, Refused, Seal};
pub use csv::to_csv;
pub use due::{Due, Why, due};
pub use entry::{Body, Book, Entry, Removed};
pub use incident::{Format, Incident, Report, Sex};
pub use lookup::{Appearance, appearances};
pub use subject::{RegisterKey, SubjectId};
pub use verify::{read, verify, verify_since};
