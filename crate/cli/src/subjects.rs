//! The file of answers: for each photo, which face is whom.
//!
//! ```json
//! {"trip-1.jpg": [{"box": [175, 54, 100, 126], "person": "S01"}, {"box": [300, 60, 40, 50], "answer": "cover"}]}
//! ```
//!
//! `schoolgate faces` writes such a file with the answers left open. A box that matches no detected face is one that a
//! person drew. A line `{"work": ["S01"]}` says whose work the photo shows; with an empty list, nobody's.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use schoolgate_core::{
    Code, Error,
    faces::{Face, Region, Search},
    people::PersonId,
    photo::{self, Pixels},
    verdict::{FaceAnswer, Subject},
};
use serde::{Deserialize, Serialize};

use crate::{Failure, files};

/// A box in the file and a face of the detector are one face when they share at least this much of their union.
const SAME_FACE_IOU: f64 = 0.3;

/// The answers for every photo, by file name.
pub type Subjects = BTreeMap<String, Vec<Line>>;

/// One answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Line {
    /// Who or what a face is.
    Face(FaceLine),
    /// Whose work the photo shows.
    Work(WorkLine),
}

/// Whose work the photo shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkLine {
    /// Ids of the class list; nobody's work when there is none.
    pub work: BTreeSet<PersonId>,
}

/// Whose work the photo shows, where a line says so.
pub fn work(lines: &[Line]) -> Option<BTreeSet<PersonId>> {
    let mut all = lines.iter().filter_map(|line| match line {
        Line::Work(line) => Some(&line.work),
        Line::Face(_) => None,
    });
    let first = all.next()?.clone();
    Some(all.fold(first, |mut joint, more| {
        joint.extend(more.iter().cloned());
        joint
    }))
}

/// One face and its answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FaceLine {
    /// x, y, width and height in pixels of the upright picture.
    #[serde(rename = "box")]
    pub region: [u32; 4],
    /// The detector's score in thousandths; not read back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<u16>,
    /// Who it is: an Id of the class list.
    #[serde(default)]
    pub person: Option<PersonId>,
    /// What else it is.
    #[serde(default)]
    pub answer: Option<Answer>,
}

/// What a face can be other than a person on the list.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// To be covered.
    Cover,
    /// Somebody else, who has agreed.
    VisitorAgreed,
    /// Somebody else.
    Visitor,
    /// No face at all.
    NotAFace,
}

impl FaceLine {
    /// A detected face without an answer.
    pub fn open(face: &Face) -> Self {
        let Region { x, y, width, height } = face.region;
        Self { region: [x, y, width, height], score: Some(face.score), person: None, answer: None }
    }

    fn region(&self) -> Region {
        let [x, y, width, height] = self.region;
        Region { x, y, width, height }
    }

    fn subject(&self) -> Result<Option<Subject>, Error> {
        match (&self.person, self.answer) {
            (Some(_), Some(_)) => {
                Err(Error::new(Code::SubmissionBroken).because("a face has both a person and another answer"))
            }
            (Some(id), None) => Ok(Some(Subject::Person { id: id.clone() })),
            (None, Some(Answer::Cover)) => Ok(Some(Subject::Cover)),
            (None, Some(Answer::VisitorAgreed)) => Ok(Some(Subject::Visitor { agreed: true })),
            (None, Some(Answer::Visitor)) => Ok(Some(Subject::Visitor { agreed: false })),
            (None, Some(Answer::NotAFace)) => Ok(Some(Subject::NotAFace)),
            (None, None) => Ok(None),
        }
    }
}

/// Reads the file.
pub fn read(path: &Path) -> Result<Subjects, Failure> {
    serde_json::from_str(&files::read_text(path)?)
        .map_err(|error| Failure::Core(path.to_owned(), Error::new(Code::SubmissionBroken).because(error)))
}

/// Every face the detector found in `pixels`, with the answer for it, then every box that only a person saw.
pub fn answer(pixels: &Pixels, search: &Search, lines: &[Line]) -> Result<Vec<FaceAnswer>, Error> {
    let mut answers: Vec<FaceAnswer> = search
        .faces
        .iter()
        .map(|face| FaceAnswer {
            region: face.region,
            score: Some(face.score),
            landmarks: face.landmarks.clone(),
            sharpness: Some(photo::sharpness(pixels, face.region)),
            subject: None,
        })
        .collect();
    for line in lines {
        let Line::Face(line) = line else { continue };
        let region = line.region();
        let subject = line.subject()?;
        let open = answers.iter_mut().filter(|answer| answer.subject.is_none() && answer.score.is_some());
        let nearest = open
            .map(|answer| (intersection_over_union(answer.region, region), answer))
            .filter(|(iou, _)| *iou >= SAME_FACE_IOU)
            .max_by(|(a, _), (b, _)| a.total_cmp(b));
        match nearest {
            Some((_, answer)) => {
                if subject == Some(Subject::Cover) {
                    answer.region = union(answer.region, region);
                }
                answer.subject = subject;
            }
            None => answers.push(FaceAnswer { region, score: None, landmarks: Vec::new(), sharpness: None, subject }),
        }
    }
    Ok(answers)
}

