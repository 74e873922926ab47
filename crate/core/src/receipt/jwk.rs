//! The public key of receipts as a JWK (RFC 7517, RFC 8037 section 2), the form that servers take keys in.

use serde::{Deserialize, de::IgnoredAny};

use super::jws::{decoded, encoded};
use crate::{Code, Error, approval::PublicKey};

/// The largest JWK that is read, in bytes.
const MOST_BYTES: usize = 16 * 1024;

/// What is read of a JWK; members of other names are passed over, as RFC 7517 section 4 wants.
#[derive(Deserialize)]
struct Jwk {
    kty: String,
    crv: String,
    x: String,
    kid: Option<String>,
    alg: Option<String>,
    #[serde(rename = "use")]
    purpose: Option<String>,
    /// A secret key's.
    d: Option<IgnoredAny>,
}

/// The key as one line of JSON.
pub fn public_jwk(key: &PublicKey) -> String {
    let (x, kid) = (encoded(key.as_bytes()), key.id());
    format!(r#"{{"kty":"OKP","crv":"Ed25519","x":"{x}","kid":"{kid}","alg":"EdDSA","use":"sig"}}"#)
}

/// The key that a JWK holds.
///
/// # Errors
/// [`Code::ReceiptKey`] when it is no public Ed25519 key for signatures, is a weak one, holds a secret as well, or goes by
/// another name than its own hash.
pub fn read_jwk(text: &str) -> Result<PublicKey, Error> {
    let broken = |why: &str| Error::new(Code::ReceiptKey).because(why);
    if text.len() > MOST_BYTES {
        return Err(broken("a public key is no larger than 16 KB"));
    }
    let jwk: Jwk = serde_json::from_str(text).map_err(|_| broken("this is no public key as a JWK"))?;
    if jwk.d.is_some() {
        return Err(broken("this JWK holds a secret key: give the public one"));
    }
    let is = |member: &Option<String>, wanted: &str| member.as_deref().is_none_or(|member| member == wanted);
    if jwk.kty != "OKP" || jwk.crv != "Ed25519" || !is(&jwk.alg, "EdDSA") || !is(&jwk.purpose, "sig") {
        return Err(broken("this JWK is no Ed25519 key for signatures"));
    }
    let bytes = decoded(&jwk.x).and_then(|bytes| bytes.try_into().ok());
    let key = bytes.and_then(|bytes| PublicKey::of(&bytes)).ok_or_else(|| broken("its x is no Ed25519 key"))?;
    if !is(&jwk.kid, key.id().as_str()) {
        return Err(broken("its kid is not the SHA-256 of its x"));
    }
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::receipt::ReceiptKey;

    #[test]
    fn a_public_key_comes_back_from_its_jwk_also_when_others_have_added_to_it() {
        let key = ReceiptKey::of(&[7; 32]).public();
        let jwk = public_jwk(&key);
        assert_eq!(read_jwk(&jwk), Ok(key.clone()));
        let x = encoded(key.as_bytes());
        let least =
            format!("{{\"x\": \"{x}\",\n \"crv\": \"Ed25519\", \"kty\": \"OKP\", \"key_ops\": [\"verify\"]}}\n");
        assert_eq!(read_jwk(&least), Ok(key));
    }

    #[test]
    fn what_is_no_public_key_for_receipts_is_refused() {
        let jwk = ReceiptKey::of(&[7; 32]).public_jwk();
        let neutral = encoded(&std::array::from_fn::<u8, 32, _>(|index| u8::from(index == 0)));
        let x = jwk.split('"').nth(11).unwrap();
        let mut all = vec![
            String::new(),
            "null".to_owned(),
            "[".repeat(10_000),
            " ".repeat(20_000),
            jwk.replace("OKP", "EC"),
            jwk.replace("Ed25519", "X25519"),
            jwk.replace("EdDSA", "none"),
            jwk.replace("\"sig\"", "\"enc\""),
            jwk.replace(x, &neutral),
            jwk.replace(x, &x[1..]),
            jwk.replace(x, &format!("{x}=")),
            jwk.replacen('{', "{\"d\":\"AAAA\",", 1),
            jwk.replacen('{', "{\"kty\":\"OKP\",", 1),
        ];
        all.push(jwk.replace("\"kid\":\"", "\"kid\":\"0"));
        for text in all {
            assert_eq!(read_jwk(&text).map_err(|error| error.code()), Err(Code::ReceiptKey), "{text}");
        }
    }
}
