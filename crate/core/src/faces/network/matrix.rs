//! Weights times pixels: the matrix product in which nearly all of the network's time goes.
//!
//! Pixels stand in rows of channels (height × width × channels), so a convolution of one pixel is a product of its
//! channels with the weights. The product is cut into tiles that fit the processor's registers: a few pixels by two
//! vectors of output channels (Goto, van de Geijn, "Anatomy of High-Performance Matrix Multiplication", 2008).

use pulp::{Arch, Simd, WithSimd};

/// Output channels are padded to a multiple of this, the longest vector that is used.
pub(super) const LANES: usize = 8;

/// The weights and biases of one convolution, in the order the product reads them.
#[derive(Debug)]
pub(super) struct Matrix {
    /// Numbers that go into each output: channels, for a convolution of one pixel.
    pub inputs: usize,
    /// Outputs of each pixel, a multiple of [`LANES`].
    pub outputs: usize,
    /// Slabs of two vectors of outputs (the last may be one), each with its weights input by input.
    slabs: Vec<f32>,
    bias: Vec<f32>,
    /// Outputs of one slab.
    slab: usize,
}

/// What happens to a sum before it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Finish {
    /// Nothing.
    Linear,
    /// Max(0, sum).
    Relu,
    /// It is added to what stands there.
    Add,
}

/// Where the pixels of a rectangle stand in a slice.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    /// The first pixel's first number.
    pub start: usize,
    /// From one row to the next.
    pub stride: usize,
}

impl Matrix {
    /// `weight(input, output)` and one bias for each output; for vectors of `lanes` numbers.
    pub fn new(inputs: usize, bias: &[f32], lanes: usize, weight: impl Fn(usize, usize) -> f32) -> Self {
        let wanted = bias.len();
        let outputs = wanted.next_multiple_of(LANES);
        let slab = 2 * lanes;
        let mut slabs = Vec::with_capacity(inputs * outputs);
        for first in (0..outputs).step_by(slab.max(1)) {
            let last = (first + slab).min(outputs);
            for input in 0..inputs {
                slabs.extend((first..last).map(|output| if output < wanted { weight(input, output) } else { 0.0 }));
            }
        }
        let mut bias = bias.to_vec();
        bias.resize(outputs, 0.0);
        Self { inputs, outputs, slabs, bias, slab }
    }

    /// The product for `rows` × `width` pixels of `from`, written to `to`. Pixels outside either slice are left out.
    pub fn multiply(
        &self,
        arch: Arch,
        (rows, width): (usize, usize),
        (from, from_span): (&[f32], Span),
        (to, to_span): (&mut [f32], Span),
        finish: Finish,
    ) {
        arch.dispatch(Product { matrix: self, rows, width, from, from_span, to, to_span, finish });
    }
}

/// One product, in whatever instructions the processor has. A function of its own, so that browsers compile it soon and well.
struct Product<'a> {
    matrix: &'a Matrix,
    rows: usize,
    width: usize,
    from: &'a [f32],
    from_span: Span,
    to: &'a mut [f32],
    to_span: Span,
    finish: Finish,
}

impl WithSimd for Product<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let Self { matrix: Matrix { inputs, outputs, slabs, bias, slab: side }, rows, width, .. } = self;
        let Self { from, from_span, to, to_span, finish, .. } = self;
        let (inputs, outputs) = (*inputs, *outputs);
        for (index, (slab, bias)) in slabs.chunks(side * inputs).zip(bias.chunks(*side)).enumerate() {
            let (slab, _) = S::as_simd_f32s(slab);
            let (bias, _) = S::as_simd_f32s(bias);
            for row in 0..rows {
                let from =
                    from.get(from_span.start + row * from_span.stride..).and_then(|row| row.get(..width * inputs));
                let to =
                    to.get_mut(to_span.start + row * to_span.stride..).and_then(|row| row.get_mut(..width * outputs));
                let (Some(from), Some(to)) = (from, to) else { continue };
                run(simd, (slab, bias), (from, inputs), (to, outputs, index * side), finish);
            }
        }
    }
}

