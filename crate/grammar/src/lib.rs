//! Looks for misspellings and slips of grammar in a school's posts, offline, as a reader with a dictionary would.
//!
//! What it finds are notes: they never stand in the way of a post. It is a module of its own, apart from the guard,
//! because its dictionary is large and only the schools whose policy has `content.social-text` need it.

mod check;
mod dictionary;
mod kept;
mod known;

pub use check::{Checker, Kind, LONGEST, Note};
