//! GIF: walks the blocks of GIF89a (CompuServe, 1990) and writes the ones a renderer needs.
//!
//! Of extensions three draw: graphic control, the loop count, and the colour profile (ICC.1:2010, Annex B.6), which few
//! programs read. Comments, other applications' blocks and plain text go; no browser has ever drawn the latter. Palettes stay whole, as in PNG:
//! colours that no pixel has can hold bytes too, but programs that work on indices see them.

use super::{
    Choices, Coded, MAX_PIXELS, Shape,
    coded::Followed,
    icc,
    integer::Endian,
    jpeg,
    lzw::{self, Extent},
    surplus::{Part, Surplus},
};
use crate::{Error, error::Code};

/// The file as its walker understood it.
struct Gif<'a> {
    /// `GIF87a` or `GIF89a`.
    signature: [u8; 6],
    /// The logical screen descriptor (section 18), without bits that mean nothing.
    screen: [u8; 7],
    /// The global colour table (section 19).
    table: Option<&'a [u8]>,
    /// How often an animation repeats; little-endian, 0 without end.
    loops: Option<[u8; 2]>,
    icc: Option<Vec<u8>>,
    images: Vec<Image<'a>>,
    surplus: Vec<Surplus<'a>>,
}

/// One image (sections 20 and 22).
struct Image<'a> {
    /// The fields of the graphic control extension before it (section 23), without bits that mean nothing.
    control: Option<[u8; 4]>,
    /// The image descriptor's fields, without bits that mean nothing.
    descriptor: [u8; 9],
    table: Option<&'a [u8]>,
    /// The code size before the data.
    minimum: u8,
    data: SubBlocks<'a>,
    extent: Extent,
}

/// Data in sub-blocks (section 15), each with its length before it.
#[derive(Clone, Copy)]
struct SubBlocks<'a> {
    data: &'a [u8],
    offset: usize,
}

impl<'a> Iterator for SubBlocks<'a> {
    type Item = (usize, &'a [u8]);

    /// Where the next one's bytes start, and these; `None` at the empty one that ends them, or the end of the file.
    fn next(&mut self) -> Option<Self::Item> {
        let (length, rest) = self.data.split_first().filter(|(length, _)| **length > 0)?;
        let (block, rest) = rest.split_at_checked(usize::from(*length))?;
        let offset = self.offset.saturating_add(1);
        *self = Self { data: rest, offset: offset.saturating_add(block.len()) };
        Some((offset, block))
    }
}

impl<'a> SubBlocks<'a> {
    fn bytes(self) -> impl Iterator<Item = u8> {
        self.flat_map(|(_, block)| block.iter().copied())
    }

    /// What stands behind the first `read` of these bytes.
    fn behind(self, mut read: usize) -> impl Iterator<Item = Surplus<'a>> {
        self.filter_map(move |(offset, block)| {
            let kept = read.min(block.len());
            read -= kept;
            let data = block.get(kept..).filter(|data| !data.is_empty())?;
            Some(Surplus { part: Part::Slack, offset: offset.saturating_add(kept), data })
        })
    }
}

/// What the picture is, and where its coded data end; fails where a file cannot be followed to the end of its picture.
pub(super) fn open(bytes: &[u8]) -> Result<(Shape, Coded), Error> {
    let mut followed = Followed::first();
    let gif = walk(bytes, &mut followed)?;
    let (width, height) = gif.size();
    let frames = u32::try_from(gif.images.len()).unwrap_or(u32::MAX);
    Ok((Shape { orientation: 1, width, height, frames }, followed.into_coded()))
}

/// The colour profile that the clean file would keep.
pub(super) fn profile(bytes: &[u8], coded: &Coded) -> Option<Vec<u8>> {
    walk(bytes, &mut Followed::again(coded)).ok()?.icc
}

/// What [`write`] leaves out.
pub(super) fn surplus<'a>(bytes: &'a [u8], coded: &Coded) -> (Vec<Surplus<'a>>, Option<Error>) {
    match walk(bytes, &mut Followed::again(coded)) {
        Ok(gif) => {
            let mut found = gif.hidden();
            found.extend(gif.surplus);
            (found, None)
        }
        Err(error) => (Vec::new(), Some(error)),
    }
}

