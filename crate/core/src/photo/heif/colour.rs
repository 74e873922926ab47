//! The colour space of a HEIC picture as an ICC profile (ISO/IEC 23008-12, section 6.5.5; ITU-T H.273; ICC.1:2010).

use super::{body, boxes::Fields, walk};
use crate::{Error, error::Code, photo::Choices};

/// The profile that says what the decoded colours mean; `None` when they are sRGB, or the file does not say.
///
/// Fails for the brightness curves of HDR (PQ and HLG): without mapping, their values look flat and grey as a JPEG.
pub(in crate::photo) fn profile(bytes: &[u8]) -> Result<Option<Vec<u8>>, Error> {
    let heif = walk(bytes, Choices::default())?;
    let mut codes = None;
    // A grid made of tiles may leave the colours to its tiles.
    let first = heif.items.get(heif.primary);
    let tile = first.and_then(|item| item.inputs.first()).and_then(|place| heif.items.get(*place));
    for item in first.into_iter().chain(tile) {
        for (_, property) in item.properties.iter().filter(|(kind, _)| kind == b"colr") {
            let mut fields = Fields::new(property.get(8..).unwrap_or_default(), 0);
            match &fields.kind()? {
                b"nclx" => codes = codes.or(Some((fields.u16()?, fields.u16()?))),
                _ => return Ok(Some(fields.rest().to_vec())),
            }
        }
        if body(&item.properties, b"colr").is_some() {
            break;
        }
    }
    match codes {
        Some((_, 16 | 18)) => Err(Error::new(Code::PhotoUnsupported).because("HDR picture (PQ or HLG)")),
        Some((12, _)) => Ok(Some(rgb_profile(DISPLAY_P3))),
        Some((9, _)) => Ok(Some(rgb_profile(BT_2020))),
        _ => Ok(None),
    }
}

/// The red, green and blue primaries as XYZ, adapted to the profile's white (D50) by Bradford's transform.
type Primaries = [[f64; 3]; 3];
/// SMPTE EG 432-1 with a white of D65.
const DISPLAY_P3: Primaries =
    [[0.515_10, 0.241_18, -0.001_05], [0.291_97, 0.692_24, 0.041_88], [0.157_15, 0.066_58, 0.784_38]];
/// ITU-R BT.2020.
const BT_2020: Primaries =
    [[0.673_46, 0.279_03, -0.001_93], [0.165_66, 0.675_34, 0.029_98], [0.125_10, 0.045_63, 0.797_16]];

/// A profile of version 4 with these primaries and the curve of sRGB, and no words but the least its standard asks for.
fn rgb_profile(primaries: Primaries) -> Vec<u8> {
    let fixed = |value: f64| ((value * 65536.0).round() as i32).to_be_bytes();
    let xyz = |value: [f64; 3]| [b"XYZ \0\0\0\0".as_slice(), value.map(fixed).as_flattened()].concat();
    let words = |text: &str| {
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let length = u32::try_from(utf16.len()).unwrap_or_default().to_be_bytes();
        [b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0CenUS".as_slice(), &length, &[0, 0, 0, 28], &utf16].concat()
    };
    // Parametric curve of type 3 (section 10.16), with the numbers of IEC 61966-2-1.
    let curve = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.040_45].map(fixed);
    let curve = [b"para\0\0\0\0\0\x03\0\0".as_slice(), curve.as_flattened()].concat();
    let [red, green, blue] = primaries;
    let tags: [(&[u8; 4], Vec<u8>); 9] = [
        (b"desc", words("RGB ")),
        (b"cprt", words("none")),
        (b"wtpt", xyz([0.9642, 1.0, 0.8249])),
        (b"rXYZ", xyz(red)),
        (b"gXYZ", xyz(green)),
        (b"bXYZ", xyz(blue)),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let number = |value: usize| u32::try_from(value).unwrap_or_default().to_be_bytes();
    let mut table = number(tags.len()).to_vec();
    let mut data: Vec<u8> = Vec::new();
    let start = 128 + 4 + 12 * tags.len();
    for (name, tag) in &tags {
        table.extend_from_slice(*name);
        table.extend(number(start + data.len()));
        table.extend(number(tag.len()));
        data.extend(tag);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let mut out = number(start + data.len()).to_vec();
    out.extend([0; 4]);
    out.extend([4, 0x30, 0, 0]);
    out.extend(b"mntrRGB XYZ ");
    out.extend([0; 12]); // no date, so that the same picture gives the same file
    out.extend(b"acsp");
    out.resize(68, 0);
    out.extend([0.9642, 1.0, 0.8249].map(fixed).as_flattened());
    out.resize(128, 0);
    out.extend(table);
    out.extend(data);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn red_green_and_blue_make_the_white_of_profiles() {
        for primaries in [DISPLAY_P3, BT_2020] {
            for (axis, white) in [0.9642, 1.0, 0.8249].into_iter().enumerate() {
                let sum: f64 = primaries.iter().map(|primary| primary[axis]).sum();
                assert!((sum - white).abs() < 0.0005, "{sum} is not {white}");
            }
        }
    }

    #[test]
    fn a_profile_says_its_length_and_its_kind() {
        let profile = rgb_profile(DISPLAY_P3);
        assert_eq!(profile[..4], u32::try_from(profile.len()).unwrap().to_be_bytes());
        assert_eq!(&profile[12..24], b"mntrRGB XYZ ");
        assert_eq!(&profile[36..40], b"acsp");
        assert_eq!(&profile[128..132], [0, 0, 0, 9]);
    }
}
