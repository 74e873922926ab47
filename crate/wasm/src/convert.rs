//! Between the core's types and JavaScript's.

use schoolgate_core::{Code, Error, Place, photo::CleanPhoto, verdict::Clearance};
use serde::{Serialize, de::DeserializeOwned};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

/// What a function here throws: the core's error as a plain object.
pub struct Thrown(Error);

impl From<Error> for Thrown {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

#[derive(Serialize)]
struct ErrorObject<'a> {
    code: &'a str,
    message: &'a str,
    place: &'a Place,
    detail: &'a str,
    remedy: &'a str,
}

impl From<Thrown> for JsValue {
    fn from(Thrown(error): Thrown) -> Self {
        let code = error.code();
        let object = ErrorObject {
            code: code.as_str(),
            message: code.message(),
            place: error.place(),
            detail: error.detail(),
            remedy: code.remedy(),
        };
        object.serialize(&Serializer::json_compatible()).unwrap_or_else(|_| JsValue::from_str(code.as_str()))
    }
}

fn broken(error: serde_wasm_bindgen::Error) -> Thrown {
    Thrown(Error::new(Code::SubmissionBroken).because(error))
}

/// A core value as a plain JavaScript object: keys in the order of the type, null for what is absent.
pub fn to_js<T: JsCast>(value: &impl Serialize) -> Result<T, Thrown> {
    Ok(value.serialize(&Serializer::json_compatible()).map_err(broken)?.unchecked_into())
}

/// A JavaScript object as a core value.
pub fn from_js<T: DeserializeOwned>(value: JsValue) -> Result<T, Thrown> {
    serde_wasm_bindgen::from_value(value).map_err(broken)
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ClearanceObject {
    #[serde(with = "as_bytes")]
    bytes: Vec<u8>,
    media_type: &'static str,
    words: schoolgate_core::caption::Words,
    entry: String,
    receipt: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CleanObject {
    #[serde(with = "as_bytes")]
    bytes: Vec<u8>,
    media_type: &'static str,
    sha256: String,
}

/// Bytes become a Uint8Array, not a list of numbers.
mod as_bytes {
    pub fn serialize<S: serde::Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(bytes)
    }
}

/// A clearance as JavaScript sees it, with its signed receipt where there is a key.
pub fn bytes_result<T: JsCast>(clearance: Clearance, receipt: Option<String>) -> Result<T, Thrown> {
    let (photo, words, entry) = clearance.into_parts();
    let media_type = photo.media_type();
    let object = ClearanceObject { bytes: photo.into_bytes(), media_type, words, entry: entry.to_json(), receipt };
    let serializer = Serializer::json_compatible().serialize_bytes_as_arrays(false);
    Ok(object.serialize(&serializer).map_err(broken)?.unchecked_into())
}

/// A clean photo as JavaScript sees it.
pub fn clean_result<T: JsCast>(photo: CleanPhoto) -> Result<T, Thrown> {
    let (media_type, sha256) = (photo.media_type(), photo.sha256().to_string());
    let object = CleanObject { bytes: photo.into_bytes(), media_type, sha256 };
    let serializer = Serializer::json_compatible().serialize_bytes_as_arrays(false);
    Ok(object.serialize(&serializer).map_err(broken)?.unchecked_into())
}
