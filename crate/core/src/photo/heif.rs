//! HEIC and AVIF: walks the boxes of ISO/IEC 14496-12 and the items of ISO/IEC 23008-12 (HEIF), and picks the items a renderer
//! needs; `write` writes the file anew with them.
//!
//! What draws is the primary item; for a picture made of tiles or layers (`grid`, `iovl`, `iden`) the items it is made of;
//! and the transparency of any of these. They are numbered afresh, keep the properties that draw, and their coded bytes stand
//! bit for bit in one mdat box, without the messages (SEI, OBU metadata) and padding between them. Everything else goes: Exif,
//! XMP, thumbnails, depth maps, further pictures, groups, films, names, and every box that is not known. A gain map stays when
//! [`Choices`] asks for it and it is of the kind that stands by itself (`tmap`, ISO 21496-1); that of older iPhones always goes,
//! for the numbers it is used with are in the Exif block and in XMP.
//!
//! The picture is turned by the properties `irot` and `imir`, which every decoder applies; the Exif orientation turns nothing
//! in HEIF (23008-12, annex A). So [`Shape`] says orientation 1 and the size after turning and cropping. What `clap` crops away
//! stays in the coded picture of a cleaned HEIC file; a published picture is encoded anew and has lost it.
//!
//! What is not looked into are the coded pictures themselves: a message woven into the bits of a tile, or into the extension
//! fields of a parameter set, is not found. A published HEIC picture is encoded anew and has lost that as well.
//!
//! A file with a film (`moov`), such as an animated AVIF, is refused: its still picture alone would not be what was sent.

mod av1;
mod boxes;
mod colour;
mod decode;
mod derivation;
mod hevc;
mod items;
mod left_out;
mod limits;
mod meta;
mod property;
mod role;
mod size;
mod write;

use std::{borrow::Cow, ops::Range};

use super::{
    Choices, Format, MAX_PIXELS, Shape, sniff,
    surplus::{Part, Surplus},
};
use crate::{Error, error::Code};
pub(super) use colour::profile;
pub(super) use decode::decode;
pub(super) use write::write;

use boxes::{Box, Fields, Kind, broken, unsupported};
use items::Walker;
use meta::{Meta, boxed, leave};
use size::displayed_size;

/// What the picture is; fails where a file cannot be followed to the end of its picture.
pub(super) fn shape(bytes: &[u8]) -> Result<Shape, Error> {
    let heif = walk(bytes, Choices::default())?;
    let (width, height) = heif.size;
    Ok(Shape { orientation: 1, width, height, frames: u32::try_from(heif.pictures).unwrap_or(u32::MAX) })
}

/// What [`write`] leaves out.
pub(super) fn surplus(bytes: &[u8]) -> (Vec<Surplus<'_>>, Option<Error>) {
    match walk(bytes, Choices::default()) {
        Ok(heif) => (heif.surplus, None),
        Err(error) => (Vec::new(), Some(error)),
    }
}

/// The kind of coded picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Codec {
    Hevc,
    Av1,
}

/// The picture and what is left out.
struct Heif<'a> {
    codec: Codec,
    /// As displayed, of the primary picture.
    size: (u32, u32),
    /// The place of the primary picture.
    primary: usize,
    /// How many pictures the file shows.
    pictures: usize,
    items: Vec<Shown<'a>>,
    surplus: Vec<Surplus<'a>>,
}

/// An item that is drawn. Its place in the list is its new number, counted from 1.
struct Shown<'a> {
    kind: Kind,
    /// Whether it is only a part of another.
    hidden: bool,
    /// How many steps it is from the coded pictures that it is made of.
    height: Option<u32>,
    /// Its properties, each a whole box, in their order.
    properties: Vec<(Kind, Vec<u8>)>,
    size: (u32, u32),
    /// Where its data stand in the file.
    source: Vec<Range<usize>>,
    data: Cow<'a, [u8]>,
    /// The stretches of the data that draw.
    kept: Vec<Range<usize>>,
    /// The places of the items it is made of.
    inputs: Vec<usize>,
    /// The places of the items whose transparency it is.
    masters: Vec<usize>,
    /// The place of the item that holds the transparency its colours are multiplied with.
    premultiplied: Option<usize>,
}