fn edges(region: Region) -> (u64, u64, u64, u64) {
    let (x, y) = (u64::from(region.x), u64::from(region.y));
    (x, y, x + u64::from(region.width), y + u64::from(region.height))
}

fn intersection_over_union(a: Region, b: Region) -> f64 {
    let area = |region: Region| u64::from(region.width) * u64::from(region.height);
    let ((a_left, a_top, a_right, a_bottom), (b_left, b_top, b_right, b_bottom)) = (edges(a), edges(b));
    let width = a_right.min(b_right).saturating_sub(a_left.max(b_left));
    let height = a_bottom.min(b_bottom).saturating_sub(a_top.max(b_top));
    let shared = width * height;
    let joint = area(a) + area(b) - shared;
    if joint == 0 { 0.0 } else { shared as f64 / joint as f64 }
}

fn union(a: Region, b: Region) -> Region {
    let (x, y) = (a.x.min(b.x), a.y.min(b.y));
    let right = a.x.saturating_add(a.width).max(b.x.saturating_add(b.width));
    let bottom = a.y.saturating_add(a.height).max(b.y.saturating_add(b.height));
    Region { x, y, width: right - x, height: bottom - y }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn search(regions: &[[u32; 4]]) -> Search {
        let face = |[x, y, width, height]: &[u32; 4]| Face {
            region: Region { x: *x, y: *y, width: *width, height: *height },
            score: 900,
            landmarks: Vec::new(),
        };
        Search { passes: vec![640], faces: regions.iter().map(face).collect() }
    }

    fn blank() -> Pixels {
        Pixels { width: 200, height: 100, rgb: vec![128; 60_000] }
    }

    fn lines(json: &str) -> Vec<Line> {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn an_answer_goes_to_the_face_it_lies_on_and_the_others_stay_open() {
        let answers = answer(
            &blank(),
            &search(&[[0, 0, 20, 20], [100, 0, 20, 20]]),
            &lines(r#"[{"box": [102, 2, 20, 20], "person": "S01"}]"#),
        )
        .unwrap();
        assert_eq!(answers.len(), 2);
        assert_eq!(answers[0].subject, None);
        assert_eq!(answers[1].subject, Some(Subject::Person { id: PersonId("S01".to_owned()) }));
        assert_eq!(answers[1].region.x, 100);
    }

    #[test]
    fn a_box_on_no_face_is_one_that_a_person_drew() {
        let answers =
            answer(&blank(), &search(&[[0, 0, 20, 20]]), &lines(r#"[{"box": [50, 0, 20, 20], "answer": "cover"}]"#));
        let answers = answers.unwrap();
        assert_eq!(answers[1].subject, Some(Subject::Cover));
        assert_eq!(answers[1].score, None);
    }

    #[test]
    fn a_cover_hides_what_the_person_drew_and_what_the_detector_saw() {
        let answers =
            answer(&blank(), &search(&[[0, 0, 20, 20]]), &lines(r#"[{"box": [5, 5, 20, 20], "answer": "cover"}]"#));
        assert_eq!(answers.unwrap()[0].region, Region { x: 0, y: 0, width: 25, height: 25 });
    }

    #[test]
    fn one_answer_does_not_serve_two_faces() {
        let answers = answer(
            &blank(),
            &search(&[[0, 0, 20, 20], [4, 0, 20, 20]]),
            &lines(r#"[{"box": [0, 0, 20, 20], "answer": "not-a-face"}]"#),
        );
        assert_eq!(answers.unwrap().iter().filter(|answer| answer.subject.is_none()).count(), 1);
    }

    #[test]
    fn a_line_says_whose_work_is_shown() {
        let ids = |json: &str| work(&lines(json)).map(|ids| ids.into_iter().map(|id| id.0).collect::<Vec<_>>());
        assert_eq!(ids(r#"[{"box": [0, 0, 9, 9], "answer": "cover"}]"#), None);
        assert_eq!(ids(r#"[{"work": []}]"#), Some(Vec::new()));
        assert_eq!(ids(r#"[{"work": ["B"]}, {"work": ["A"]}]"#), Some(vec!["A".to_owned(), "B".to_owned()]));
        assert!(serde_json::from_str::<Vec<Line>>(r#"[{"work": ["A"], "box": [0, 0, 9, 9]}]"#).is_err());
    }

    #[test]
    fn a_face_cannot_be_two_things() {
        let both = lines(r#"[{"box": [0, 0, 9, 9], "person": "S01", "answer": "cover"}]"#);
        assert_eq!(answer(&blank(), &search(&[]), &both).unwrap_err().code(), Code::SubmissionBroken);
    }
}
