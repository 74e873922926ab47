//! A convolution of 3 × 3 pixels in which every channel keeps to itself.

use pulp::{Arch, Simd, WithSimd};

use super::matrix::LANES;

/// Does something for each of nine taps. Written out, because compilers for WebAssembly do not unroll such loops.
macro_rules! nine {
    ($tap:ident => $work:expr) => {
        nine!(@each $tap, $work, 0 1 2 3 4 5 6 7 8)
    };
    (@each $tap:ident, $work:expr, $($number:literal)*) => {
        $({
            const $tap: usize = $number;
            $work;
        })*
    };
}

/// Nine weights and a bias for each channel.
#[derive(Debug)]
pub(super) struct Depthwise {
    /// Channels, a multiple of [`LANES`].
    pub channels: usize,
    /// Pixels from one output to the next.
    pub stride: usize,
    /// For each vector of channels nine vectors of weights, from the top left pixel's to the bottom right one's.
    taps: Vec<f32>,
    bias: Vec<f32>,
}

impl Depthwise {
    /// `weight(channel, tap)`, for vectors of `lanes` numbers. None when the channels do not fill vectors.
    pub fn new(stride: usize, bias: &[f32], lanes: usize, weight: impl Fn(usize, usize) -> f32) -> Option<Self> {
        let channels = bias.len();
        let mut taps = Vec::with_capacity(9 * channels);
        for first in (0..channels).step_by(lanes.max(1)) {
            for tap in 0..9 {
                taps.extend((first..first + lanes).map(|channel| weight(channel, tap)));
            }
        }
        let fits = channels > 0 && channels.is_multiple_of(LANES);
        fits.then(|| Self { channels, stride, taps, bias: bias.to_vec() })
    }

    /// One row of outputs from three rows of inputs, each of which starts one pixel left of the first output's. Sums below
    /// zero become zero.
    pub fn row(&self, arch: Arch, rows: [&[f32]; 3], to: &mut [f32]) {
        arch.dispatch(Row { filter: self, rows, to });
    }

    /// One pixel.
    #[inline(always)]
    #[allow(clippy::indexing_slicing, reason = "every slice is as long as the first is cut to")]
    fn one<S: Simd>(&self, simd: S, from: [&[S::f32s]; 9], to: &mut [f32]) {
        let (to, _) = S::as_mut_simd_f32s(to);
        let (taps, _) = S::as_simd_f32s(&self.taps).0.as_chunks::<9>();
        let (bias, _) = S::as_simd_f32s(&self.bias);
        let zero = simd.splat_f32s(0.0);
        let vectors = to.len();
        let from = from.map(|input| &input[..vectors]);
        for (vector, ((to, taps), bias)) in to.iter_mut().zip(taps).zip(bias).enumerate() {
            let mut sum = *bias;
            nine!(TAP => sum = simd.mul_add_e_f32s(from[TAP][vector], taps[TAP], sum));
            *to = simd.max_f32s(sum, zero);
        }
    }

    /// Two neighbours: each weight is read once for both.
    #[inline(always)]
    #[allow(clippy::indexing_slicing, reason = "every slice is as long as the first is cut to")]
    fn two<S: Simd>(&self, simd: S, from: [&[S::f32s]; 9], next: [&[S::f32s]; 9], to: (&mut [f32], &mut [f32])) {
        let (left, right) = (S::as_mut_simd_f32s(to.0).0, S::as_mut_simd_f32s(to.1).0);
        let (taps, _) = S::as_simd_f32s(&self.taps).0.as_chunks::<9>();
        let (bias, _) = S::as_simd_f32s(&self.bias);
        let zero = simd.splat_f32s(0.0);
        let vectors = left.len();
        let (from, next) = (from.map(|input| &input[..vectors]), next.map(|input| &input[..vectors]));
        let to = left.iter_mut().zip(right);
        for (vector, (((left, right), taps), bias)) in to.zip(taps).zip(bias).enumerate() {
            let (mut here, mut there) = (*bias, *bias);
            nine!(TAP => {
                here = simd.mul_add_e_f32s(from[TAP][vector], taps[TAP], here);
                there = simd.mul_add_e_f32s(next[TAP][vector], taps[TAP], there);
            });
            *left = simd.max_f32s(here, zero);
            *right = simd.max_f32s(there, zero);
        }
    }
}

/// One row, in whatever instructions the processor has.
struct Row<'a> {
    filter: &'a Depthwise,
    rows: [&'a [f32]; 3],
    to: &'a mut [f32],
}

impl WithSimd for Row<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let Self { filter, rows, to } = self;
        let channels = filter.channels;
        let step = filter.stride * channels;
        let vectors = |from: usize| Some(around(rows, from, channels)?.map(|pixel| S::as_simd_f32s(pixel).0));
        let mut to = to.chunks_exact_mut(2 * channels);
        let mut from = 0;
        for pair in to.by_ref() {
            let (Some(here), Some(next)) = (vectors(from), vectors(from + step)) else { return };
            filter.two(simd, here, next, pair.split_at_mut(channels));
            from += 2 * step;
        }
        for last in to.into_remainder().chunks_exact_mut(channels) {
            let Some(here) = vectors(from) else { return };
            filter.one(simd, here, last);
        }
    }
}

/// The channels of the 3 × 3 pixels that start at `from`; none when a row is too short.
#[inline(always)]
fn around<'a>(rows: [&'a [f32]; 3], from: usize, channels: usize) -> Option<[&'a [f32]; 9]> {
    let [top, middle, bottom] = rows.map(|row| row.get(from..from + 3 * channels));
    let of = |row: &'a [f32]| {
        let (first, rest) = row.split_at(channels);
        let (second, third) = rest.split_at(channels);
        [first, second, third]
    };
    let ([a, b, c], [d, e, f], [g, h, i]) = (of(top?), of(middle?), of(bottom?));
    Some([a, b, c, d, e, f, g, h, i])
}
