//! Bytes of uncertain encoding as words fit for showing.

/// The most characters of a value that are shown.
const MOST: usize = 300;

/// The text of `bytes`: UTF-8 if it is that, otherwise Windows-1252, which every byte is in some way.
pub(super) fn guess(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// The text of UTF-16 code units.
pub(super) fn utf16(units: impl Iterator<Item = u16>) -> String {
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// `text` without control characters and outer spaces, cut after 300 characters.
pub(super) fn tidy(text: &str) -> String {
    let shown = |c: char| if c.is_control() { ' ' } else { c };
    let mut tidy: String =
        text.trim_matches(|c: char| c == '\0' || c.is_whitespace()).chars().map(shown).take(MOST + 1).collect();
    if tidy.chars().count() > MOST {
        tidy = tidy.chars().take(MOST).collect();
        tidy.push('…');
    }
    tidy.trim().to_owned()
}

/// The readable name at the start of a block, up to 16 characters; empty if there is none.
pub(super) fn label(data: &[u8]) -> String {
    let name: String =
        data.iter().take(16).take_while(|byte| (0x21..0x7F).contains(*byte)).map(|byte| char::from(*byte)).collect();
    if name.len() >= 3 { name } else { String::new() }
}

/// A number with its thousands set apart, as in 1,234.
pub(super) fn count(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A position in words: degrees to four places (some ten metres), as in `51.9700 N, 0.1400 E`.
pub(super) fn position(latitude: f64, longitude: f64) -> String {
    let north = if latitude < 0.0 { 'S' } else { 'N' };
    let east = if longitude < 0.0 { 'W' } else { 'E' };
    format!("{:.4} {north}, {:.4} {east}", latitude.abs(), longitude.abs())
}