/// Reads the structure of a whole file.
fn walk<'a>(bytes: &'a [u8], followed: &mut Followed<'_>) -> Result<Gif<'a>, Error> {
    let truncated = || Error::at_byte(Code::PhotoTruncated, bytes.len()).because("GIF header");
    let (signature, rest) = bytes.split_first_chunk::<6>().ok_or_else(truncated)?;
    let (screen, _) = rest.split_first_chunk::<7>().ok_or_else(truncated)?;
    let mut walker = Walker { bytes, at: 13, control: None, pixels: 0 };
    let mut screen = *screen;
    let [_, _, _, _, flags, background, _] = &mut screen;
    let table = walker.table(*flags)?;
    if table.is_none() {
        (*flags, *background) = (*flags & 0x70, 0);
    }
    let (images, surplus) = (Vec::new(), Vec::new());
    let mut gif = Gif { signature: *signature, screen, table, loops: None, icc: None, images, surplus };
    let (width, height) = gif.size();
    if width == 0 || height == 0 {
        return Err(Error::at_byte(Code::PhotoBroken, 6).because("GIF without pixels"));
    }
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(Error::at_byte(Code::PhotoTooLarge, 6).because(format_args!("{width} × {height}")));
    }
    while walker.step(&mut gif, followed)? {}
    if let Some((_, raw)) = walker.control.take() {
        gif.leave(Part::Extension(CONTROL), raw.offset, raw.data);
    }
    if gif.images.is_empty() {
        return Err(Error::at_byte(Code::PhotoTruncated, walker.at).because("GIF without an image"));
    }
    gif.leave(Part::AfterEnd, walker.at, bytes.get(walker.at..).unwrap_or_default());
    Ok(gif)
}

/// The labels of extensions.
const CONTROL: u8 = 0xF9;
const APPLICATION: u8 = 0xFF;

/// The loop count's extension up to the count; browsers take both names (Netscape Navigator 2.0).
const LOOP: &[u8] = b"\x0BNETSCAPE2.0\x03\x01";
const LOOP_TOO: &[u8] = b"\x0BANIMEXTS1.0\x03\x01";
/// What a colour profile's extension begins with.
const PROFILE: &[u8] = b"\x0BICCRGBG1012";

struct Walker<'a> {
    bytes: &'a [u8],
    at: usize,
    /// The graphic control that waits for its image, and the extension it came in.
    control: Option<([u8; 4], SubBlocks<'a>)>,
    /// Of all images so far.
    pixels: u64,
}

impl<'a> Walker<'a> {
    fn truncated(&self, what: &str) -> Error {
        Error::at_byte(Code::PhotoTruncated, self.at).because(what)
    }

    /// Reads one block; `false` at the end of the picture.
    fn step(&mut self, gif: &mut Gif<'a>, followed: &mut Followed<'_>) -> Result<bool, Error> {
        let start = self.at;
        match self.bytes.get(start) {
            Some(0x21) => self.extension(gif)?,
            Some(0x2C) => {
                let image = self.image(gif, followed)?;
                gif.images.push(image);
            }
            // Some writers leave a nought too many behind a block.
            Some(0) => {
                self.at = start.saturating_add(1);
                gif.leave(Part::Stray, start, self.bytes.get(start..self.at).unwrap_or_default());
            }
            Some(0x3B) => {
                self.at = start.saturating_add(1);
                return Ok(false);
            }
            // Whether the picture is whole its images tell; a trailer is put behind them.
            _ if !gif.images.is_empty() => return Ok(false),
            None => return Err(self.truncated("GIF without an image")),
            Some(_) => return Err(Error::at_byte(Code::PhotoBroken, start).because("GIF block")),
        }
        Ok(true)
    }