/// One slab for one run of pixels: in tiles of as many pixels as there are registers for, then of fewer.
#[inline(always)]
fn run<S: Simd>(
    simd: S,
    (slab, bias): (&[S::f32s], &[S::f32s]),
    (from, inputs): (&[f32], usize),
    (to, outputs, first): (&mut [f32], usize, usize),
    finish: Finish,
) {
    let whole = if S::F32_LANES == 4 { 4 } else { 6 };
    let mut from = from.chunks_exact(whole * inputs);
    let mut to = to.chunks_exact_mut(whole * outputs);
    for (from, to) in from.by_ref().zip(to.by_ref()) {
        match (bias, S::F32_LANES) {
            ([_, _], 4) => four_by_two(simd, (slab, bias), (from, inputs), (to, outputs, first), finish),
            ([_, _], _) => six_by_two(simd, (slab, bias), (from, inputs), (to, outputs, first), finish),
            (_, 4) => four_by_one(simd, (slab, bias), (from, inputs), (to, outputs, first), finish),
            _ => six_by_one(simd, (slab, bias), (from, inputs), (to, outputs, first), finish),
        }
    }
    let (from, to) = (from.remainder(), to.into_remainder());
    for (from, to) in from.chunks_exact(inputs).zip(to.chunks_exact_mut(outputs)) {
        match bias {
            [_, _] => one_by_two(simd, (slab, bias), (from, inputs), (to, outputs, first), finish),
            _ => one_by_one(simd, (slab, bias), (from, inputs), (to, outputs, first), finish),
        }
    }
}

/// A function for tiles of some pixels by some vectors of outputs, whose sums stay in registers from the first input to the
/// last. Written out pixel by pixel, because compilers for WebAssembly do not unroll loops over them.
macro_rules! tile {
    ($name:ident, $pixels:literal: $($pixel:literal)*, $vectors:literal: $($vector:literal)*) => {
        #[inline(always)]
        #[allow(clippy::indexing_slicing, reason = "every slice is cut to the length it is read to")]
        fn $name<S: Simd>(
            simd: S,
            (slab, bias): (&[S::f32s], &[S::f32s]),
            (from, inputs): (&[f32], usize),
            (to, outputs, first): (&mut [f32], usize, usize),
            finish: Finish,
        ) {
            let (weights, _) = slab.as_chunks::<$vectors>();
            let rows = [$(from.get($pixel * inputs..($pixel + 1) * inputs).unwrap_or_default()),*];
            let Some(bias) = bias.first_chunk::<$vectors>() else { return };
            if $(rows[$pixel].len() != inputs ||)* weights.len() != inputs {
                return;
            }
            let mut sums = [*bias; $pixels];
            for input in 0..inputs {
                let weights = [$(weights[input][$vector]),*];
                tile!(@add simd, sums, rows, input, weights, [$($pixel)*], [$($vector)*]);
            }
            let zero = simd.splat_f32s(0.0);
            for (pixel, sums) in to.chunks_exact_mut(outputs).zip(sums) {
                let Some(pixel) = pixel.get_mut(first..first + $vectors * S::F32_LANES) else { return };
                let (vectors, _) = S::as_mut_simd_f32s(pixel);
                for (vector, sum) in vectors.iter_mut().zip(sums) {
                    *vector = match finish {
                        Finish::Linear => sum,
                        Finish::Relu => simd.max_f32s(sum, zero),
                        Finish::Add => simd.add_f32s(*vector, sum),
                    };
                }
            }
        }
    };
    (@add $simd:ident, $sums:ident, $rows:ident, $input:ident, $weights:ident, [$($pixel:literal)*], $vectors:tt) => {
        $(tile!(@pixel $simd, $sums, $rows, $input, $weights, $pixel, $vectors);)*
    };
    (@pixel $simd:ident, $sums:ident, $rows:ident, $input:ident, $weights:ident, $pixel:literal, [$($vector:literal)*]) => {
        let value = $simd.splat_f32s($rows[$pixel][$input]);
        $($sums[$pixel][$vector] = $simd.mul_add_e_f32s(value, $weights[$vector], $sums[$pixel][$vector]);)*
    };
}

tile!(six_by_two, 6: 0 1 2 3 4 5, 2: 0 1);
tile!(six_by_one, 6: 0 1 2 3 4 5, 1: 0);
tile!(four_by_two, 4: 0 1 2 3, 2: 0 1);
tile!(four_by_one, 4: 0 1 2 3, 1: 0);
tile!(one_by_two, 1: 0, 2: 0 1);
tile!(one_by_one, 1: 0, 1: 0);
