//! What the texts of a colour profile say of a person or a device (ICC.1:2022, sections 9.2 and 10).

use super::{COLOUR, Profile, Tag};
use crate::photo::integer::{u16_be, u32_be};

/// Types of numbers, in which there are no words to read (section 10).
const NUMBERS: &[&[u8; 4]] = &[
    b"XYZ ", b"curv", b"para", b"sf32", b"uf32", b"mft1", b"mft2", b"mAB ", b"mBA ", b"mpet", b"view", b"meas",
    b"sig ", b"dtim", b"chrm", b"cicp", b"vcgt", b"ui08", b"ui16", b"ui32", b"ndin",
];

/// Tags that hold words (section 9.2, ICC.1:2001-04, and Apple's `dscm`), with the names they are reported by.
const WORDS: &[(&[u8; 4], &str)] = &[
    (b"desc", "ProfileDescription"),
    (b"dscm", "ProfileDescription"),
    (b"cprt", "ProfileCopyright"),
    (b"dmnd", "DeviceManufacturer"),
    (b"dmdd", "DeviceModel"),
    (b"vued", "ViewingConditions"),
    (b"targ", "CharacterisationTarget"),
    (b"scrd", "ScreeningDescription"),
    (b"mmod", "DisplaySerialNumber"),
    (b"meta", "ProfileMetadata"),
];

/// The texts of a profile that may tell of a person or a device, each with the name of the field it stands in.
///
/// What thousands of pictures have in common, such as the names of standard colour spaces, is not among them.
pub(crate) fn texts(profile: &[u8]) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut add = |name: &str, text: String| {
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\0').to_owned();
        let new = !found.iter().any(|(_, known)| *known == text);
        if new && found.len() < MOST_TEXTS && text.chars().any(char::is_alphanumeric) && !well_known(&text) {
            found.push((name.to_owned(), text));
        }
    };
    let Some(profile) = Profile::read(profile) else {
        runs(profile).into_iter().for_each(|text| add("ColourProfile", text));
        return found;
    };
    for Tag { name, data, .. } in &profile.tags {
        let kind = data.first_chunk::<4>().unwrap_or(b"    ");
        let known = WORDS.iter().find(|(known, _)| *known == name).map(|(_, shown)| *shown);
        if COLOUR.contains(&name) || (known.is_none() && NUMBERS.contains(&kind)) {
            continue;
        }
        let private = format!("ProfileTag {}", shown(name));
        let shown = known.unwrap_or(&private);
        match kind {
            b"mluc" => {
                let mut texts = strings(data);
                texts.retain(|text| !well_known(text));
                texts.dedup();
                add(shown, texts.join("; "));
            }
            b"mmod" => add(shown, serial(data).unwrap_or_default()),
            // The first field of a description is the length of its text.
            b"desc" => runs(data.get(4..).unwrap_or_default()).into_iter().for_each(|text| add(shown, text)),
            _ => runs(data).into_iter().for_each(|text| add(shown, text)),
        }
    }
    for (at, name) in [(48, "ProfileManufacturer"), (52, "ProfileModel"), (80, "ProfileCreator")] {
        let letters = profile.letters(at);
        if letters.iter().all(|byte| byte.is_ascii_graphic() || *byte == b' ') {
            add(name, shown(&letters));
        }
    }
    found
}

/// More texts than are worth reading; Apple translates one into some thirty languages.
const MOST_TEXTS: usize = 64;

fn shown(letters: &[u8; 4]) -> String {
    String::from_utf8_lossy(letters).into_owned()
}

