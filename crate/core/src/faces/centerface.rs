//! CenterFace: what its network takes and gives.
//!
//! The network sees a face as one point: its output has, for each cell of 4 × 4 input pixels, how likely a face is
//! centred there (heat map), the logarithm of the face's size in cells (scale), where in the cell the centre lies
//! (offset), and five landmarks as shares of the face's size (Xu et al., "CenterFace: Joint Face Detection and
//! Alignment Using Face as Point", arXiv 1911.03599, section 3).

/// Input pixels to a cell of the output, along one side.
const STRIDE: f32 = 4.0;

/// Input sides must be multiples of this: the network halves its input five times.
pub(super) const SIDE_MULTIPLE: u32 = 32;

/// A face in the pixels of whatever picture it is scaled to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Candidate {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
    /// 0 to 1.
    pub score: f32,
    /// x and y of each.
    pub landmarks: [(f32, f32); 5],
}

impl Candidate {
    pub fn width(&self) -> f32 {
        self.right - self.left
    }

    pub fn height(&self) -> f32 {
        self.bottom - self.top
    }

    /// The same face in a picture `x` times as wide and `y` times as high.
    pub fn scaled(mut self, x: f32, y: f32) -> Self {
        self.left *= x;
        self.right *= x;
        self.top *= y;
        self.bottom *= y;
        for point in &mut self.landmarks {
            *point = (point.0 * x, point.1 * y);
        }
        self
    }

    /// The same face in a picture of which this one is the part that begins at `x`, `y`.
    pub fn moved(mut self, x: f32, y: f32) -> Self {
        self.left += x;
        self.right += x;
        self.top += y;
        self.bottom += y;
        for point in &mut self.landmarks {
            *point = (point.0 + x, point.1 + y);
        }
        self
    }
}

/// The four outputs for one picture, each a plane (or planes) of `rows` × `columns` cells.
pub(super) struct Output<'a> {
    pub rows: usize,
    pub columns: usize,
    /// One plane.
    pub heat: &'a [f32],
    /// Two planes: height, width.
    pub scale: &'a [f32],
    /// Two planes: y, x.
    pub offset: &'a [f32],
    /// Ten planes: y, x of each landmark.
    pub landmarks: &'a [f32],
}

impl Output<'_> {
    /// Every cell at least this sure, as a face in input pixels. None when a plane is missing cells.
    pub fn candidates(&self, threshold: f32) -> Option<Vec<Candidate>> {
        let cells = self.rows * self.columns;
        let complete = self.heat.len() == cells
            && self.scale.len() == 2 * cells
            && self.offset.len() == 2 * cells
            && self.landmarks.len() == 10 * cells;
        if !complete {
            return None;
        }
        let sure = self.heat.iter().enumerate().filter(|(_, score)| **score >= threshold);
        sure.map(|(cell, score)| self.candidate(cell, *score)).collect()
    }

    fn candidate(&self, cell: usize, score: f32) -> Option<Candidate> {
        let cells = self.rows * self.columns;
        let value = |planes: &[f32], plane: usize| planes.get(plane * cells + cell).copied();
        let (row, column) = ((cell / self.columns) as f32, (cell % self.columns) as f32);
        let height = value(self.scale, 0)?.exp() * STRIDE;
        let width = value(self.scale, 1)?.exp() * STRIDE;
        let centre_y = (row + value(self.offset, 0)? + 0.5) * STRIDE;
        let centre_x = (column + value(self.offset, 1)? + 0.5) * STRIDE;
        let (left, top) = (centre_x - width / 2.0, centre_y - height / 2.0);
        let mut landmarks = [(0.0, 0.0); 5];
        for (index, point) in landmarks.iter_mut().enumerate() {
            let y = value(self.landmarks, 2 * index)?;
            let x = value(self.landmarks, 2 * index + 1)?;
            *point = (left + x * width, top + y * height);
        }
        Some(Candidate { left, top, right: left + width, bottom: top + height, score, landmarks })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One cell of 2 × 3 is hot: row 1, column 2.
    #[test]
    fn a_hot_cell_becomes_a_face_of_its_size_at_its_centre() {
        let at = |planes: usize, values: &[f32]| {
            let mut all = vec![0.0; planes * 6];
            for (plane, value) in values.iter().enumerate() {
                all[plane * 6 + 5] = *value;
            }
            all
        };
        let heat = at(1, &[0.9]);
        let scale = at(2, &[5.0_f32.ln(), 3.0_f32.ln()]);
        let offset = at(2, &[0.25, -0.25]);
        let landmarks = at(10, &[0.5; 10]);
        let output = Output { rows: 2, columns: 3, heat: &heat, scale: &scale, offset: &offset, landmarks: &landmarks };
        let faces = output.candidates(0.5).unwrap();
        let [face] = faces.as_slice() else { panic!("{faces:?}") };
        assert!((face.height() - 20.0).abs() < 1e-4 && (face.width() - 12.0).abs() < 1e-4);
        let centre = ((face.left + face.right) / 2.0, (face.top + face.bottom) / 2.0);
        assert!((centre.0 - 9.0).abs() < 1e-4 && (centre.1 - 7.0).abs() < 1e-4, "{centre:?}");
        assert!((face.landmarks[2].0 - 9.0).abs() < 1e-4 && (face.landmarks[2].1 - 7.0).abs() < 1e-4);
    }

    #[test]
    fn an_output_with_a_plane_too_few_is_no_answer() {
        let output =
            Output { rows: 1, columns: 1, heat: &[0.9], scale: &[0.0], offset: &[0.0; 2], landmarks: &[0.0; 10] };
        assert_eq!(output.candidates(0.1), None);
    }
}
