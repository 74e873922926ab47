//! MobileNetV2's building block: channels are spread out, each is filtered by itself, and they are drawn together again
//! (Sandler et al., "MobileNetV2: Inverted Residuals and Linear Bottlenecks", arXiv 1801.04381, section 3.3).
//!
//! The spread-out channels are six times as many numbers as what goes in and comes out. They are never all in memory:
//! a few rows of a strip are made, used, and made anew, so that they stay in the processor's cache.

use pulp::Arch;

use super::{
    Shape,
    depthwise::Depthwise,
    matrix::{Finish, Matrix, Span},
};

/// Output pixels of one step: enough for each weight that is fetched to be used often.
const STEP: usize = 64;

/// How the channels are spread out.
#[derive(Debug)]
pub(super) enum Spread {
    /// Each pixel by itself.
    Pointwise,
    /// From 3 × 3 pixels of three colour planes, every second pixel: the network's first layer.
    Stem,
}

/// One block.
#[derive(Debug)]
pub(super) struct Bottleneck {
    pub spread: Spread,
    pub expand: Matrix,
    pub filter: Depthwise,
    pub project: Matrix,
    /// Whether what goes in is added to what comes out.
    pub residual: bool,
}

impl Bottleneck {
    /// The size between spreading out and filtering.
    fn inside(&self, input: Shape) -> (usize, usize) {
        match self.spread {
            Spread::Pointwise => (input.height, input.width),
            Spread::Stem => (input.height.div_ceil(2), input.width.div_ceil(2)),
        }
    }

    pub fn output(&self, input: Shape) -> Shape {
        let (height, width) = self.inside(input);
        let stride = self.filter.stride.max(1);
        Shape { height: height.div_ceil(stride), width: width.div_ceil(stride), channels: self.project.outputs }
    }

    pub fn run(&self, arch: Arch, input: Shape, from: &[f32], to: &mut [f32]) {
        let output = self.output(input);
        if self.residual {
            for (sum, value) in to.iter_mut().zip(from) {
                *sum = *value;
            }
        }
        for left in (0..output.width).step_by(STEP) {
            let width = STEP.min(output.width - left);
            self.strip(arch, (input, from), (output, to), (left, width));
        }
    }

    /// All rows of the columns from `left` on.
    fn strip(
        &self,
        arch: Arch,
        (input, from): (Shape, &[f32]),
        (output, to): (Shape, &mut [f32]),
        (left, width): (usize, usize),
    ) {
        let channels = self.filter.channels;
        let stride = self.filter.stride;
        let inside = self.inside(input);
        let rows_at_once = STEP.div_ceil(width);
        // Filtering needs one more pixel on each side, or with a stride of two on one.
        let columns = (width - 1) * stride + 3;
        let rows = (rows_at_once - 1) * stride + 3;
        let mut spread = vec![0.0; rows * columns * channels];
        let mut filtered = vec![0.0; rows_at_once * width * channels];
        let mut patches = Vec::new();
        let row_length = columns * channels;
        let mut ready = 0;
        for top in (0..output.height).step_by(rows_at_once) {
            let height = rows_at_once.min(output.height - top);
            // Row 0 of the buffer is the row above the first output's.
            let needed = (height - 1) * stride + 3;
            let place = Place { top: top * stride, left: left * stride, columns };
            self.spread(arch, (input, from), inside, place, ready..needed, &mut spread, &mut patches);
            for (row, target) in filtered.chunks_exact_mut(width * channels).take(height).enumerate() {
                let mut three = spread.chunks_exact(row_length).skip(row * stride);
                let three = [three.next(), three.next(), three.next()].map(|row| row.unwrap_or_default());
                self.filter.row(arch, three, target);
            }
            let finish = if self.residual { Finish::Add } else { Finish::Linear };
            let here = Span { start: 0, stride: width * channels };
            let there =
                Span { start: (top * output.width + left) * output.channels, stride: output.width * output.channels };
            self.project.multiply(arch, (height, width), (&filtered, here), (to, there), finish);
            // The last rows are the next step's first.
            ready = 3 - stride;
            spread.copy_within((needed - ready) * row_length..needed * row_length, 0);
        }
    }

    /// Spreads out the buffer's rows `which`; what lies outside the picture is zero.
    #[allow(clippy::too_many_arguments, reason = "one call, and every one is another thing")]
    fn spread(
        &self,
        arch: Arch,
        (input, from): (Shape, &[f32]),
        (inside_height, inside_width): (usize, usize),
        place: Place,
        which: std::ops::Range<usize>,
        buffer: &mut [f32],
        patches: &mut Vec<f32>,
    ) {
        let channels = self.expand.outputs;
        let row_length = place.columns * channels;
        // Columns and rows count from one pixel left of and above the first output's.
        let first = usize::from(place.left == 0);
        let last = place.columns.min(inside_width + 1 - place.left);
        let source = |column: usize| place.left + column - 1;
        let filled = |row: usize| (1..=inside_height).contains(&(place.top + row));
        let (rows, outside): (Vec<usize>, Vec<usize>) = which.partition(|row| filled(*row));
        for row in outside {
            if let Some(row) = buffer.get_mut(row * row_length..(row + 1) * row_length) {
                row.fill(0.0);
            }
        }
        let Some(&top) = rows.first() else { return };
        let width = last - first;
        let there = Span { start: top * row_length + first * channels, stride: row_length };
        let picture_row = place.top + top - 1;
        match self.spread {
            Spread::Pointwise => {
                let inputs = self.expand.inputs;
                let here =
                    Span { start: (picture_row * input.width + source(first)) * inputs, stride: input.width * inputs };
                self.expand.multiply(arch, (rows.len(), width), (from, here), (buffer, there), Finish::Relu);
            }
            Spread::Stem => {
                patches.clear();
                for row in 0..rows.len() {
                    for column in 0..width {
                        patch(input, from, picture_row + row, source(first) + column, patches);
                    }
                }
                let here = Span { start: 0, stride: width * self.expand.inputs };
                self.expand.multiply(arch, (rows.len(), width), (patches, here), (buffer, there), Finish::Relu);
            }
        }
    }
}

/// Where a buffer's rows and columns lie in the picture between spreading out and filtering.
#[derive(Clone, Copy)]
struct Place {
    top: usize,
    left: usize,
    columns: usize,
}

/// The 3 × 3 pixels of three planes around pixel (2 · row, 2 · column), plane by plane; zero outside the picture.
fn patch(input: Shape, planes: &[f32], row: usize, column: usize, to: &mut Vec<f32>) {
    for plane in planes.chunks_exact(input.height * input.width) {
        for y in 0..3 {
            let line = (2 * row + y).checked_sub(1).filter(|y| *y < input.height);
            let line = line.and_then(|y| plane.get(y * input.width..(y + 1) * input.width)).unwrap_or_default();
            for x in 0..3 {
                let value = (2 * column + x).checked_sub(1).and_then(|x| line.get(x));
                to.push(value.copied().unwrap_or(0.0));
            }
        }
    }
}
