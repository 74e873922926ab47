//! Every rule that the judge enforces, both ways: it blocks when it must and lets pass when it may.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::disallowed_methods, missing_docs)]

mod approval;
mod consent;
mod consent_events;
mod device;
mod exposure;
mod names;
mod people;
mod publisher;
mod rewording;
mod verdict;
mod work;