fn walk(bytes: &[u8], choices: Choices) -> Result<Heif<'_>, Error> {
    let (meta, mut surplus, mdats) = top(bytes)?;
    let mut walker = Walker::new(bytes, &meta, &mdats);
    walker.show_pictures()?;
    let pictures: Vec<usize> = walker.pictures().collect();
    walker.show_transparency()?;
    if choices.keep_gain_map {
        walker.show_gain_map()?;
    }
    let Walker { shown, places, codec, .. } = walker;
    let codec = codec.ok_or_else(|| broken(0, "HEIF file without a coded picture"))?;
    let wanted = if codec == Codec::Hevc { Format::Heic } else { Format::Avif };
    if sniff::format(bytes)? != wanted {
        return Err(unsupported(0, "HEIF file whose brands are not those of its picture"));
    }
    limits::check_pixels(&shown, &pictures)?;
    let owned = limits::check_sharing(&shown)?;
    let primary = places.get(&meta.primary).copied().unwrap_or_default();
    let size = displayed_size(shown.get(primary))?;
    surplus.extend(left_out::left_out(bytes, &meta, &shown, &places, owned, &mdats));
    surplus.extend(meta.surplus);
    Ok(Heif { codec, size, primary, pictures: pictures.len(), items: shown, surplus })
}

/// The boxes of the file: the meta box, what is none of the picture's, and where data may lie.
type Top<'a> = (Meta<'a>, Vec<Surplus<'a>>, Vec<Range<usize>>);

fn top(bytes: &[u8]) -> Result<Top<'_>, Error> {
    let mut file = Fields::new(bytes, 0);
    let (mut meta, mut surplus, mut mdats) = (None, Vec::new(), Vec::new());
    loop {
        let before = file;
        let each = match file.next_box() {
            Ok(Some(each)) => each,
            Ok(None) => break,
            // What follows the last whole box is no part of the file; whether its picture is whole its items will tell.
            Err(_) if meta.is_some() => {
                surplus.push(Surplus { part: Part::AfterEnd, offset: before.offset(), data: before.rest() });
                break;
            }
            Err(error) => return Err(error),
        };
        let Box { kind, start, data } = each;
        match &kind {
            b"ftyp" if start == 0 => {}
            b"meta" if meta.is_none() => meta = Some(meta::read(data)?),
            b"meta" => return Err(broken(start, "a second meta box")),
            b"moov" | b"moof" => return Err(unsupported(start, "HEIF file with a film or an animation")),
            b"mdat" => mdats.push(data.offset()..data.offset().saturating_add(data.rest().len())),
            b"free" | b"skip" | b"wide" => leave(&mut surplus, Part::Box(kind), data.offset(), data.rest()),
            _ => surplus.push(boxed(&each)),
        }
    }
    let meta =
        meta.ok_or_else(|| Error::at_byte(Code::PhotoTruncated, bytes.len()).because("HEIF file without meta box"))?;
    Ok((meta, surplus, mdats))
}

/// The data of the box of `kind` among normal properties.
fn body<'p>(properties: &'p [(Kind, Vec<u8>)], kind: &Kind) -> Option<&'p [u8]> {
    properties.iter().find(|(known, _)| known == kind).and_then(|(_, normal)| normal.get(8..))
}

#[cfg(test)]
mod tests {
    use schoolgate_fixtures::{draw, encode, plant, together, with_one_tile, with_property, with_reference};

    use super::*;
    use crate::photo::{Photo, decode, strip};

    fn file() -> Vec<u8> {
        encode::heic(&draw::gradient(40, 30))
    }

    fn code(file: Vec<u8>) -> Code {
        Photo::open(file).unwrap_err().code()
    }

    /// The file with one byte of the first box of `kind` changed, `at` counting from its data.
    fn changed(kind: &[u8; 4], at: usize, value: u8) -> Vec<u8> {
        let mut file = strip(&Photo::open(file()).unwrap(), Choices::default()).unwrap().into_bytes();
        let start = file.windows(4).position(|word| word == kind).unwrap() + 4;
        file[start + at] = value;
        file
    }

