//! A convolution of 3 × 3 pixels in which every channel keeps to itself.

use pulp::Simd;

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
    #[inline(always)]
    pub fn row<S: Simd>(&self, simd: S, rows: [&[f32]; 3], to: &mut [f32]) {
        let channels = self.channels;
        let step = self.stride * channels;
        let mut to = to.chunks_exact_mut(2 * channels);
        let mut from = 0;
        for pair in to.by_ref() {
            let (left, right) = pair.split_at_mut(channels);
            let (Some(here), Some(next)) = (around(rows, from, channels), around(rows, from + step, channels)) else {
                return;
            };
            self.two(
                simd,
                here.map(S::as_simd_f32s).map(|(vectors, _)| vectors),
                next.map(S::as_simd_f32s).map(|(vectors, _)| vectors),
                [left, right],
            );
            from += 2 * step;
        }
        let last = to.into_remainder();
        if let Some(here) = around(rows, from, channels)
            && last.len() == channels
        {
            self.one(simd, here.map(S::as_simd_f32s).map(|(vectors, _)| vectors), last);
        }
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
    fn two<S: Simd>(&self, simd: S, from: [&[S::f32s]; 9], next: [&[S::f32s]; 9], to: [&mut [f32]; 2]) {
        let [left, right] = to.map(|pixel| S::as_mut_simd_f32s(pixel).0);
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