/// The texts of a localised string (section 10.15).
fn strings(data: &[u8]) -> Vec<String> {
    let number = |at: usize| u32_be(data, at).and_then(|number| usize::try_from(number).ok());
    let records = number(8).unwrap_or(0).min(MOST_TEXTS);
    let text = |record: usize| {
        let at = 16 + 12 * record;
        let (size, from) = (number(at + 4)?, number(at + 8)?);
        let words = data.get(from..from.checked_add(size)?)?;
        let units = words.chunks_exact(2).filter_map(|pair| u16_be(pair, 0)).take(MOST_CHARACTERS);
        Some(char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
    };
    (0..records).filter_map(text).collect()
}

/// What Apple's `mmod` tells of the screen: maker, model and serial number as the screen itself gives them.
fn serial(data: &[u8]) -> Option<String> {
    let (maker, model, serial) = (u32_be(data, 8)?, u32_be(data, 12)?, u32_be(data, 16)?);
    (maker | model | serial != 0).then(|| format!("maker {maker:X}, model {model:X}, serial number {serial:X}"))
}

const MOST_CHARACTERS: usize = 300;

/// Runs of six and more printable characters, in ASCII and in big-endian UTF-16.
fn runs(data: &[u8]) -> Vec<String> {
    const LEAST: usize = 6;
    let printable = |byte: u8| (0x20..0x7F).contains(&byte);
    let mut runs: Vec<String> = Vec::new();
    let body = data.get(8..).unwrap_or_default();
    let (mut narrow, mut wide) = (String::new(), String::new());
    let mut previous = None;
    for byte in body.iter().copied().chain([0, 0, 1]) {
        if printable(byte) {
            narrow.push(char::from(byte));
        }
        match (previous, byte) {
            (Some(0), byte) if printable(byte) => wide.push(char::from(byte)),
            (Some(before), 0) if printable(before) && !wide.is_empty() => {}
            _ => {
                if wide.len() >= LEAST {
                    runs.push(wide.clone());
                }
                wide.clear();
            }
        }
        if !printable(byte) {
            if narrow.len() >= LEAST {
                runs.push(narrow.chars().take(MOST_CHARACTERS).collect());
            }
            narrow.clear();
        }
        previous = Some(byte);
        if runs.len() >= MOST_TEXTS {
            break;
        }
    }
    runs.retain(|run| run.chars().filter(|c| c.is_alphanumeric()).count() >= 4);
    runs
}

/// Whether a text is one of those that say nothing of this picture, its maker or a screen.
pub(super) fn well_known(text: &str) -> bool {
    let text = text.to_lowercase();
    let text = text.trim();
    WHOLE.contains(&text) || PARTS.iter().any(|part| text.contains(part))
}

/// Names of common colour spaces, and the four letters of makers of software and standards.
const WHOLE: &[&str] = &[
    "colour profile",
    "no copyright",
    "srgb",
    "c2",
    "c2ci",
    "romm",
    "p3",
    "sp3c",
    "srgb built-in",
    "display p3",
    "adobe rgb",
    "prophoto rgb",
    "rgb built-in",
    "gray built-in",
    "grey built-in",
    "apple rgb",
    "colormatch rgb",
    "wide gamut rgb",
    "romm rgb",
    "romm-rgb",
    "generic rgb",
    "generic gray",
    "generic grey",
    "generic cmyk",
    "urgb",
    "ugra",
    "rec709",
    "rec. 709",
    "rec2020",
    "rec. 2020",
    "dci-p3",
    "hd 709-a",
    "none",
    "crt",
    "rgb",
    "gray",
    "iec",
    "appl",
    "adbe",
    "msft",
    "hp",
    "lcms",
    "goog",
    "argl",
    "saws",
    "kcms",
    "linotype",
    "nkon",
    "koda",
    "unkn",
    "fb",
    "opto",
    "ecis",
    "tina",
    "gimp",
    "e-srgb",
    "srgb2014",
];

/// Parts of names and notices that come with millions of pictures.
const PARTS: &[&str] = &[
    "iec61966-2",
    "iec 61966-2",
    "http://www.iec.ch",
    "adobe rgb (",
    "srgb iec",
    "srgb v4",
    "srgb_v4",
    "facebook tiny",
    "gray gamma",
    "grey gamma",
    "dot gain",
    "web coated",
    "sheetfed",
    "fogra",
    "swop",
    "gracol",
    "japan color",
    "iso coated",
    "itu-r bt",
    "itur_",
    "bt.709",
    "bt.2020",
    "bt.2100",
    "itu-r",
    "generic rgb profile",
    "generic gray profile",
    "generic gray gamma",
    "generic cmyk profile",
    "built-in srgb",
    "artifex",
    "ghostscript",
    "copyright apple",
    "apple inc",
    "apple computer",
    "google inc",
    "google llc",
    "hewlett-packard",
    "hewlett packard",
    "adobe systems",
    "adobe inc",
    "microsoft corp",
    "eastman kodak",
    "nikon inc",
    "nikon corp",
    "nikon srgb",
    "canon inc",
    "srgb v1.31 (canon)",
    "konica minolta photo imaging, inc",
    "reference output medium metric",
    "nikon adobe",
    "international color consortium",
    "european color initiative",
    "public domain",
    "no copyright",
    "copyright-free",
    "creative commons",
    "cc0",
    "saucecontrol",
    "srgb profile",
    "little cms",
    "littlecms",
    "lcms",
    "www.color.org",
    "no use restrictions",
];
