//! ICC colour profiles (ICC.1:2022): what their texts say of a person's screen, and the same profile without them.
//!
//! A profile is kept bit for bit unless a school chooses otherwise. [`texts`] finds what is private in it, [`hidden`] what
//! no tag refers to, and [`plain`] writes it again with nothing but the numbers a colour engine calculates with.

mod texts;

use std::ops::Range;

use super::{
    Choices, Format, Photo, gif, heif,
    integer::{u16_be, u32_be},
    jpeg, png, tiff, webp,
};
use crate::{Error, error::Code};

pub(crate) use texts::texts;

/// A profile as its tag table (section 7.3) describes it.
struct Profile<'a> {
    bytes: &'a [u8],
    tags: Vec<Tag<'a>>,
}

/// One element of a profile.
struct Tag<'a> {
    name: [u8; 4],
    place: Range<usize>,
    data: &'a [u8],
}

const HEADER: usize = 128;

/// More tags than any profile has; the largest known, Apple's, have some forty.
const MOST_TAGS: usize = 200;

/// The tags a colour engine calculates with (section 9.2, and mediaBlackPoint of ICC.1:2001-04).
const COLOUR: &[&[u8; 4]] = &[
    b"wtpt", b"bkpt", b"chad", b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC", b"kTRC", b"A2B0", b"A2B1",
    b"A2B2", b"A2B3", b"B2A0", b"B2A1", b"B2A2", b"B2A3", b"D2B0", b"D2B1", b"D2B2", b"D2B3", b"B2D0", b"B2D1",
    b"B2D2", b"B2D3", b"gamt", b"cicp", b"lumi",
];

impl<'a> Profile<'a> {
    /// Reads header and tag table; `None` where they do not hold together.
    fn read(bytes: &'a [u8]) -> Option<Self> {
        let declared = usize::try_from(u32_be(bytes, 0)?).ok()?;
        let bytes = bytes.get(..declared)?;
        let count = usize::try_from(u32_be(bytes, HEADER)?).ok()?;
        if bytes.get(36..40)? != b"acsp" || count > MOST_TAGS {
            return None;
        }
        let start = HEADER + 4 + 12 * count;
        let mut tags: Vec<Tag<'a>> = Vec::new();
        for entry in bytes.get(HEADER + 4..start)?.chunks_exact(12) {
            let name: [u8; 4] = *entry.first_chunk()?;
            let from = usize::try_from(u32_be(entry, 4)?).ok()?;
            let size = usize::try_from(u32_be(entry, 8)?).ok()?;
            let place = from..from.checked_add(size)?;
            let data = bytes.get(place.clone())?;
            if from < start || tags.iter().any(|tag| tag.name == name) {
                return None;
            }
            tags.push(Tag { name, place, data });
        }
        Some(Self { bytes, tags })
    }

    /// The four letters at `at` of the header.
    fn letters(&self, at: usize) -> [u8; 4] {
        self.bytes.get(at..).and_then(|rest| rest.first_chunk()).copied().unwrap_or_default()
    }

    /// The stretches of the profile that neither header nor table nor tags cover.
    fn orphans(&self) -> Vec<&'a [u8]> {
        let mut places: Vec<_> = self.tags.iter().map(|tag| tag.place.clone()).collect();
        places.sort_by_key(|place| place.start);
        let mut at = HEADER + 4 + 12 * self.tags.len();
        let mut orphans = Vec::new();
        for place in places {
            orphans.extend(self.bytes.get(at..place.start));
            at = at.max(place.end);
        }
        orphans.extend(self.bytes.get(at..));
        orphans
    }
}

/// The ICC profile that the clean file of `photo` would keep, if it has one.
pub(crate) fn of(photo: &Photo) -> Option<Vec<u8>> {
    match photo.format() {
        Format::Jpeg => jpeg::walk(photo.bytes()).ok()?.icc,
        Format::Png => png::walk(photo.bytes()).ok()?.icc,
        Format::Tiff => tiff::profile(photo.bytes()),
        Format::WebP => webp::profile(photo.bytes(), photo.coded()),
        Format::Heic => heif::profile(photo.bytes()).ok()?,
        Format::Gif => gif::profile(photo.bytes(), photo.coded()),
        Format::Avif => None,
    }
}

