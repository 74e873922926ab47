//! A convolution of 3 × 3 pixels in which every channel keeps to itself.

use pulp::Simd;

use super::matrix::LANES;

/// Nine weights and a bias for each channel.
#[derive(Debug)]
pub(super) struct Depthwise {
    /// Channels, a multiple of [`LANES`].
    pub channels: usize,
    /// Pixels from one output to the next.
    pub stride: usize,
    /// Nine rows of channels, from the top left pixel to the bottom right one.
    taps: Vec<f32>,
    bias: Vec<f32>,
}

impl Depthwise {
    /// `weight(channel, tap)`. None when the channels do not fill vectors.
    pub fn new(stride: usize, bias: &[f32], weight: impl Fn(usize, usize) -> f32) -> Option<Self> {
        let channels = bias.len();
        let weight = &weight;
        let taps = (0..9).flat_map(|tap| (0..channels).map(move |channel| weight(channel, tap))).collect();
        let fits = channels > 0 && channels.is_multiple_of(LANES);
        fits.then(|| Self { channels, stride, taps, bias: bias.to_vec() })
    }

    /// One row of outputs from three rows of inputs, each of which starts one pixel left of the first output's. Sums below
    /// zero become zero.
    #[inline(always)]
    pub fn row<S: Simd>(&self, simd: S, rows: [&[f32]; 3], to: &mut [f32]) {
        let channels = self.channels;
        let mut to = to.chunks_exact_mut(2 * channels);
        let mut from = 0;
        for pair in to.by_ref() {
            self.pixels::<S, 2>(simd, rows, from, pair);
            from += 2 * self.stride * channels;
        }
        for pixel in to.into_remainder().chunks_exact_mut(channels) {
            self.pixels::<S, 1>(simd, rows, from, pixel);
            from += self.stride * channels;
        }
    }

    /// `P` neighbours: each weight is read once for all of them.
    #[inline(always)]
    #[allow(clippy::indexing_slicing, reason = "every slice is cut to the length it is read to")]
    fn pixels<S: Simd, const P: usize>(&self, simd: S, rows: [&[f32]; 3], from: usize, to: &mut [f32]) {
        let channels = self.channels;
        let vectors = channels / S::F32_LANES;
        let mut inputs: [[[&[S::f32s]; 3]; 3]; P] = [[[&[]; 3]; 3]; P];
        for (pixel, inputs) in inputs.iter_mut().enumerate() {
            for (row, inputs) in rows.iter().zip(inputs) {
                let start = from + pixel * self.stride * channels;
                let Some(three) = row.get(start..start + 3 * channels) else { return };
                for (column, input) in three.chunks_exact(channels).zip(inputs) {
                    *input = &S::as_simd_f32s(column).0[..vectors];
                }
            }
        }
        let mut taps: [&[S::f32s]; 9] = [&[]; 9];
        for (tap, weights) in taps.iter_mut().zip(self.taps.chunks_exact(channels)) {
            *tap = &S::as_simd_f32s(weights).0[..vectors];
        }
        let bias = &S::as_simd_f32s(&self.bias).0[..vectors];
        let mut outputs = to.chunks_exact_mut(channels);
        let mut outputs: [&mut [S::f32s]; P] = std::array::from_fn(|_| {
            outputs.next().map_or(&mut [] as &mut [S::f32s], |pixel| S::as_mut_simd_f32s(pixel).0)
        });
        let zero = simd.splat_f32s(0.0);
        for vector in 0..vectors {
            let mut sums = [bias[vector]; P];
            for row in 0..3 {
                for column in 0..3 {
                    let weight = taps[3 * row + column][vector];
                    for (sum, input) in sums.iter_mut().zip(&inputs) {
                        *sum = simd.mul_add_e_f32s(input[row][column][vector], weight, *sum);
                    }
                }
            }
            for (output, sum) in outputs.iter_mut().zip(sums) {
                if let Some(output) = output.get_mut(vector) {
                    *output = simd.max_f32s(sum, zero);
                }
            }
        }
    }
}
