//! The receipt: a short signed text by which a server knows that a photo and its words went through the guard.
//!
//! Whoever receives an upload never saw the check. A [`Receipt`] says what was let go: the hash of the cleared bytes, its
//! name, the hashes of its words, the channel, the day and the policy. It can be made of nothing but a
//! [`Clearance`](crate::verdict::Clearance), or of words without a picture that the judge permits. The school's
//! [`ReceiptKey`] signs it, and the server checks it ([`verify`]) with the public key, published as a JWK.
//!
//! The signed form is a JWS in its compact serialisation (RFC 7515) with Ed25519 (RFC 8032, RFC 8037), which servers check
//! with a few lines of any language's standard tools. Whoever has the key file can sign anything: a receipt is worth what the
//! key's safe-keeping is worth.

mod issued;
mod jwk;
mod jws;
mod key;
mod payload;

pub use issued::Receipt;
pub use jwk::{public_jwk, read_jwk};
pub use jws::{MOST_BYTES, verify};
pub use key::ReceiptKey;
pub use payload::Payload;
