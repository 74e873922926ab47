//! Several boxes on one face become one: greedy non-maximum suppression.

use super::centerface::Candidate;

/// Two boxes that share more than this of their union are one face.
const SAME_FACE_IOU: f32 = 0.4;

/// Keeps the surest of every group of overlapping boxes, surest first.
pub(super) fn merge(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    let mut kept: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        if kept.iter().all(|other| intersection_over_union(other, &candidate) <= SAME_FACE_IOU) {
            kept.push(candidate);
        }
    }
    kept
}

/// The shared area over the joint area: 1 for the same box, 0 for boxes apart.
fn intersection_over_union(a: &Candidate, b: &Candidate) -> f32 {
    let width = (a.right.min(b.right) - a.left.max(b.left)).max(0.0);
    let height = (a.bottom.min(b.bottom) - a.top.max(b.top)).max(0.0);
    let shared = width * height;
    let joint = a.width() * a.height() + b.width() * b.height() - shared;
    if joint > 0.0 { shared / joint } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(left: f32, score: f32) -> Candidate {
        Candidate { left, top: 0.0, right: left + 10.0, bottom: 10.0, score, landmarks: [(0.0, 0.0); 5] }
    }

    #[test]
    fn of_two_boxes_on_one_face_the_surer_stays() {
        assert_eq!(merge(vec![square(0.0, 0.5), square(2.0, 0.9)]), [square(2.0, 0.9)]);
    }

    #[test]
    fn neighbours_stay_two() {
        assert_eq!(merge(vec![square(0.0, 0.5), square(8.0, 0.9)]).len(), 2);
    }
}
