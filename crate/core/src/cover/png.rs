//! A PNG as a canvas: the same samples at the same depth, but for the covers. A palette becomes true colour.

use png::{BitDepth, ColorType};

use super::cells::{contains, meet};
use crate::{
    Code, Error,
    faces::Region,
    photo::{self, Photo, encode},
};

/// Samples to be covered. Colours are in 8 bits, and in a picture of 16 bits each byte is written twice, which is the same
/// shade.
pub(super) struct Canvas {
    samples: encode::Samples,
    /// Channels of colour, 1 or 3.
    colours: usize,
    has_alpha: bool,
    /// Bytes of a sample, 1 or 2.
    bytes: usize,
}

impl Canvas {
    /// Decodes a file.
    pub(super) fn open(photo: &Photo) -> Result<Self, Error> {
        let picture = photo::stored_picture(photo)?;
        let unsupported = || Error::new(Code::CoverUnsupported).because("its samples are not whole numbers");
        let samples = encode::Samples::of(picture).ok_or_else(unsupported)?;
        let (colours, has_alpha) = match samples.colour {
            ColorType::Grayscale => (1, false),
            ColorType::GrayscaleAlpha => (1, true),
            ColorType::Rgba => (3, true),
            _ => (3, false),
        };
        let bytes = if samples.depth == BitDepth::Sixteen { 2 } else { 1 };
        Ok(Self { samples, colours, has_alpha, bytes })
    }

    /// The file as painted. The colour chunks and the orientation of `photo` stay.
    pub(super) fn finish(self, photo: &Photo) -> Result<Vec<u8>, Error> {
        encode::png(&self.samples, &photo::png_looks(photo)?, photo.orientation())
    }

    /// Bytes of a pixel.
    fn step(&self) -> usize {
        (self.colours + usize::from(self.has_alpha)) * self.bytes
    }

    /// Bytes of a row.
    fn row(&self) -> usize {
        size(self.samples.width).saturating_mul(self.step()).max(1)
    }

    /// A sample as it is counted in 16 bits.
    fn value(sample: &[u8]) -> u64 {
        match sample {
            [byte] => u64::from(*byte) * 257,
            [high, low] => u64::from(u16::from_be_bytes([*high, *low])),
            _ => 0,
        }
    }
}

impl photo::Canvas for Canvas {
    fn size(&self) -> (u32, u32) {
        (self.samples.width, self.samples.height)
    }

    fn unit(&self) -> (u32, u32) {
        (1, 1)
    }

    fn grey(&self, shade: u8) -> Vec<u8> {
        vec![shade; self.colours]
    }

    /// Pixels count by how opaque they are; colours that are not to be seen have no part in it.
    fn mean(&self, region: Region, except: &[Region]) -> Option<Vec<u8>> {
        const OPAQUE: u64 = 65_535;
        let except: Vec<&Region> = except.iter().filter(|other| meet(&region, other)).collect();
        let (mut sums, mut weight) = (vec![0_u64; self.colours], 0_u64);
        let rows = self.samples.data.chunks_exact(self.row()).zip(0_u32..);
        for (row, y) in rows.skip(size(region.y)).take(size(region.height)) {
            let pixels = row.chunks_exact(self.step()).zip(0_u32..);
            for (pixel, x) in pixels.skip(size(region.x)).take(size(region.width)) {
                if except.iter().any(|other| contains(other, x, y)) {
                    continue;
                }
                let mut samples = pixel.chunks_exact(self.bytes).map(Self::value);
                let colours: [u64; 3] =
                    std::array::from_fn(
                        |index| {
                            if index < self.colours { samples.next().unwrap_or_default() } else { 0 }
                        },
                    );
                let opacity = if self.has_alpha { samples.next().unwrap_or_default() } else { OPAQUE };
                // At most 100 million times 2³², which fits.
                sums.iter_mut().zip(colours).for_each(|(sum, value)| *sum += value * opacity);
                weight += opacity;
            }
        }
        let mean = |sum: u64| {
            let wide = sum.checked_add(weight / 2)?.checked_div(weight)?;
            u8::try_from((wide + 128) / 257).ok()
        };
        sums.into_iter().map(mean).collect()
    }

    fn paint(&mut self, region: Region, colour: &[u8]) -> Result<[u8; 3], Error> {
        let opaque = self.has_alpha.then_some(u8::MAX);
        let samples = colour.iter().copied().chain(opaque);
        let pixel: Vec<u8> = samples.flat_map(|sample| std::iter::repeat_n(sample, self.bytes)).collect();
        let (step, row) = (self.step(), self.row());
        let shown = match colour {
            [shade] if pixel.len() == step => [*shade; 3],
            [red, green, blue] if pixel.len() == step => [*red, *green, *blue],
            _ => return Err(Error::new(Code::CoverFailed).because("a colour of another kind than the picture's")),
        };
        let rows = self.samples.data.chunks_exact_mut(row).skip(size(region.y)).take(size(region.height));
        for row in rows {
            let pixels = row.chunks_exact_mut(step).skip(size(region.x)).take(size(region.width));
            pixels.for_each(|target| target.copy_from_slice(&pixel));
        }
        Ok(shown)
    }
}

fn size(length: u32) -> usize {
    usize::try_from(length).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use image::{Rgba, RgbaImage};
    use schoolgate_fixtures::encode;

    use super::*;
    use crate::photo::Canvas as _;

    const ALL: Region = Region { x: 0, y: 0, width: 8, height: 4 };

    fn canvas(pixel: impl Fn(u32, u32) -> [u8; 4]) -> Canvas {
        let picture = RgbaImage::from_fn(8, 4, |x, y| Rgba(pixel(x, y)));
        Canvas::open(&Photo::open(encode::png_alpha(&picture)).unwrap()).unwrap()
    }

    #[test]
    fn colours_that_are_not_to_be_seen_have_no_part_in_a_mean() {
        let half_clear = canvas(|x, _| if x < 4 { [200, 10, 30, 0] } else { [50, 60, 70, 255] });
        assert_eq!(half_clear.mean(ALL, &[]), Some(vec![50, 60, 70]));
        assert_eq!(canvas(|_, _| [200, 10, 30, 0]).mean(ALL, &[]), None);
        let weighted = canvas(|x, _| if x < 4 { [100, 0, 0, 85] } else { [200, 0, 0, 255] });
        assert_eq!(weighted.mean(ALL, &[]), Some(vec![175, 0, 0]));
    }

    #[test]
    fn a_mean_leaves_out_what_it_is_told_to() {
        let canvas = canvas(|x, y| if x < 3 || y == 3 { [255; 4] } else { [9, 9, 9, 255] });
        let [left, bottom] = [Region { width: 3, ..ALL }, Region { y: 3, height: 1, ..ALL }];
        assert_eq!(canvas.mean(ALL, &[left, bottom]), Some(vec![9, 9, 9]));
        assert_eq!(canvas.mean(ALL, &[ALL]), None);
        assert_eq!(canvas.mean(Region { x: 90, ..ALL }, &[]), None);
    }
}
