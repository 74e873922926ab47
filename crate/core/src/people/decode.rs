//! Turns the bytes of a class list into text, whatever encoding a school's software wrote it in.
//!
//! A byte order mark decides; without one, well-formed UTF-8 is UTF-8; anything else is guessed. A byte that fits no
//! character becomes U+FFFD and is reported with its cell, because a name with a hole in it can never be found in a
//! caption.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// The text, and the name of the encoding it was in.
pub(crate) struct Decoded {
    pub text: String,
    pub encoding: &'static str,
}

/// Decodes a class list.
pub(crate) fn decode(bytes: &[u8]) -> Decoded {
    let encoding = Encoding::for_bom(bytes)
        .map(|(encoding, _)| encoding)
        .or_else(|| utf16_without_a_mark(bytes))
        .unwrap_or_else(|| utf8_or_a_guess(bytes));
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    Decoded { text: text.into_owned(), encoding: encoding.name() }
}

/// Tells UTF-16 by its zero bytes: half of the bytes of European text, always the same half.
fn utf16_without_a_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let pairs = sample.len() / 2;
    let (even, odd) = (zeros(0), zeros(1));
    if pairs < 4 {
        None
    } else if odd * 10 > pairs * 7 && even * 10 < pairs {
        Some(UTF_16LE)
    } else if even * 10 > pairs * 7 && odd * 10 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// UTF-8 when the bytes are UTF-8, or nearly: one torn character must not turn every other accent into two letters.
fn utf8_or_a_guess(bytes: &[u8]) -> &'static Encoding {
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    if good > bad * 4 {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    // The country sways only a close call.
    detector.guess(Some(b"uk"), Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    const LIST: &str = "Forename,Surname\r\nZoë,Sämpleton\r\nQuilla,O’Testerby\r\n";

    #[test]
    fn utf8_is_read_with_or_without_a_mark() {
        for bytes in [LIST.as_bytes().to_vec(), [b"\xEF\xBB\xBF", LIST.as_bytes()].concat()] {
            let decoded = decode(&bytes);
            assert_eq!((decoded.text.as_str(), decoded.encoding), (LIST, "UTF-8"));
        }
    }

    #[test]
    fn utf16_is_read_in_both_orders_with_or_without_a_mark() {
        for mark in ["", "\u{FEFF}"] {
            let marked = format!("{mark}{LIST}");
            let little = decode(&utf16(&marked, u16::to_le_bytes));
            assert_eq!((little.text.as_str(), little.encoding), (LIST, "UTF-16LE"));
            let big = decode(&utf16(&marked, u16::to_be_bytes));
            assert_eq!((big.text.as_str(), big.encoding), (LIST, "UTF-16BE"));
        }
    }

    #[test]
    fn the_encoding_of_windows_in_western_europe_is_guessed() {
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(LIST);
        let decoded = decode(&bytes);
        assert_eq!((decoded.text.as_str(), decoded.encoding), (LIST, "windows-1252"));
    }

    #[test]
    fn one_torn_character_leaves_the_other_accents_alone() {
        let bytes = [LIST.repeat(3).as_bytes(), b"Bro\xC3,ken\r\n"].concat();
        let decoded = decode(&bytes);
        assert_eq!(decoded.encoding, "UTF-8");
        assert!(decoded.text.starts_with(LIST) && decoded.text.contains("Bro\u{FFFD},ken"));
    }
}