    #[test]
    fn a_turned_picture_keeps_its_turn_and_says_its_size_as_displayed() {
        let plain = decode(&Photo::open(file()).unwrap()).unwrap();
        for quarters in 0..4 {
            // Reserved bits are set as well; they are cleaned.
            let photo = Photo::open(with_property(&file(), *b"irot", &[quarters | 0xF0], true)).unwrap();
            let (width, height) = if quarters % 2 == 1 { (30, 40) } else { (40, 30) };
            assert_eq!((photo.width(), photo.height(), photo.orientation()), (width, height, 1));
            let clean = Photo::open(strip(&photo, Choices::default()).unwrap().into_bytes()).unwrap();
            let pixels = decode(&clean).unwrap();
            assert_eq!((pixels.width, pixels.height), (width, height));
            assert_eq!(decode(&photo).unwrap(), pixels);
            // The corner at the top left, a quarter against the clock at a time.
            let corner = match quarters {
                0 => 0,
                1 => 39 * 30,
                2 => 40 * 30 - 1,
                _ => 29,
            };
            assert_eq!(pixels.rgb[corner * 3..corner * 3 + 3], plain.rgb[..3], "{quarters} quarters");
        }
    }

    #[test]
    fn the_exif_orientation_turns_nothing() {
        let plain = Photo::open(file()).unwrap();
        let turned = Photo::open(plant(&file(), 6).bytes).unwrap();
        assert_eq!((turned.orientation(), turned.width()), (1, plain.width()));
        assert_eq!(decode(&turned).unwrap(), decode(&plain).unwrap());
    }

    #[test]
    fn a_cropped_picture_says_its_size_as_displayed() {
        let clap = [20_u32, 1, 10, 1, 0, 1, 0, 1].map(u32::to_be_bytes);
        let photo = Photo::open(with_property(&file(), *b"clap", clap.as_flattened(), true)).unwrap();
        assert_eq!((photo.width(), photo.height()), (20, 10));
        assert_eq!(decode(&photo).unwrap().rgb.len(), 20 * 10 * 3);
        let nothing = [20_u32, 0, 10, 1, 0, 1, 0, 1].map(u32::to_be_bytes);
        assert_eq!(code(with_property(&file(), *b"clap", nothing.as_flattened(), true)), Code::PhotoBroken);
    }

    /// Three pictures of different sizes, the second being the primary one.
    fn burst() -> Vec<u8> {
        let tiles = encode::heic(&draw::gradient(530, 20));
        together(&[encode::heic(&draw::gradient(50, 30)), file(), tiles], 1)
    }

    #[test]
    fn every_picture_that_the_file_shows_stays_in_its_order() {
        let photo = Photo::open(burst()).unwrap();
        assert_eq!((photo.frames(), photo.width(), photo.height()), (3, 40, 30));
        let clean = strip(&photo, Choices::default()).unwrap().into_bytes();
        let again = Photo::open(clean.clone()).unwrap();
        assert_eq!((again.frames(), again.width()), (3, 40));
        assert_eq!(decode(&again).unwrap(), decode(&Photo::open(file()).unwrap()).unwrap());
        let shown = walk(&clean, Choices::default()).unwrap();
        let sizes: Vec<_> = shown.items.iter().filter(|item| !item.hidden).map(|item| item.size).collect();
        assert_eq!(sizes, [(50, 30), (40, 30), (530, 20)]);
        assert_eq!(shown.primary, 1);
    }

    #[test]
    fn a_smaller_copy_is_no_picture_of_its_own() {
        let numbers = |file: &[u8]| walk(file, Choices::default()).unwrap().pictures;
        let three = together(&[file(), file(), file()], 0);
        assert_eq!(numbers(&three), 3);
        let ids: Vec<u32> = meta_of(&three).items.keys().copied().collect();
        let pictures: Vec<u32> = ids.into_iter().filter(|id| meta_of(&three).items[id].kind == *b"hvc1").collect();
        let [first, second, third] = pictures[..] else { panic!("{pictures:?}") };
        let refer = |kind: &[u8; 4], from: u32, to: u32| with_reference(&three, *kind, from as u16, to as u16);
        assert_eq!(numbers(&refer(b"thmb", second, first)), 2);
        assert_eq!(numbers(&refer(b"auxl", third, first)), 2);
        // Some programs show the other one then.
        assert_eq!(code(refer(b"thmb", first, second)), Code::PhotoUnsupported);
    }

