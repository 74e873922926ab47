//! The pixels of a TIFF's first page, eight bits a channel.
//!
//! Decoded here and not by a library, for those at hand stop or err on sound files: planes in tiles, bits in the other
//! order, palettes, YCbCr. Grey, RGB, palette and CMYK of 1 to 16 bits are decoded, and YCbCr that is JPEG; what else a page
//! may be is refused rather than shown wrongly.

use image::{DynamicImage, RgbImage, RgbaImage};

use super::{FILL_ORDER, Layout, PHOTOMETRIC, PREDICTOR, Page, Source, coded, jpeg, refuse, walk};
use crate::{
    Error,
    error::Code,
    photo::{Format, pixels},
};

/// Decodes the first page as stored, not turned.
pub(in crate::photo) fn picture(bytes: &[u8]) -> Result<DynamicImage, Error> {
    let tiff = walk(bytes)?;
    let source = Source { bytes, endian: tiff.endian };
    let page = tiff.pages.first().ok_or_else(|| Error::new(Code::PhotoBroken))?;
    let plan = Plan::of(source, page)?;
    let layout = &page.layout;
    let (width, height) = (index(layout.width), index(layout.height));
    let mut canvas = vec![0; width.saturating_mul(height).saturating_mul(plan.channels)];
    for (number, chunk) in (0_u64..).zip(&page.chunks) {
        draw(&plan, layout, number, chunk, &mut canvas)?;
    }
    let wrong = || Error::new(Code::PhotoBroken).because("size of a TIFF");
    if plan.alpha.is_some() {
        let picture = RgbaImage::from_raw(layout.width, layout.height, plan.rgba(&canvas)).ok_or_else(wrong)?;
        return Ok(DynamicImage::ImageRgba8(picture));
    }
    let picture = RgbImage::from_raw(layout.width, layout.height, plan.rgb(canvas)).ok_or_else(wrong)?;
    Ok(DynamicImage::ImageRgb8(picture))
}

fn index(value: u32) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

/// How samples become colours.
struct Plan<'a> {
    source: Source<'a>,
    photometric: u32,
    bits: u32,
    /// How many samples of a pixel are drawn, the alpha among them.
    channels: usize,
    /// Whether colours were multiplied with the alpha that follows them (ExtraSamples 1) or not (2).
    alpha: Option<bool>,
    palette: Vec<u32>,
    predicted: bool,
    reversed: bool,
}

impl<'a> Plan<'a> {
    fn of(source: Source<'a>, page: &Page<'_>) -> Result<Self, Error> {
        let not = |what: &str| Err(refuse(0, format_args!("pixels of a TIFF with {what}")));
        let numbers = |tag: u16| page.numbers(tag, source.endian);
        let first = |tag: u16, default: u32| numbers(tag).first().copied().unwrap_or(default);
        let photometric = first(PHOTOMETRIC, u32::MAX);
        let colours = match photometric {
            0 | 1 | 3 => 1,
            2 | 6 => 3,
            5 => 4,
            _ => return not("Lab colours"),
        };
        let bits = page.layout.bits.first().copied().unwrap_or(0);
        if !matches!(bits, 1 | 2 | 4 | 8 | 16) || page.layout.bits.iter().any(|other| *other != bits) {
            return not(&format!("{bits} bits a sample"));
        }
        if numbers(339).iter().any(|format| !matches!(format, 1 | 4)) {
            return not("signed or fractional samples");
        }
        let jpeg = page.layout.compression == 7;
        let predicted = match first(PREDICTOR, 1) {
            1 => false,
            2 if matches!(bits, 8 | 16) && !jpeg => true,
            _ => return not("this predictor"),
        };
        let samples = page.layout.bits.len();
        let wrong = jpeg && (bits != 8 || photometric == 5 || photometric == 3 || page.layout.planar);
        if wrong || (photometric == 6 && !jpeg) || (photometric == 3 && bits > 8) || samples < colours {
            return not("colours stored in this way");
        }
        if jpeg && samples != colours {
            return not("more samples than JPEG's colours");
        }
        // Inks other than the four of printing have no colour we know.
        if photometric == 5 && first(332, 1) != 1 {
            return not("inks of its own");
        }
        let alpha = match (first(338, 0), photometric) {
            (kind @ (1 | 2), 0..=2) if samples > colours => Some(kind == 1),
            _ => None,
        };
        let reversed = first(FILL_ORDER, 1) == 2;
        let channels = colours + usize::from(alpha.is_some());
        let palette = numbers(super::COLOUR_MAP);
        Ok(Self { source, photometric, bits, channels, alpha, palette, predicted, reversed })
    }

    /// Sample `at` of a row as eight bits; the index itself where there is a palette.
    fn sample(&self, row: &[u8], at: usize) -> u8 {
        let byte = |at: usize| row.get(at).copied().unwrap_or(0);
        let narrow = |bits: usize| {
            let shift = 8_usize.saturating_sub(bits).saturating_sub(at.saturating_mul(bits) % 8);
            byte(at.saturating_mul(bits) / 8) >> shift & ((1 << bits) - 1)
        };
        let scale = |value: u8, factor: u8| if self.photometric == 3 { value } else { value.saturating_mul(factor) };
        match self.bits {
            1 => scale(narrow(1), 255),
            2 => scale(narrow(2), 85),
            4 => scale(narrow(4), 17),
            8 => byte(at),
            _ => self.source.endian.u16(row, at.saturating_mul(2)).map_or(0, |value| value.to_be_bytes()[0]),
        }
    }

