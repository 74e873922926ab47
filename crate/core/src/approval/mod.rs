//! The headteacher's yes, as a signature that the uploader cannot type.
//!
//! What is asked for is a [`Request`]: one photo, shown so, with these words, on this channel, by this role, under this
//! policy. Whoever approves adds the day, a role and a key, and signs all of it ([`sign`]) with Ed25519 (RFC 8032). The
//! judge makes the request anew from what is really published and compares: whatever differs voids the approval.
//!
//! The school lists the public keys in its policy ([`policy::ApproverKey`](crate::policy::ApproverKey)); the secret key
//! is made from 32 random bytes that come from outside, and stays on the headteacher's device.

mod key;
mod request;
mod signed;

pub use key::{PublicKey, SecretKey, Signature};
pub use request::Request;
pub use signed::{Signed, Statement, fitting, read, sign};
