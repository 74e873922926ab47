//! Schoolgate's core: a photo and its words come in, and leave only with a [`Clearance`](verdict::Clearance).
//!
//! It runs one way: [`photo`] opens a file, [`metadata`] reports what hides in it, [`faces`] finds the faces a person
//! then names, [`caption`] reads the words, [`verdict`] judges all of it against a [`policy`] and a class list
//! ([`people`]), and only a verdict with nothing in the way lets the photo be covered ([`cover`]), stripped, checked
//! again and written into the [`register`]. A signed [`receipt`] tells a server that it went this way.
//!
//! There is no input or output here, no clock and no global state: the day, the seed of any noise and the bytes are passed
//! in, so the same submission gives the same verdict on every platform.

pub mod approval;
pub mod caption;
pub mod cover;
pub mod error;
pub mod faces;
pub mod hash;
pub mod metadata;
pub mod people;
pub mod photo;
pub mod policy;
pub mod receipt;
pub mod register;
pub mod verdict;
pub mod words;

pub use error::{Code, Error, Place};
pub use hash::Hash;
pub use jiff::civil::Date;
pub use words::Language;