    fn meta_of(file: &[u8]) -> Meta<'_> {
        top(file).unwrap().0
    }

    #[test]
    fn a_tile_may_be_drawn_at_several_places() {
        let original = with_one_tile(&encode::heic(&draw::gradient(1030, 40)));
        let photo = Photo::open(original).unwrap();
        let clean = strip(&photo, Choices::default()).unwrap().into_bytes();
        let pixels = decode(&Photo::open(clean).unwrap()).unwrap();
        assert_eq!((pixels.width, pixels.height), (1030, 40));
        let pixel = |x: usize| &pixels.rgb[x * 3..x * 3 + 3];
        assert_eq!(pixel(10), pixel(522));
    }

    #[test]
    fn a_tile_costs_as_often_as_it_is_drawn() {
        let tile = |inputs: Vec<usize>, side: u32, height| Shown {
            kind: *b"grid",
            hidden: false,
            height: Some(height),
            properties: Vec::new(),
            size: (side, side),
            source: Vec::new(),
            data: Cow::default(),
            kept: Vec::new(),
            inputs,
            masters: Vec::new(),
            premultiplied: None,
        };
        let cost = |times: usize| {
            limits::check_pixels(&[tile(vec![1; times], 5000, 1), tile(Vec::new(), 5000, 0)], &[0])
                .map_err(|e| e.code())
        };
        assert_eq!(cost(19), Ok(()));
        assert_eq!(cost(20), Err(Code::PhotoTooLarge));
    }

    #[test]
    fn a_picture_that_is_a_part_of_itself_is_refused() {
        let tiles = encode::heic(&draw::gradient(530, 20));
        let grid = meta_of(&tiles).primary as u16;
        let tile = meta_of(&tiles).references[&(*b"dimg", u32::from(grid))][0] as u16;
        let mut twisted = with_reference(&tiles, *b"dimg", tile, grid);
        // The tile is made of what it is a part of.
        let at = twisted.windows(4).position(|word| word == b"hvc1").unwrap();
        twisted[at..at + 4].copy_from_slice(b"iden");
        assert_eq!(code(twisted), Code::PhotoUnsupported);
    }

    #[test]
    fn an_unknown_property_goes_unless_it_must_be_understood() {
        let photo = Photo::open(with_property(&file(), *b"newP", b"note", false)).unwrap();
        let clean = strip(&photo, Choices::default()).unwrap();
        assert!(!clean.bytes().windows(4).any(|word| word == b"newP"));
        assert_eq!(code(with_property(&file(), *b"newP", b"note", true)), Code::PhotoUnsupported);
    }

    #[test]
    fn a_film_beside_the_picture_is_refused() {
        let film = [file().as_slice(), b"\0\0\0\x08moov"].concat();
        assert_eq!(code(film), Code::PhotoUnsupported);
    }

    #[test]
    fn data_outside_the_box_for_data_are_refused() {
        // The offset of the first item, then its length.
        assert_eq!(code(changed(b"iloc", 16, 0x7F)), Code::PhotoTruncated);
        assert_eq!(code(changed(b"iloc", 20, 0x7F)), Code::PhotoTruncated);
    }

    #[test]
    fn a_picture_of_another_size_than_its_item_is_refused() {
        assert_eq!(code(changed(b"ispe", 6, 9)), Code::PhotoBroken);
        assert_eq!(code(changed(b"ispe", 4, 0x7F)), Code::PhotoBroken);
    }

    #[test]
    fn another_codec_is_refused_by_name() {
        let mut file = file();
        let at = file.windows(4).position(|word| word == b"hvc1").unwrap();
        file[at..at + 4].copy_from_slice(b"vvc1");
        assert!(Photo::open(file).unwrap_err().detail().contains("vvc1"));
    }
}
