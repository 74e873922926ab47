//! Several boxes on one face become one, first within a pass over the picture, then over all passes.

use super::centerface::Candidate;

/// Two boxes that share more than this of their union are one face.
const SAME_FACE_IOU: f32 = 0.4;

/// Of the boxes of one pass, the surest of every group that overlaps, surest first: greedy non-maximum suppression.
fn suppress(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    let mut kept: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        if kept.iter().all(|other| !same_face(other, &candidate)) {
            kept.push(candidate);
        }
    }
    kept
}

/// The faces that several passes saw, surest first. Each stands where the surest pass saw it; what the others saw there
/// makes it surer, as if their errors had nothing to do with each other: 1 − Π(1 − score). So a face that three passes half
/// see is found, and one that a single pass half sees is not.
pub(super) fn join(passes: Vec<Vec<Candidate>>) -> Vec<Candidate> {
    /// A face, the chance that every pass that saw it was wrong, and which passes those are.
    struct Joined {
        surest: Candidate,
        wrong: f32,
        passes: Vec<usize>,
    }
    let of_pass = |(pass, candidates): (usize, Vec<Candidate>)| {
        suppress(candidates).into_iter().map(move |candidate| (pass, candidate))
    };
    let mut all: Vec<(usize, Candidate)> = passes.into_iter().enumerate().flat_map(of_pass).collect();
    all.sort_by(|(_, a), (_, b)| b.score.total_cmp(&a.score));
    let mut joined: Vec<Joined> = Vec::new();
    for (pass, candidate) in all {
        match joined.iter_mut().find(|face| same_face(&face.surest, &candidate)) {
            Some(face) if face.passes.contains(&pass) => {}
            Some(face) => {
                face.wrong *= 1.0 - candidate.score;
                face.passes.push(pass);
            }
            None => joined.push(Joined { wrong: 1.0 - candidate.score, surest: candidate, passes: vec![pass] }),
        }
    }
    let mut faces: Vec<Candidate> =
        joined.into_iter().map(|face| Candidate { score: 1.0 - face.wrong, ..face.surest }).collect();
    faces.sort_by(|a, b| b.score.total_cmp(&a.score));
    faces
}

fn same_face(a: &Candidate, b: &Candidate) -> bool {
    intersection_over_union(a, b) > SAME_FACE_IOU
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

    fn scores(faces: &[Candidate]) -> Vec<f32> {
        faces.iter().map(|face| (face.score * 100.0).round() / 100.0).collect()
    }

    #[test]
    fn of_two_boxes_on_one_face_the_surer_stays() {
        assert_eq!(suppress(vec![square(0.0, 0.5), square(2.0, 0.9)]), [square(2.0, 0.9)]);
    }

    #[test]
    fn neighbours_stay_two() {
        assert_eq!(suppress(vec![square(0.0, 0.5), square(8.0, 0.9)]).len(), 2);
    }

    #[test]
    fn a_face_that_several_passes_half_see_is_surer_than_each_of_them() {
        let faces = join(vec![vec![square(0.0, 0.1)], vec![square(1.0, 0.2)], vec![square(40.0, 0.25)]]);
        assert_eq!(scores(&faces), [0.28, 0.25]);
        assert_eq!((faces[0].left, faces[1].left), (1.0, 40.0));
    }

    #[test]
    fn one_pass_that_sees_a_face_twice_makes_it_no_surer() {
        assert_eq!(scores(&join(vec![vec![square(0.0, 0.5), square(2.0, 0.4)]])), [0.5]);
    }
}
