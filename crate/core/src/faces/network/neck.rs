//! Where coarse features meet finer ones: the coarse ones are enlarged to twice their size and added (Lin et al., "Feature
//! Pyramid Networks for Object Detection", arXiv 1612.03144, section 3).

use pulp::Arch;

use super::{
    Shape,
    matrix::{Finish, Matrix, Span},
};

/// One such place.
#[derive(Debug)]
pub(super) struct Merge {
    /// A transposed convolution: from each coarse pixel the channels of four fine ones, in reading order.
    pub enlarge: Matrix,
    /// A convolution of one pixel that gives the fine features as many channels.
    pub lateral: Matrix,
}

impl Merge {
    pub fn run(&self, arch: Arch, (coarse, from): (Shape, &[f32]), (fine, skip): (Shape, &[f32]), to: &mut [f32]) {
        let channels = self.lateral.outputs;
        let row_length = fine.width * channels;
        let mut enlarged = vec![0.0; coarse.width * 4 * channels];
        for (row, pair) in to.chunks_exact_mut(2 * row_length).enumerate() {
            let here = Span { start: 2 * row * fine.width * fine.channels, stride: fine.width * fine.channels };
            let there = Span { start: 0, stride: row_length };
            self.lateral.multiply(arch, (2, fine.width), (skip, here), (pair, there), Finish::Relu);
            let here = Span { start: row * coarse.width * coarse.channels, stride: 0 };
            let there = Span { start: 0, stride: 0 };
            self.enlarge.multiply(arch, (1, coarse.width), (from, here), (&mut enlarged, there), Finish::Relu);
            let (upper, lower) = pair.split_at_mut(row_length);
            let two = 2 * channels;
            let targets = upper.chunks_exact_mut(two).zip(lower.chunks_exact_mut(two));
            for (four, (upper, lower)) in enlarged.chunks_exact(4 * channels).zip(targets) {
                for (value, more) in upper.iter_mut().chain(lower).zip(four) {
                    *value += more;
                }
            }
        }
    }
}