    /// Red, green and blue of a pixel's channels.
    fn colour(&self, channels: &[u8]) -> [u8; 3] {
        match (self.photometric, channels) {
            (0, [grey, ..]) => [255 - grey; 3],
            (1, [grey, ..]) => [*grey; 3],
            (3, [index, ..]) => {
                let values = self.palette.len() / 3;
                let entry = |plane: usize| self.palette.get(plane * values + usize::from(*index));
                [0, 1, 2].map(|plane| entry(plane).map_or(0, |value| (value >> 8) as u8))
            }
            (5, [c, m, y, k]) => {
                let ink = |ink: &u8| {
                    let light = u32::from(255 - ink).saturating_mul(u32::from(255 - k));
                    u8::try_from((light + 127) / 255).unwrap_or(u8::MAX)
                };
                [ink(c), ink(m), ink(y)]
            }
            (_, [r, g, b, ..]) => [*r, *g, *b],
            _ => [0; 3],
        }
    }

    fn rgb(&self, canvas: Vec<u8>) -> Vec<u8> {
        if matches!(self.photometric, 2 | 6) {
            return canvas;
        }
        canvas.chunks_exact(self.channels).flat_map(|pixel| self.colour(pixel)).collect()
    }

    fn rgba(&self, canvas: &[u8]) -> Vec<u8> {
        let pixel = |channels: &[u8]| {
            let alpha = channels.last().copied().unwrap_or(u8::MAX);
            let whole = |value: u8| {
                let value = u32::from(value).saturating_mul(255) / u32::from(alpha.max(1));
                u8::try_from(value).unwrap_or(u8::MAX)
            };
            let [r, g, b] = self.colour(channels);
            let [r, g, b] = if self.alpha == Some(true) { [r, g, b].map(whole) } else { [r, g, b] };
            [r, g, b, alpha]
        };
        canvas.chunks_exact(self.channels).flat_map(pixel).collect()
    }
}

/// Draws one strip or tile onto the canvas.
fn draw(plan: &Plan<'_>, layout: &Layout, number: u64, chunk: &[u8], canvas: &mut [u8]) -> Result<(), Error> {
    let (across, down) = (u64::from(layout.across), u64::from(layout.down));
    let (width, height, size) = layout.extent(number);
    let plane = usize::try_from(number / across.saturating_mul(down).max(1)).unwrap_or(usize::MAX);
    let place = number % across.saturating_mul(down).max(1);
    let left = index(width).saturating_mul(usize::try_from(place % across).unwrap_or(usize::MAX));
    let top = index(layout.chunk.1).saturating_mul(usize::try_from(place / across).unwrap_or(usize::MAX));
    if layout.planar && plane >= plan.channels {
        return Ok(()); // a sample that is not drawn
    }
    let mut rows = if layout.compression == 7 {
        colours(plan.photometric, chunk)?
    } else {
        coded::unpack(layout.compression, chunk, size)?
    };
    if plan.reversed {
        rows.iter_mut().for_each(|byte| *byte = byte.reverse_bits());
    }
    let samples = if layout.planar { 1 } else { layout.bits.len() };
    let stride = rows.len() / index(height).max(1);
    let full = index(layout.width);
    for (line, row) in rows.chunks_exact_mut(stride.max(1)).enumerate() {
        if plan.predicted {
            add_up(plan, row, samples);
        }
        let y = top.saturating_add(line);
        if y >= index(layout.height) {
            break;
        }
        for column in 0..index(width).min(full.saturating_sub(left)) {
            let pixel = y.saturating_mul(full).saturating_add(left).saturating_add(column);
            let start = pixel.saturating_mul(plan.channels);
            let out = canvas.get_mut(start..start.saturating_add(plan.channels)).unwrap_or_default();
            if layout.planar {
                out.iter_mut().skip(plane).take(1).for_each(|out| *out = plan.sample(row, column));
            } else {
                let first = column.saturating_mul(samples);
                out.iter_mut().zip(first..).for_each(|(out, at)| *out = plan.sample(row, at));
            }
        }
    }
    Ok(())
}

/// Undoes the horizontal predictor: each sample is the difference to the one before (TIFF 6.0, section 14).
fn add_up(plan: &Plan<'_>, row: &mut [u8], samples: usize) {
    if plan.bits == 8 {
        for at in samples..row.len() {
            let before = row.get(at - samples).copied().unwrap_or(0);
            row.iter_mut().skip(at).take(1).for_each(|byte| *byte = byte.wrapping_add(before));
        }
        return;
    }
    let endian = plan.source.endian;
    for at in samples..row.len() / 2 {
        let sum = endian.u16(row, (at - samples) * 2).unwrap_or(0).wrapping_add(endian.u16(row, at * 2).unwrap_or(0));
        let bytes = plan.source.shorts(&[u32::from(sum)]);
        row.iter_mut().skip(at * 2).zip(bytes).for_each(|(out, byte)| *out = byte);
    }
}

/// Decodes a JPEG strip by what the directory says of its colours, whatever the strip itself says.
fn colours(photometric: u32, strip: &[u8]) -> Result<Vec<u8>, Error> {
    let picture = pixels::picture(Format::Jpeg, &jpeg::with_colours(strip, photometric))?;
    Ok(if photometric <= 1 { picture.into_luma8().into_raw() } else { picture.into_rgb8().into_raw() })
}