    /// Takes sub-blocks up to the empty one.
    fn sub_blocks(&mut self, what: &str) -> Result<SubBlocks<'a>, Error> {
        let start = self.at;
        let mut blocks = SubBlocks { data: self.bytes.get(start..).unwrap_or_default(), offset: start };
        blocks.by_ref().for_each(drop);
        if blocks.data.first() != Some(&0) {
            return Err(self.truncated(what));
        }
        self.at = blocks.offset.saturating_add(1);
        Ok(SubBlocks { data: self.bytes.get(start..self.at).unwrap_or_default(), offset: start })
    }

    fn extension(&mut self, gif: &mut Gif<'a>) -> Result<(), Error> {
        let label = *self.bytes.get(self.at.saturating_add(1)).ok_or_else(|| self.truncated("GIF extension"))?;
        self.at = self.at.saturating_add(2);
        let raw = self.sub_blocks("GIF extension")?;
        let first = raw.clone().next().map_or(&[] as &[u8], |(_, block)| block);
        match (label, first) {
            (CONTROL, [flags, low, high, transparent]) => {
                let transparent = if flags & 1 == 1 { *transparent } else { 0 };
                let control = [flags & 0x1F, *low, *high, transparent];
                if let Some((_, raw)) = self.control.replace((control, raw)) {
                    gif.leave(Part::Extension(label), raw.offset, raw.data);
                }
            }
            (CONTROL, _) => return Err(Error::at_byte(Code::PhotoBroken, raw.offset).because("GIF graphic control")),
            (APPLICATION, _) if raw.data.starts_with(LOOP) || raw.data.starts_with(LOOP_TOO) => {
                let count = raw.data.get(LOOP.len()..).and_then(<[u8]>::first_chunk::<2>);
                // Browsers take the last one.
                let before = std::mem::replace(&mut gif.loops, count.copied());
                let plain = raw.data.starts_with(LOOP) && raw.data.len() == LOOP.len() + 3;
                if before.is_some() || !plain {
                    gif.leave(Part::Extension(label), raw.offset, raw.data);
                }
            }
            (APPLICATION, _) if raw.data.starts_with(PROFILE) && gif.icc.is_none() => {
                gif.icc = jpeg::whole_icc(raw.bytes().skip(PROFILE.len() - 1).collect());
                match &gif.icc {
                    None => gif.leave(Part::Extension(label), raw.offset, raw.data),
                    Some(whole) => gif.surplus.extend(raw.behind(PROFILE.len() - 1 + whole.len())),
                }
            }
            _ => gif.leave(Part::Extension(label), raw.offset, raw.data),
        }
        Ok(())
    }

    /// The colour table that `flags` announce (section 19).
    fn table(&mut self, flags: u8) -> Result<Option<&'a [u8]>, Error> {
        if flags & 0x80 == 0 {
            return Ok(None);
        }
        let offset = self.at;
        self.at = offset.saturating_add(3 << ((flags & 7) + 1));
        let data = self.bytes.get(offset..self.at);
        data.ok_or_else(|| self.truncated("GIF colour table")).map(Some)
    }

    fn image(&mut self, gif: &mut Gif<'a>, followed: &mut Followed<'_>) -> Result<Image<'a>, Error> {
        let start = self.at;
        let broken = |what| Error::at_byte(Code::PhotoBroken, start).because(what);
        let descriptor = self.bytes.get(start.saturating_add(1)..).and_then(<[u8]>::first_chunk::<9>);
        let mut descriptor = *descriptor.ok_or_else(|| self.truncated("GIF image descriptor"))?;
        let field = |at| Endian::Little.u16(&descriptor, at).map_or(u32::MAX, u32::from);
        let (width, height) = (field(4), field(6));
        let (right, bottom) = (field(0).saturating_add(width), field(2).saturating_add(height));
        // Readers differ on what becomes of pixels beyond the screen.
        if width == 0 || height == 0 || right > gif.size().0 || bottom > gif.size().1 {
            return Err(broken("GIF image outside the screen"));
        }
        let pixels = u64::from(width) * u64::from(height);
        self.pixels = self.pixels.saturating_add(pixels);
        if self.pixels > MAX_PIXELS {
            return Err(Error::at_byte(Code::PhotoTooLarge, start).because("all images together"));
        }
        self.at = start.saturating_add(10);
        let [.., flags] = &mut descriptor;
        let table = self.table(*flags)?;
        *flags &= if table.is_some() { 0xE7 } else { 0x40 };
        if table.is_none() && gif.table.is_none() {
            return Err(broken("GIF image without colours"));
        }
        let minimum = *self.bytes.get(self.at).ok_or_else(|| self.truncated("GIF image"))?;
        if !(2..=8).contains(&minimum) {
            return Err(broken("code size of a GIF image"));
        }
        self.at = self.at.saturating_add(1);
        let data = self.sub_blocks("GIF image data")?;
        let follow = || Ok(lzw::extent(data.bytes(), data.offset, minimum, pixels)?.numbers());
        let extent = Extent::from_numbers(followed.numbers(follow)?);
        let control = self.control.take().map(|(control, raw)| {
            // A graphic control is one sub-block of four bytes and the empty one.
            let slack = raw.data.get(6..).unwrap_or_default();
            gif.leave(Part::Slack, raw.offset.saturating_add(6), slack);
            control
        });
        Ok(Image { control, descriptor, table, minimum, data, extent })
    }
}

