//! How long the film behind a motion photo runs (ISO/IEC 14496-12, sections 4.2 and 8.2.2).

use crate::photo::u32_be;

/// More boxes than a phone's film has at any one level.
const MOST: usize = 1_000;

/// The seconds that the film in `data`, which begins with its file type box, runs.
pub(super) fn seconds(data: &[u8]) -> Option<f64> {
    let header = child(child(data, b"moov")?, b"mvhd")?;
    let (scale, duration) = match header.first()? {
        0 => (u32_be(header, 12)?, u64::from(u32_be(header, 16)?)),
        1 => (u32_be(header, 20)?, u64::from(u32_be(header, 24)?) << 32 | u64::from(u32_be(header, 28)?)),
        _ => return None,
    };
    let seconds = duration as f64 / f64::from(scale);
    // A film of a day behind a photo is no film; nor is one without a scale or a length.
    (seconds.is_finite() && seconds > 0.0 && seconds < 86_400.0).then_some(seconds)
}

/// The contents of the first box named `wanted` in a series of boxes.
fn child<'a>(data: &'a [u8], wanted: &[u8; 4]) -> Option<&'a [u8]> {
    let mut at = 0_usize;
    for _ in 0..MOST {
        let rest = data.get(at..)?;
        let short = usize::try_from(u32_be(rest, 0)?).ok()?;
        let (head, length) = match short {
            0 => (8, rest.len()),
            1 => (16, usize::try_from(u64::from(u32_be(rest, 8)?) << 32 | u64::from(u32_be(rest, 12)?)).ok()?),
            _ => (8, short),
        };
        if rest.get(4..8)? == wanted {
            return rest.get(head..length);
        }
        at = at.checked_add(length.max(8))?;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn media_box(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
        [&u32::try_from(data.len() + 8).unwrap().to_be_bytes(), name.as_slice(), data].concat()
    }

    fn film(header: &[u8]) -> Vec<u8> {
        [media_box(b"ftyp", b"mp42\0\0\0\0"), media_box(b"mdat", b"x"), media_box(b"moov", &media_box(b"mvhd", header))]
            .concat()
    }

    #[test]
    fn a_film_runs_as_long_as_its_header_says() {
        let short = [[0; 12].as_slice(), &1_000_u32.to_be_bytes(), &2_900_u32.to_be_bytes()].concat();
        assert_eq!(seconds(&film(&short)), Some(2.9));
        let long = [&[1], [0; 19].as_slice(), &600_u32.to_be_bytes(), &1_500_u64.to_be_bytes()].concat();
        assert_eq!(seconds(&film(&long)), Some(2.5));
    }

    #[test]
    fn a_film_without_a_scale_has_no_length() {
        assert_eq!(seconds(&film(&[0; 24])), None);
        assert_eq!(seconds(b"\0\0\0\x01ftyp"), None);
        assert_eq!(seconds(&media_box(b"moov", &[0xFF; 40])), None);
    }
}
