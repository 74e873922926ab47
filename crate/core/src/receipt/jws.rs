//! A signed receipt as a JWS (RFC 7515): base64url of the header, of the payload and of the signature, with dots between.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};

use super::Payload;
use crate::{Code, Error, Hash, approval::PublicKey};

/// The largest receipt that is made or read, in bytes: one that still fits into a header of an HTTP request.
pub const MOST_BYTES: usize = 6 * 1024;

/// RFC 8037 section 3.1.
const ALGORITHM: &str = "EdDSA";
/// RFC 7515 section 4.1.9: no token for another purpose is a receipt, and no receipt such a token.
const TYPE: &str = "schoolgate-receipt+jwt";

/// What says how it is signed. Any further member would ask for something that is not done here.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    alg: String,
    kid: Hash,
    typ: String,
}

/// Checks a receipt; what it says.
///
/// It says only that somebody with the key has let this go: whether the photo, the words, the channel and the day are those of
/// an upload is for the caller to compare.
///
/// # Errors
/// [`Code::ReceiptBroken`] when it is no receipt, [`Code::ReceiptOtherKey`] when another key has signed it, and
/// [`Code::ReceiptSignature`] when its signature is not by the key.
pub fn verify(receipt: &str, key: &PublicKey) -> Result<Payload, Error> {
    let broken = |why: &str| Error::new(Code::ReceiptBroken).because(why);
    if receipt.len() > MOST_BYTES {
        return Err(broken("it is larger than any receipt"));
    }
    let three_parts = || broken("a receipt is three parts of base64url with dots between");
    let (signed, signature) = receipt.rsplit_once('.').ok_or_else(three_parts)?;
    let (header, payload) = signed.split_once('.').ok_or_else(three_parts)?;
    let [header, payload, signature] = [header, payload, signature].map(decoded);
    let (Some(header), Some(payload), Some(signature)) = (header, payload, signature) else {
        return Err(three_parts());
    };
    let header: Header = serde_json::from_slice(&header).map_err(|_| broken("its header cannot be read"))?;
    if header.alg != ALGORITHM || header.typ != TYPE {
        return Err(broken("its header is not that of a receipt"));
    }
    if header.kid != key.id() {
        return Err(Error::new(Code::ReceiptOtherKey).because(format!("key {}", header.kid.short())));
    }
    let signature = <[u8; 64]>::try_from(signature).map_err(|_| broken("a signature is 64 bytes"))?;
    if !key.has_signed_bytes(signed.as_bytes(), &signature) {
        return Err(Error::new(Code::ReceiptSignature));
    }
    Payload::parse(&payload)
}

/// What is signed: the header and the payload (RFC 7515 section 5.1).
pub(super) fn unsigned(kid: &Hash, payload: &str) -> String {
    let header = Header { alg: ALGORITHM.to_owned(), kid: kid.clone(), typ: TYPE.to_owned() };
    // Three strings: nothing here can fail to become JSON.
    let header = serde_json::to_string(&header).unwrap_or_default();
    format!("{}.{}", encoded(header.as_bytes()), encoded(payload.as_bytes()))
}

pub(super) fn with_signature(unsigned: &str, signature: &[u8; 64]) -> String {
    format!("{unsigned}.{}", encoded(signature))
}

/// Base64url without padding (RFC 7515 section 2).
pub(super) fn encoded(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The bytes of what [`encoded`] writes; none for any other spelling, so that a receipt cannot be respelled.
pub(super) fn decoded(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}