/// `profile` as it is to stand in the clean file.
///
/// Fails with [`Code::PhotoUnsupported`] when it has to be written plainly and cannot be understood.
pub(super) fn chosen(profile: &[u8], choices: Choices) -> Result<Vec<u8>, Error> {
    if !choices.plain_profile {
        return Ok(profile.to_vec());
    }
    plain(profile).ok_or_else(|| Error::new(Code::PhotoUnsupported).because("a colour profile that cannot be read"))
}

/// The same profile with the tags of [`COLOUR`] and fixed texts; `None` when it is no sound profile of a device.
///
/// The header keeps what a colour engine asks for: version, class, colour spaces, whether it may be used alone, the
/// medium, and the rendering intent (section 7.2). Maker, model, creator, day and identifier become zero, which the
/// standard reads as "not said". The result is the same for its own result.
pub(super) fn plain(profile: &[u8]) -> Option<Vec<u8>> {
    let profile = Profile::read(profile)?;
    let classes: &[&[u8; 4]] = &[b"scnr", b"mntr", b"prtr", b"spac"];
    let spaces: &[&[u8; 4]] =
        &[b"RGB ", b"GRAY", b"CMYK", b"Lab ", b"XYZ ", b"YCbr", b"CMY ", b"HSV ", b"HLS ", b"Luv "];
    let ([class, space, pcs], intent) = ([12, 16, 20].map(|at| profile.letters(at)), u32_be(profile.bytes, 64)?);
    let [major, minor, ..] = profile.letters(8);
    let sound = classes.contains(&&class) && spaces.contains(&&space) && [b"XYZ ", b"Lab "].contains(&&pcs);
    if !sound || intent > 3 || !(2..=5).contains(&major) {
        return None;
    }
    let mut out = vec![0; HEADER];
    let mut put = |at: usize, bytes: &[u8]| {
        out.iter_mut().skip(at).zip(bytes).for_each(|(out, byte)| *out = *byte);
    };
    put(8, &[major, minor]);
    put(12, &[class, space, pcs].concat());
    put(36, b"acsp");
    put(44, &(u32_be(profile.bytes, 44)? & 3).to_be_bytes());
    put(60, &(u32_be(profile.bytes, 60)? & 15).to_be_bytes());
    put(64, &intent.to_be_bytes());
    put(68, &[0, 0, 0xF6, 0xD6, 0, 1, 0, 0, 0, 0, 0xD3, 0x2D]); // D50, which every profile has to state
    let mut tags: Vec<([u8; 4], Vec<u8>)> = Vec::new();
    for tag in profile.tags.iter().filter(|tag| COLOUR.contains(&&tag.name)) {
        tags.push((tag.name, tag.data.get(..length(tag.data)?)?.to_vec()));
    }
    tags.push((*b"desc", description(major)));
    tags.push((*b"cprt", copyright(major)));
    // Curves that the channels share are written once, as before.
    let mut at = HEADER + 4 + 12 * tags.len();
    let mut elements = Vec::new();
    let mut written: Vec<(&[u8], usize)> = Vec::new();
    out.extend(u32::try_from(tags.len()).ok()?.to_be_bytes());
    for (name, data) in &tags {
        let place = match written.iter().find(|(known, _)| known == data) {
            Some((_, place)) => *place,
            None => {
                let place = at;
                elements.extend_from_slice(data);
                elements.resize(elements.len().next_multiple_of(4), 0);
                at = place.checked_add(data.len().next_multiple_of(4))?;
                written.push((data, place));
                place
            }
        };
        out.extend(name);
        out.extend(u32::try_from(place).ok()?.to_be_bytes());
        out.extend(u32::try_from(data.len()).ok()?.to_be_bytes());
    }
    out.extend(elements);
    let size = u32::try_from(out.len()).ok()?.to_be_bytes();
    out.iter_mut().zip(size).for_each(|(out, byte)| *out = byte);
    Some(out)
}

