//! The one error type: a stable code, the place in the input, and what to do about it.
//!
//! Plain English lives here and nowhere else, so that every caller says the same thing in the same words.

use std::fmt;

use serde::{Serialize, Serializer};

/// Where in the input something is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Place {
    /// The input as a whole.
    Whole,
    /// An offset in bytes from the start of the file.
    Byte {
        /// The offset.
        offset: u64,
    },
    /// A cell of a class list; both count from 1 as a spreadsheet does.
    Cell {
        /// The row, the heading row being 1.
        row: u64,
        /// The column.
        column: u64,
    },
    /// A line of a text file, counting from 1.
    Line {
        /// The line.
        line: u64,
    },
    /// A named field of a structured input.
    Field {
        /// The field's name, dotted from the outermost.
        name: String,
    },
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => Ok(()),
            Self::Byte { offset } => write!(formatter, "at byte {offset}"),
            Self::Cell { row, column } => write!(formatter, "in row {row}, column {column}"),
            Self::Line { line } => write!(formatter, "in line {line}"),
            Self::Field { name } => write!(formatter, "in {name}"),
        }
    }
}

/// Declares every error code once: its stable name, what happened, and what to do.
macro_rules! codes {
    ($($variant:ident = $name:literal, $message:literal, $remedy:literal;)*) => {
        /// What went wrong. The string form is stable and meant for programs.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        #[expect(missing_docs, reason = "each variant's message says it")]
        pub enum Code { $($variant,)* }

        impl Code {
            /// Every code there is.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The stable name, such as `photo.truncated`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What happened, in a teacher's words.
            pub fn message(self) -> &'static str {
                match self { $(Self::$variant => $message,)* }
            }

            /// What the person can do about it.
            pub fn remedy(self) -> &'static str {
                match self { $(Self::$variant => $remedy,)* }
            }
        }
    };
}

codes! {
    // photo: opening, walking and cleaning a file
    PhotoEmpty = "photo.empty", "The file is empty.", "Copy it from the camera again.";
    PhotoUnknown = "photo.unknown-format", "This is not a picture file that Schoolgate knows.", "Save it as JPEG or PNG and try again.";
    PhotoUnsupported = "photo.unsupported-format", "Schoolgate cannot clean this kind of picture yet.", "Save it as JPEG or PNG and try again.";
    PhotoTruncated = "photo.truncated", "The file stops in the middle of the picture.", "Copy it from the camera again.";
    PhotoBroken = "photo.broken", "The file is damaged or not built as its format requires.", "Open it in a picture editor, save it again and retry.";
    PhotoTooLarge = "photo.too-large", "The picture has more pixels than Schoolgate will open.", "Make it smaller and try again.";
    PhotoNotProved = "photo.not-proved", "The cleaned file could not be proved clean, so it is withheld.", "Save the picture again in a picture editor and retry; please report the file's kind.";
    // faces
    ModelBroken = "faces.model", "The face detector's model could not be loaded.", "Reload the page, or fetch the model again.";
    DetectorFailed = "faces.detector", "The face detector stopped before it had seen the whole picture.", "Try again; with no answer the photo stays stopped.";
    // cover
    CoverOutside = "cover.outside", "A cover lies outside the picture.", "Draw the box again.";
    CoverUnsupported = "cover.unsupported", "Covers cannot be drawn into this kind of picture.", "Save it as an ordinary RGB JPEG or PNG and try again.";
    CoverFailed = "cover.failed", "The covered picture could not be written.", "Try again; the photo stays stopped.";
    // people
    ClassListEmpty = "people.empty", "The class list has no people in it.", "Export it again from the school's system.";
    ClassListNoNames = "people.no-names", "The class list has no columns for names.", "Give it a heading row with Forename and Surname.";
    ClassListRow = "people.row", "This row could not be used.", "Correct the row and load the list again.";
    ClassListCell = "people.cell", "This cell could not be understood.", "Correct the cell and load the list again; until then it does not count as a yes.";
    ClassListTwice = "people.twice", "Two rows have the same Id.", "Give every person their own Id.";
    // policy
    PolicyUnknown = "policy.unknown", "There is no policy of that name.", "Choose one of the presets or give a policy file.";
    PolicyBroken = "policy.broken", "The policy file could not be understood.", "Correct the line named and try again.";
    // register
    RegisterBroken = "register.broken", "The register was changed or is damaged.", "Restore it from a copy; do not add to it.";
    // submission
    SubmissionBroken = "submission.broken", "The request could not be understood.", "This is a fault in the program that asked; please report it.";
    SubmissionPhoto = "submission.other-photo", "The answers were given for another photo.", "Open the photo again and answer for this one.";
    NotPermitted = "verdict.not-permitted", "The verdict still has something in the way.", "Put right every finding that blocks, and answer every question.";
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Something that could not be done. It never holds a picture or a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Error {
    code: Code,
    place: Place,
    detail: String,
}

impl Error {
    /// An error of `code` about the input as a whole.
    pub fn new(code: Code) -> Self {
        Self { code, place: Place::Whole, detail: String::new() }
    }

    /// The same at a byte offset.
    pub fn at_byte(code: Code, offset: usize) -> Self {
        Self { code, place: Place::Byte { offset: offset as u64 }, detail: String::new() }
    }

    /// The same error, at `place`.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = place;
        self
    }

    /// The same error, with the technical detail an expert would want.
    #[must_use]
    pub fn because(mut self, detail: impl fmt::Display) -> Self {
        self.detail = detail.to_string();
        self
    }

    /// The stable code.
    pub fn code(&self) -> Code {
        self.code
    }

    /// Where it happened.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The technical detail; may be empty.
    pub fn detail(&self) -> &str {
        &self.detail
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code.message())?;
        match (&self.place, self.detail.as_str()) {
            (Place::Whole, "") => Ok(()),
            (Place::Whole, detail) => write!(formatter, " ({detail})"),
            (place, "") => write!(formatter, " ({place})"),
            (place, detail) => write!(formatter, " ({detail}, {place})"),
        }
    }
}

impl std::error::Error for Error {}
