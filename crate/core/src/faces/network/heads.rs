//! The network's last layers: a convolution of 3 × 3 pixels, and from its channels everything that is said of a cell.

use pulp::Arch;

use super::{
    Shape,
    matrix::{Finish, Matrix, Span},
};

/// Both layers.
#[derive(Debug)]
pub(super) struct Heads {
    /// From 3 × 3 pixels with all their channels.
    pub around: Matrix,
    /// All outputs side by side.
    pub say: Matrix,
    /// How many planes each output has; the first output's become shares of one by the logistic function.
    pub planes: Vec<usize>,
}

impl Heads {
    /// All outputs as planes, one after the other.
    pub fn run(&self, arch: Arch, input: Shape, from: &[f32], to: &mut [&mut [f32]]) {
        let Shape { height, width, channels } = input;
        let mut patches = vec![0.0; width * 9 * channels];
        let mut features = vec![0.0; width * self.around.outputs];
        let mut said = vec![0.0; width * self.say.outputs];
        let start = Span { start: 0, stride: 0 };
        let sure = self.planes.first().copied().unwrap_or(0);
        for row in 0..height {
            for (third, patch) in patches.chunks_exact_mut(3 * channels).enumerate() {
                let (column, line) = (third / 3, third % 3);
                let line = (row + line).checked_sub(1).filter(|line| *line < height);
                let Some(line) = line.and_then(|line| from.get(line * width * channels..(line + 1) * width * channels))
                else {
                    patch.fill(0.0);
                    continue;
                };
                let end = ((column + 2) * channels).min(line.len());
                let (skip, begin) = if column == 0 { (channels, 0) } else { (0, (column - 1) * channels) };
                let Some(inside) = line.get(begin..end) else { continue };
                for (value, source) in patch.iter_mut().skip(skip).zip(inside) {
                    *value = *source;
                }
                if skip > 0 {
                    patch.iter_mut().take(skip).for_each(|value| *value = 0.0);
                }
                if let Some(rest) = patch.get_mut(skip + inside.len()..) {
                    rest.fill(0.0);
                }
            }
            self.around.multiply(arch, (1, width), (&patches, start), (&mut features, start), Finish::Relu);
            self.say.multiply(arch, (1, width), (&features, start), (&mut said, start), Finish::Linear);
            let mut plane = 0;
            for (output, planes) in to.iter_mut().zip(&self.planes) {
                for target in output.chunks_exact_mut(height * width).take(*planes) {
                    let cells = target.iter_mut().skip(row * width);
                    for (cell, pixel) in cells.zip(said.chunks_exact(self.say.outputs)) {
                        let value = pixel.get(plane).copied().unwrap_or(0.0);
                        *cell = if plane < sure { 1.0 / (1.0 + (-value).exp()) } else { value };
                    }
                    plane += 1;
                }
            }
        }
    }
}
