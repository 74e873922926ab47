//! A JPEG as a canvas: its coefficients, read and painted in whole MCUs.
//!
//! A block's DC coefficient is eight times the mean of its samples (T.81, A.3.3), so means are read without decoding a
//! pixel, and a block with that coefficient alone is one colour. No decoder's smoothing of colours across blocks has a
//! part in it: what a mean is taken of is what stands in the file for those very blocks.

use std::ops::Range;

use super::{
    Jpeg,
    coefficients::{Coefficients, quantisation, read},
    meaning::{MIDDLE, Meaning},
    recode::recode,
    walk,
};
use crate::{
    Error,
    error::Code,
    faces::Region,
    photo::{self, scan::Component},
};

/// A JPEG to be covered.
pub(crate) struct Canvas<'a> {
    jpeg: Jpeg<'a>,
    meaning: Meaning,
    coefficients: Coefficients,
}

impl<'a> Canvas<'a> {
    /// Reads all coefficients of a file.
    ///
    /// Fails with [`Code::CoverUnsupported`] when the file does not say what its colours mean.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Error> {
        let jpeg = walk(bytes)?;
        let unsure = || Error::new(Code::CoverUnsupported).because("it does not say what its colours mean");
        let meaning = Meaning::of(&jpeg).ok_or_else(unsure)?;
        let coefficients = read(&jpeg)?;
        Ok(Self { jpeg, meaning, coefficients })
    }

    /// The file as painted: what stays is written with the coefficients it had.
    ///
    /// Fails with [`Code::CoverUnsupported`] when the file uses its quantisation tables in a way that cannot be repeated.
    pub(crate) fn finish(self) -> Result<Vec<u8>, Error> {
        recode(&self.jpeg, &self.coefficients)
    }

    /// By how much one step of a component's DC coefficient changes its samples, times eight.
    fn step(&self, component: &Component) -> Option<i32> {
        Some(i32::from(*quantisation(&self.jpeg, component.quantisation)?.first()?).max(1))
    }

    /// The MCUs that a region touches, across and down.
    fn units(&self, region: Region) -> (Range<u32>, Range<u32>) {
        let (wide, high) = photo::Canvas::unit(self);
        let touched = |at: u32, length: u32, unit: u32| at / unit..at.saturating_add(length).div_ceil(unit);
        (touched(region.x, region.width, wide), touched(region.y, region.height, high))
    }

    /// The mean sample of one component's blocks in these MCUs, of those that lie in the picture.
    fn mean_of(
        &self,
        index: usize,
        within: &(Range<u32>, Range<u32>),
        except: &[(Range<u32>, Range<u32>)],
    ) -> Option<u8> {
        let component = self.jpeg.frame.components.get(index)?;
        let plane = self.coefficients.planes.get(index)?;
        let (h, v) = (u32::from(component.h), u32::from(component.v));
        let (columns, rows) = self.jpeg.frame.blocks(component);
        let (left, right) = (within.0.start.saturating_mul(h), within.0.end.saturating_mul(h).min(columns));
        let (top, bottom) = (within.1.start.saturating_mul(v), within.1.end.saturating_mul(v).min(rows));
        let (mut sum, mut count) = (0_i64, 0_i64);
        for row in top..bottom {
            let start = usize::try_from(row).ok()?.checked_mul(plane.columns)?;
            let row_blocks = plane.blocks.get(start..start.checked_add(plane.columns)?)?;
            for column in left..right {
                let hidden = except.iter().any(|(x, y)| x.contains(&(column / h)) && y.contains(&(row / v)));
                if !hidden {
                    let [dc, ..] = row_blocks.get(usize::try_from(column).ok()?)?;
                    sum += i64::from(*dc);
                    count += 1;
                }
            }
        }
        let step = i64::from(self.step(component)?);
        let eighths = rounded(sum.checked_mul(step)?, count.checked_mul(8)?)?;
        u8::try_from(eighths.saturating_add(i64::from(MIDDLE)).clamp(0, 255)).ok()
    }
}

impl photo::Canvas for Canvas<'_> {
    fn size(&self) -> (u32, u32) {
        (self.jpeg.frame.width.into(), self.jpeg.frame.height.into())
    }

    fn unit(&self) -> (u32, u32) {
        let most = |factor: fn(&Component) -> u8| self.jpeg.frame.components.iter().map(factor).max().unwrap_or(1);
        (u32::from(most(|each| each.h)) * 8, u32::from(most(|each| each.v)) * 8)
    }

    fn grey(&self, shade: u8) -> Vec<u8> {
        self.meaning.grey(shade)
    }

    fn mean(&self, region: Region, except: &[Region]) -> Option<Vec<u8>> {
        let within = self.units(region);
        let except: Vec<_> = except.iter().map(|region| self.units(*region)).collect();
        (0..self.jpeg.frame.components.len()).map(|index| self.mean_of(index, &within, &except)).collect()
    }

    /// The colour shown is the nearest that the file's quantisation has.
    fn paint(&mut self, region: Region, colour: &[u8]) -> Result<[u8; 3], Error> {
        let unfit = || Error::new(Code::CoverUnsupported).because("its quantisation changes from scan to scan");
        let middle = i32::from(MIDDLE);
        let mut levels = Vec::new();
        let mut shown = Vec::new();
        for (component, sample) in self.jpeg.frame.components.iter().zip(colour) {
            let step = i64::from(self.step(component).ok_or_else(unfit)?);
            let level = rounded(i64::from((i32::from(*sample) - middle) * 8), step).ok_or_else(unfit)?;
            levels.push(i16::try_from(level).map_err(|_| unfit())?);
            let sample = rounded(level.saturating_mul(step), 8).ok_or_else(unfit)?.saturating_add(middle.into());
            shown.push(u8::try_from(sample.clamp(0, 255)).map_err(|_| unfit())?);
        }
        let shown = self.meaning.shown(&shown).ok_or_else(unfit)?;
        let Region { x, y, width, height } = region;
        self.coefficients.flatten(x, y, x.saturating_add(width), y.saturating_add(height), &levels);
        Ok(shown)
    }
}

/// A quotient to the nearest whole number, halves away from zero; `None` when there is nothing to divide by.
fn rounded(value: i64, by: i64) -> Option<i64> {
    let half = value.signum().checked_mul(by)?.checked_div(2)?;
    value.checked_add(half)?.checked_div(by)
}