impl<'a> Gif<'a> {
    fn leave(&mut self, part: Part, offset: usize, data: &'a [u8]) {
        if !data.is_empty() {
            self.surplus.push(Surplus { part, offset, data });
        }
    }

    /// Width and height of the logical screen.
    fn size(&self) -> (u32, u32) {
        let side = |at| Endian::Little.u16(&self.screen, at).map_or(0, u32::from);
        (side(0), side(2))
    }

    /// Bytes of images that no renderer reads.
    fn hidden(&self) -> Vec<Surplus<'a>> {
        self.images.iter().flat_map(|image| image.data.behind(image.extent.read)).collect()
    }
}

/// The file again, with nothing in it but what draws.
pub(super) fn write(bytes: &[u8], coded: &Coded, choices: Choices) -> Result<Vec<u8>, Error> {
    let gif = walk(bytes, &mut Followed::again(coded))?;
    let extended = gif.loops.is_some() || gif.icc.is_some() || gif.images.iter().any(|image| image.control.is_some());
    let mut out = if extended { b"GIF89a".to_vec() } else { gif.signature.to_vec() };
    out.extend(gif.screen);
    out.extend(gif.table.unwrap_or_default());
    if let Some(count) = gif.loops {
        out.extend([0x21, APPLICATION]);
        out.extend(LOOP);
        out.extend(count);
        out.push(0);
    }
    if let Some(profile) = &gif.icc {
        out.extend([0x21, APPLICATION]);
        out.extend(PROFILE);
        sub_blocks(&mut out, &icc::chosen(profile, choices)?);
    }
    for image in &gif.images {
        if let Some(control) = image.control {
            out.extend([0x21, CONTROL, 4]);
            out.extend(control);
            out.push(0);
        }
        out.push(0x2C);
        out.extend(image.descriptor);
        out.extend(image.table.unwrap_or_default());
        out.push(image.minimum);
        sub_blocks(&mut out, &image.extent.write(image.data.bytes()));
    }
    out.push(0x3B);
    Ok(out)
}