/// How many bytes of a colour tag's data its type needs (section 10); `None` for a type that holds no colours.
fn length(data: &[u8]) -> Option<usize> {
    let count = |at| u32_be(data, at).and_then(|count| usize::try_from(count).ok());
    let byte = |at: usize| data.get(at).copied().map(usize::from);
    let table = |entry: usize, start: usize, curves: (usize, usize)| {
        let (inputs, outputs, points) = (byte(8)?, byte(9)?, byte(10)?);
        let grid = points.checked_pow(u32::try_from(inputs).ok()?)?.checked_mul(outputs)?;
        let curves = inputs.checked_mul(curves.0)?.checked_add(outputs.checked_mul(curves.1)?)?;
        grid.checked_add(curves)?.checked_mul(entry)?.checked_add(start)
    };
    match data.first_chunk::<4>()? {
        b"XYZ " => Some(20),
        b"curv" => count(8)?.checked_mul(2)?.checked_add(12),
        b"para" => Some(12 + 4 * [1, 3, 4, 5, 7].get(usize::from(u16_be(data, 8)?))?),
        b"sf32" => Some(8 + 4 * 9), // the matrix of `chad`
        b"cicp" => Some(12),
        b"mft1" => table(1, 48, (256, 256)),
        b"mft2" => table(2, 52, (u16_be(data, 48)?.into(), u16_be(data, 50)?.into())),
        // Their parts stand at offsets of their own; they are kept whole.
        b"mAB " | b"mBA " | b"mpet" => Some(data.len()),
        _ => None,
    }
}

const DESCRIPTION: &str = "Colour profile";
const COPYRIGHT: &str = "No copyright";

/// A localised text (section 10.15), or before version 4 a description of ICC.1:2001-04, section 6.5.17.
fn description(major: u8) -> Vec<u8> {
    if major >= 4 {
        return localised(DESCRIPTION);
    }
    let mut out = b"desc\0\0\0\0\0\0\0\x0F".to_vec();
    out.extend(DESCRIPTION.bytes());
    out.extend([0; 1 + 4 + 4 + 2 + 1 + 67]); // end of text, no Unicode, no ScriptCode
    out
}

fn copyright(major: u8) -> Vec<u8> {
    if major >= 4 { localised(COPYRIGHT) } else { [b"text\0\0\0\0", COPYRIGHT.as_bytes(), &[0]].concat() }
}

fn localised(text: &str) -> Vec<u8> {
    let words: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut out = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0CenUS".to_vec();
    out.extend((words.len() as u32).to_be_bytes());
    out.extend(28_u32.to_be_bytes());
    out.extend(words);
    out
}

