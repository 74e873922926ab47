//! A policy file says what its documentation says, the presets say what the schools' policies say, and the judge does what the
//! presets say.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod cases;
mod cells;
mod derive;
mod documentation;
mod faults;
mod languages;
