//! The clearance: the only way out. It can be built from nothing but a verdict with nothing in the way.

use super::{DeviceFacts, Prepared, Subject, Submission, Verdict, device_facts, judge};
use crate::{
    Code, Error,
    caption::Words,
    cover,
    faces::Region,
    photo::{self, CleanPhoto, Framing, Photo},
    policy::Policy,
    receipt::Receipt,
    register::{Book, Entry},
};

/// A photo that may leave: the cleaned bytes, the words that go with it, and the record of why.
///
/// Its fields are private and [`clear`] is its only constructor.
#[derive(Clone, Debug)]
pub struct Clearance {
    photo: CleanPhoto,
    words: Words,
    verdict: Verdict,
    entry: Entry,
    receipt: Receipt,
}

impl Clearance {
    /// The cleaned, covered file, checked again by the second walker.
    pub fn photo(&self) -> &CleanPhoto {
        &self.photo
    }

    /// The words that were judged with it; only the ending of the file name may be another.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// The verdict that let it go.
    pub fn verdict(&self) -> &Verdict {
        &self.verdict
    }

    /// The entry for the register.
    pub fn entry(&self) -> &Entry {
        &self.entry
    }

    /// What a server is shown, once it is signed.
    pub fn receipt(&self) -> &Receipt {
        &self.receipt
    }

    /// The cleaned file's bytes and the register's line, when the rest is no longer needed.
    pub fn into_parts(self) -> (CleanPhoto, Words, Entry) {
        (self.photo, self.words, self.entry)
    }
}

/// Judges once more, and if nothing stands in the way crops, scales, covers, strips and proves the photo, in this order. HEIC,
/// AVIF and TIFF are encoded anew as JPEG or PNG, which websites show; the file name gets the ending of what is published.
///
/// `book` says where in the register the entry goes. `seed` is for the noise of a mosaic
/// ([`cover::cover`]): a new one for each call, from a source that nobody can guess; it is written nowhere.
///
/// # Errors
/// [`Code::NotPermitted`] with the rules in the way; [`Code::SubmissionPhoto`] when the submission's facts are not
/// those of `photo`; [`Code::CropOutside`]; and whatever cropping, covering or stripping reports.
pub fn clear<'a>(
    photo: &Photo,
    submission: &Submission,
    list: impl Into<Prepared<'a>>,
    policy: &Policy,
    book: Book<'_>,
    seed: u64,
) -> Result<Clearance, Error> {
    let facts =
        submission.photo.as_ref().ok_or_else(|| Error::new(Code::SubmissionPhoto).because("it has no photo"))?;
    let DeviceFacts { device, taken } = device_facts(photo, policy);
    let same = facts.sha256 == *photo.sha256()
        && facts.frames == photo.frames()
        && (facts.device, facts.taken) == (device, taken)
        && (facts.width, facts.height) == (photo.width(), photo.height());
    if !same {
        return Err(Error::new(Code::SubmissionPhoto));
    }
    let verdict = judge(submission, list, policy);
    verdict.or_refused()?;
    let asked = Framing::of(facts.width, facts.height, submission.crop, submission.longest_side)?;
    let (framed, framing) = photo::framed(photo, &asked)?.map_or((None, asked), |(photo, got)| (Some(photo), got));
    let covers = submission.faces.iter().filter(|face| face.subject == Some(Subject::Cover));
    let covered: Vec<Region> = covers.filter_map(|face| framing.to_cover(face.region)).collect();
    let for_the_web = if framed.is_some() { framed } else { photo::for_the_web(photo)? };
    let published = for_the_web.as_ref().unwrap_or(photo);
    let clean = if covered.is_empty() {
        photo::strip(published, submission.choices)?
    } else {
        cover::cover(published, &covered, submission.choices, seed)?
    };
    let mut words = submission.words.clone();
    words.file_name = photo::named(&words.file_name, clean.format());
    let entry = Entry::of_clearance(submission, &verdict, policy, &clean, &words, book);
    let receipt = Receipt::cleared(Some(clean.sha256().clone()), &words, submission, policy);
    Ok(Clearance { photo: clean, words, verdict, entry, receipt })
}
