//! Compares the colour profile of a clean file with the original's (ICC.1:2022).

use super::Reader;
use crate::photo::Choices;

/// Whether `clean` is the original's profile up to its declared end or, with the choice, its colours and nothing else.
pub(super) fn kept(original: &[u8], clean: &[u8], choices: Choices) -> bool {
    if choices.plain_profile { same_colours(original, clean).unwrap_or(false) } else { original.starts_with(clean) }
}

/// Names of the tags that hold colours, four letters each.
const COLOURS: &[u8] = b"wtptbkptchadrXYZgXYZbXYZrTRCgTRCbTRCkTRCA2B0A2B1A2B2A2B3B2A0B2A1B2A2B2A3D2B0D2B1D2B2D2B3B2D0\
B2D1B2D2B2D3gamtcicplumi";

/// A tag: its name, where it starts, its data.
type Tag<'a> = (&'a [u8], usize, &'a [u8]);

fn tags(profile: &[u8]) -> Option<Vec<Tag<'_>>> {
    let mut reader = Reader { bytes: profile, at: 128 };
    let count = reader.number(4)?;
    let mut tags = Vec::new();
    for _ in 0..count {
        let (name, at, size) = (reader.take(4)?, reader.number(4)?, reader.number(4)?);
        tags.push((name, at, Reader { bytes: profile, at }.take(size)?));
    }
    Some(tags)
}

fn same_colours(original: &[u8], clean: &[u8]) -> Option<bool> {
    let (before, after) = (original.get(..128)?, clean.get(..128)?);
    let size = u32::try_from(clean.len()).ok()?.to_be_bytes();
    for (at, (before, after)) in before.iter().zip(after).enumerate() {
        let wanted = match at {
            0..4 => *size.get(at)?,
            8..10 | 12..24 | 36..40 | 64..68 => *before,
            47 => before & 3,
            63 => before & 15,
            68..80 => *b"\0\0\xF6\xD6\0\x01\0\0\0\0\xD3\x2D".get(at - 68)?,
            _ => 0,
        };
        if wanted != *after {
            return Some(false);
        }
    }
    let (before, after) = (tags(original)?, tags(clean)?);
    let colour = |name: &[u8]| COLOURS.chunks(4).any(|known| known == name);
    let mut end = 132 + 12 * after.len();
    let mut colours = 0;
    for (name, at, data) in &after {
        let right = if colour(name) {
            colours += 1;
            let mut source = before.iter().filter(|(known, ..)| known == name);
            let (_, _, source) = source.next()?;
            source.starts_with(data) && needed(source)? == data.len()
        } else {
            match *name {
                b"desc" => says(data, "Colour profile"),
                b"cprt" => says(data, "No copyright"),
                _ => false,
            }
        };
        // Each element begins where the last one ended, or is one that stood before.
        let shared = after.iter().any(|(_, other, same)| other == at && same == data && *at < end);
        if !right || (*at != end && !shared) {
            return Some(false);
        }
        if *at == end {
            let filled = data.len().div_ceil(4) * 4;
            let padding = clean.get(at.checked_add(data.len())?..at.checked_add(filled)?)?;
            if padding.iter().any(|byte| *byte != 0) {
                return Some(false);
            }
            end = end.checked_add(filled)?;
        }
    }
    let texts = after.len().checked_sub(colours)?;
    Some(end == clean.len() && texts == 2 && colours == before.iter().filter(|(name, ..)| colour(name)).count())
}

/// How many bytes of an element make its value.
fn needed(data: &[u8]) -> Option<usize> {
    let mut reader = Reader { bytes: data, at: 8 };
    Some(match data.get(..4)? {
        b"XYZ " => 8 + 12,
        b"cicp" => 8 + 4,
        b"sf32" => 8 + 9 * 4,
        b"curv" => reader.number(4)?.checked_mul(2)?.checked_add(12)?,
        b"para" => match reader.number(2)? {
            0 => 16,
            1 => 24,
            2 => 28,
            3 => 32,
            4 => 40,
            _ => return None,
        },
        kind @ (b"mft1" | b"mft2") => {
            let (inputs, outputs, points) = (reader.number(1)?, reader.number(1)?, reader.number(1)?);
            reader.at = 48;
            let wide = kind == b"mft2";
            let (first, last) = if wide { (reader.number(2)?, reader.number(2)?) } else { (256, 256) };
            let grid = (0..inputs).try_fold(outputs, |size, _| size.checked_mul(points))?;
            let values = grid.checked_add(inputs * first)?.checked_add(outputs * last)?;
            if wide { values.checked_mul(2)?.checked_add(52)? } else { values.checked_add(48)? }
        }
        b"mAB " | b"mBA " | b"mpet" => data.len(),
        _ => return None,
    })
}

/// Whether an element says these words in one of the three ways there are, byte for byte.
fn says(data: &[u8], words: &str) -> bool {
    let number = |value: usize| u32::try_from(value).unwrap_or_default().to_be_bytes();
    let wide: Vec<u8> = words.bytes().flat_map(|byte| [0, byte]).collect();
    let localised =
        [b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0CenUS", &number(wide.len()) as &[u8], &number(28), &wide].concat();
    let plain = [b"text\0\0\0\0", words.as_bytes(), &[0]].concat();
    let described = [b"desc\0\0\0\0", &number(words.len() + 1) as &[u8], words.as_bytes(), &[0; 79]].concat();
    [localised, plain, described].iter().any(|form| form == data)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::photo::icc;

    fn profile() -> Vec<u8> {
        let mut out = vec![0; 128];
        out[8] = 2;
        out[12..24].copy_from_slice(b"mntrGRAYXYZ ");
        out[36..40].copy_from_slice(b"acsp");
        out.extend(b"\0\0\0\x02wtpt\0\0\0\x9C\0\0\0\x14kTRC\0\0\0\xB0\0\0\0\x0E");
        out.extend(b"XYZ \0\0\0\0\0\0\0\x01\0\0\0\x02\0\0\0\x03");
        out.extend(b"curv\0\0\0\0\0\0\0\x01\x02\x33");
        let size = u32::try_from(out.len()).unwrap().to_be_bytes();
        out[..4].copy_from_slice(&size);
        out
    }

    #[test]
    fn a_plain_profile_with_any_byte_changed_is_not_proved() {
        let choices = Choices { plain_profile: true, ..Choices::default() };
        let original = profile();
        let plain = icc::plain(&original).unwrap();
        assert!(kept(&original, &plain, choices));
        for at in 0..plain.len() {
            let mut changed = plain.clone();
            changed[at] ^= 0x41;
            assert!(!kept(&original, &changed, choices), "byte {at}");
        }
        assert!(!kept(&original, &[plain.as_slice(), b"note"].concat(), choices));
        assert!(!kept(&original, &original, choices));
    }

    #[test]
    fn without_the_choice_nothing_may_change() {
        assert!(kept(&profile(), &profile(), Choices::default()));
        assert!(!kept(&profile(), &icc::plain(&profile()).unwrap(), Choices::default()));
    }
}