/// Data in sub-blocks as long as they may be, and the empty one that ends them.
fn sub_blocks(out: &mut Vec<u8>, data: &[u8]) {
    for block in data.chunks(255) {
        out.extend(u8::try_from(block.len()));
        out.extend(block);
    }
    out.push(0);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::photo::{Photo, strip};

    fn cleaned(file: &[u8]) -> Result<Vec<u8>, Error> {
        Ok(strip(&Photo::open(file.to_vec())?, Choices::default())?.into_bytes())
    }

    /// Two by two pixels of the first two of four colours.
    const START: &[u8] = b"GIF89a\x02\0\x02\0\x81\0\0\x01\x02\x03\x04\x05\x06\0\0\0\0\0\0";
    /// Clear, 0, 1 and 1 in three bits each, which makes two entries; so 0 and end in four.
    const IMAGE: &[u8] = b"\x2C\0\0\0\0\x02\0\x02\0\0\x02\x03\x44\x02\x05\0";
    const LOOPS: &[u8] = b"\x21\xFF\x0BNETSCAPE2.0\x03\x01\x05\0\0";

    #[test]
    fn a_clean_file_stays_bit_for_bit() {
        let file = [START, LOOPS, b"\x21\xF9\x04\x01\x02\0\x01\0", IMAGE, b";"].concat();
        assert_eq!(cleaned(&file).unwrap(), file);
    }

    #[test]
    fn a_missing_trailer_is_put_back_and_what_follows_goes() {
        let whole = [START, IMAGE, b";"].concat();
        for tail in [b"".as_slice(), b"\0\0", b"words", b";words"] {
            assert_eq!(cleaned(&[START, IMAGE, tail].concat()).unwrap(), whole);
        }
    }

    #[test]
    fn the_loop_count_stands_first_in_its_one_form() {
        let wanted = [START, LOOPS, IMAGE, IMAGE, b";"].concat();
        let other = b"\x21\xFF\x0BANIMEXTS1.0\x03\x01\x05\0\0";
        let buffered = b"\x21\xFF\x0BNETSCAPE2.0\x03\x01\x05\0\x05\x02abcd\0";
        for loops in [other.as_slice(), buffered] {
            assert_eq!(cleaned(&[START, loops, IMAGE, IMAGE, b";"].concat()).unwrap(), wanted);
            assert_eq!(cleaned(&[START, IMAGE, loops, IMAGE, b";"].concat()).unwrap(), wanted);
        }
    }

    /// A colour profile of this many bytes.
    fn profile(length: u32) -> Vec<u8> {
        let mut profile = vec![7; length as usize];
        profile[..4].copy_from_slice(&length.to_be_bytes());
        profile[36..40].copy_from_slice(b"acsp");
        profile
    }

    fn with_profile(blocks: &[&[u8]]) -> Vec<u8> {
        let mut file = [START, b"\x21\xFF", PROFILE].concat();
        for block in blocks {
            file.push(block.len() as u8);
            file.extend(*block);
        }
        [file.as_slice(), b"\0", IMAGE, b";"].concat()
    }

    #[test]
    fn a_colour_profile_stays_bit_for_bit_and_nothing_behind_it() {
        let profile = profile(600);
        let wanted = with_profile(&profile.chunks(255).collect::<Vec<_>>());
        assert_eq!(cleaned(&wanted).unwrap(), wanted);
        let mut short_blocks: Vec<&[u8]> = profile.chunks(100).collect();
        short_blocks.push(b"a note");
        assert_eq!(cleaned(&with_profile(&short_blocks)).unwrap(), wanted);
    }

    #[test]
    fn what_is_no_colour_profile_goes() {
        assert_eq!(cleaned(&with_profile(&[b"words"])).unwrap(), [START, IMAGE, b";"].concat());
        let sound = profile(200);
        let twice = [&with_profile(&[&sound])[..START.len() + 216], &with_profile(&[&sound])[START.len()..]].concat();
        assert_eq!(cleaned(&twice).unwrap(), with_profile(&[&sound]));
    }

    #[test]
    fn only_the_control_before_an_image_stays_without_reserved_bits() {
        let file = [START, b"\x21\xF9\x04\0\x09\0\0\0\x21\xF9\x04\xE4\x02\0\x07\0", IMAGE, b";"].concat();
        let wanted = [START, b"\x21\xF9\x04\x04\x02\0\0\0", IMAGE, b";"].concat();
        assert_eq!(cleaned(&file).unwrap(), wanted);
    }

    #[test]
    fn image_data_end_with_the_last_pixel_however_they_are_cut_into_blocks() {
        let (before, data) = IMAGE.split_at(11);
        let [_, a, b, c, _] = data else { panic!("three bytes of data") };
        let wanted = [START, IMAGE, b";"].concat();
        for blocks in [
            [b"\x01", [*a].as_slice(), b"\x02", &[*b, *c], b"\0"].concat(),
            [b"\x09", [*a, *b, *c].as_slice(), b"hidden\0"].concat(),
            [b"\x03", [*a, *b, *c].as_slice(), b"\x06hidden\0"].concat(),
            // Padding behind the end code.
            [b"\x03", [*a, *b, *c | 0x80].as_slice(), b"\0"].concat(),
        ] {
            assert_eq!(cleaned(&[START, before, &blocks, b";"].concat()).unwrap(), wanted);
        }
    }

    #[test]
    fn an_image_that_lacks_pixels_or_leaves_the_screen_is_refused() {
        let mut high = IMAGE.to_vec();
        high[7] = 3;
        let mut wide = START.to_vec();
        wide[8] = 3;
        let refused = |parts: &[&[u8]]| cleaned(&parts.concat()).unwrap_err().code();
        assert_eq!(refused(&[START, &high]), Code::PhotoBroken);
        assert_eq!(refused(&[&wide, &high]), Code::PhotoTruncated);
        assert_eq!(refused(&[START, &IMAGE[..13]]), Code::PhotoTruncated);
        assert_eq!(refused(&[START, b";"]), Code::PhotoTruncated);
    }
}