/// How many bytes of a kept profile are not zero and no tag refers to: nothing reads them, and anything may stand there.
pub(crate) fn hidden(profile: &[u8]) -> usize {
    let orphans = Profile::read(profile).map(|profile| profile.orphans()).unwrap_or_default();
    orphans.into_iter().flatten().filter(|byte| **byte != 0).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use schoolgate_fixtures::{draw, encode};

    use super::{texts::well_known, *};
    use crate::{metadata, photo};

    /// A profile of a screen, with these tags beside its colours and `orphan` bytes between the elements.
    fn profile(more: &[(&[u8; 4], Vec<u8>)], orphan: &[u8]) -> Vec<u8> {
        let mut tags: Vec<(&[u8; 4], Vec<u8>)> = Vec::new();
        for (name, x) in [(b"wtpt", 7), (b"rXYZ", 1), (b"gXYZ", 2), (b"bXYZ", 3)] {
            tags.push((name, [b"XYZ \0\0\0\0\0\0\0".as_slice(), &[x], &[0; 8]].concat()));
        }
        for name in [b"rTRC", b"gTRC", b"bTRC"] {
            tags.push((name, b"curv\0\0\0\0\0\0\0\x01\x02\x33".to_vec()));
        }
        tags.extend_from_slice(more);
        let mut out = vec![0; 128];
        out[8] = 2;
        out[12..24].copy_from_slice(b"mntrRGB XYZ ");
        out[24..36].copy_from_slice(&[7, 0xE5, 0, 6, 0, 1, 0, 2, 0, 3, 0, 4]);
        out[36..40].copy_from_slice(b"acsp");
        out[48..52].copy_from_slice(b"Qxmn");
        out[52..56].copy_from_slice(b"Qxmd");
        out[80..84].copy_from_slice(b"Qxcr");
        out[84..100].copy_from_slice(b"sixteen letters!");
        out[100..110].copy_from_slice(b"reservedXq");
        out.extend((tags.len() as u32).to_be_bytes());
        let mut at = 132 + 12 * tags.len();
        let mut elements = Vec::new();
        for (name, data) in &tags {
            out.extend(*name);
            out.extend((at as u32).to_be_bytes());
            out.extend((data.len() as u32).to_be_bytes());
            elements.extend([data.as_slice(), orphan].concat());
            at += data.len() + orphan.len();
        }
        out.extend(elements);
        let size = out.len() as u32;
        out[..4].copy_from_slice(&size.to_be_bytes());
        out
    }

    fn talkative() -> Vec<u8> {
        let described = |text: &str| {
            [b"desc\0\0\0\0", &(text.len() as u32 + 1).to_be_bytes() as &[u8], text.as_bytes(), &[0; 79]].concat()
        };
        let more: Vec<(&[u8; 4], Vec<u8>)> = vec![
            (b"desc", localised("QxScreenOfAdaXq")),
            (b"dmdd", described("QxModelXq")),
            (b"cprt", b"text\0\0\0\0QxRightsXq\0".to_vec()),
            (b"targ", b"text\0\0\0\0QxTargetXq\0".to_vec()),
            (b"mmod", b"mmod\0\0\0\0\0\0\x06\x10\0\0\xA0\x22\x12\x34\xAB\xCD\0\0\0\0".to_vec()),
            (b"priv", b"data\0\0\0\0\0\0\0\0QxPrivateXq\0".to_vec()),
            (b"prv2", [b"data\0\0\0\0".as_slice(), b"\0Q\0x\0W\0i\0d\0e\0X\0q"].concat()),
        ];
        profile(&more, b"QxOrphanXq")
    }

    #[test]
    fn a_plain_profile_keeps_its_colours_and_says_nothing() {
        let before = talkative();
        let after = plain(&before).unwrap();
        for word in [b"Qx".as_slice(), b"\0Q\0x", b"sixteen", b"reserved", b"\x12\x34\xAB\xCD", b"\x07\xE5"] {
            assert!(before.windows(word.len()).any(|window| window == word));
            assert!(!after.windows(word.len()).any(|window| window == word), "{word:?}");
        }
        let (before, after) = (Profile::read(&before).unwrap(), Profile::read(&after).unwrap());
        for tag in before.tags.iter().filter(|tag| COLOUR.contains(&&tag.name)) {
            assert_eq!(after.tags.iter().find(|other| other.name == tag.name).map(|other| other.data), Some(tag.data));
        }
        assert_eq!(after.tags.len(), 9);
        assert!(texts(after.bytes).is_empty());
        assert_eq!(hidden(after.bytes), 0);
        assert_eq!(plain(after.bytes).unwrap(), after.bytes);
    }

    #[test]
    fn a_plain_profile_of_either_version_is_its_own_plain_profile() {
        for version in [2, 4] {
            let mut profile = profile(&[], b"");
            profile[8] = version;
            let once = plain(&profile).unwrap();
            assert_eq!(plain(&once).unwrap(), once);
        }
    }

    #[test]
    fn what_follows_the_value_of_a_colour_goes() {
        let chad = [b"sf32\0\0\0\0".as_slice(), &[1; 36], b"QxSlackXq"].concat();
        let plain = plain(&profile(&[(b"chad", chad)], b"")).unwrap();
        assert!(!plain.windows(2).any(|window| window == b"Qx"));
    }

    #[test]
    fn private_texts_are_found_by_field() {
        let found = texts(&talkative());
        for (name, text) in [
            ("ProfileDescription", "QxScreenOfAdaXq"),
            ("DeviceModel", "QxModelXq"),
            ("ProfileCopyright", "QxRightsXq"),
            ("CharacterisationTarget", "QxTargetXq"),
            ("DisplaySerialNumber", "maker 610, model A022, serial number 1234ABCD"),
            ("ProfileTag priv", "QxPrivateXq"),
            ("ProfileTag prv2", "QxWideXq"),
            ("ProfileManufacturer", "Qxmn"),
            ("ProfileModel", "Qxmd"),
        ] {
            assert!(found.contains(&(name.to_owned(), text.to_owned())), "{name}: {found:?}");
        }
        assert!(hidden(&talkative()) >= 14 * 10);
    }

    #[test]
    fn texts_that_millions_of_pictures_share_are_not_private() {
        for text in ["sRGB IEC61966-2.1", "Display P3", "Copyright Apple Inc., 2017", "c2", "Adobe RGB (1998)"] {
            assert!(well_known(text), "{text}");
        }
        for text in ["DELL U2415", "Ada's MacBook", "Color LCD", "S/N 7MT0165"] {
            assert!(!well_known(text), "{text}");
        }
    }

    #[test]
    fn tags_that_point_outside_or_stand_twice_make_no_sound_profile() {
        let mut outside = talkative();
        outside[136..140].copy_from_slice(&[0xFF; 4]);
        let mut table = talkative();
        table[136..140].copy_from_slice(&[0, 0, 0, 8]);
        let mut twice = talkative();
        twice.copy_within(132..136, 144);
        let mut many = talkative();
        many[128..132].copy_from_slice(&[0xFF; 4]);
        let kind = profile(&[(b"A2B0", b"text\0\0\0\0words".to_vec())], b"");
        for profile in [outside, table, twice, many, kind, Vec::new()] {
            assert_eq!(plain(&profile), None);
        }
    }

    /// A JPEG and a PNG with this profile.
    fn files(profile: &[u8]) -> [Vec<u8>; 2] {
        let picture = draw::gradient(24, 24);
        let jpeg = encode::jpeg(&picture, encode::Jpeg::default());
        let length = u16::try_from(16 + profile.len()).unwrap().to_be_bytes();
        let segment = [&[0xFF, 0xE2], &length as &[u8], b"ICC_PROFILE\0\x01\x01", profile].concat();
        let png = encode::png(&picture);
        let data = [b"iCCPicc\0\0", miniz_oxide::deflate::compress_to_vec_zlib(profile, 6).as_slice()].concat();
        let mut crc = flate2::Crc::new();
        crc.update(&data);
        let size = (data.len() as u32 - 4).to_be_bytes();
        let chunk = [&size, data.as_slice(), &crc.sum().to_be_bytes()].concat();
        [[&jpeg[..2], &segment, &jpeg[2..]].concat(), [&png[..33], &chunk, &png[33..]].concat()]
    }

    #[test]
    fn a_profile_is_kept_whole_or_made_plain_as_chosen() {
        let profile = talkative();
        for file in files(&profile) {
            let photo = Photo::open(file).unwrap();
            let kept = photo::strip(&photo, Choices::default()).unwrap();
            assert_eq!(of(&Photo::open(kept.into_bytes()).unwrap()).as_ref(), Some(&profile));
            let choices = Choices { plain_profile: true, ..Choices::default() };
            let made = photo::strip(&photo, choices).unwrap();
            let made = Photo::open(made.into_bytes()).unwrap();
            assert_eq!(of(&made), plain(&profile));
            assert_eq!(photo::strip(&made, choices).unwrap().bytes(), made.bytes());
            assert!(metadata::inspect(&made).items.is_empty());
            let report = metadata::inspect(&photo);
            assert!(report.items.iter().any(|item| item.value.starts_with("QxScreenOfAdaXq (")), "{report:#?}");
            assert!(report.items.iter().any(|item| item.name == "HiddenBytes"));
        }
    }

    #[test]
    fn a_profile_that_cannot_be_read_is_never_passed_for_a_plain_one() {
        let mut profile = talkative();
        profile[136..140].copy_from_slice(&[0xFF; 4]);
        for file in files(&profile) {
            let choices = Choices { plain_profile: true, ..Choices::default() };
            let error = photo::strip(&Photo::open(file).unwrap(), choices).unwrap_err();
            assert_eq!(error.code(), Code::PhotoUnsupported);
        }
    }

    proptest! {
        #[test]
        fn any_profile_is_read_without_harm(changes in proptest::collection::vec((any::<u16>(), any::<u8>()), 1..12)) {
            let mut profile = talkative();
            for (at, value) in changes {
                let at = usize::from(at) % profile.len();
                profile[at] = value;
            }
            texts(&profile);
            hidden(&profile);
            if let Some(once) = plain(&profile) {
                prop_assert_eq!(plain(&once), Some(once));
            }
        }
    }
}
