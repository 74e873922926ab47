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
    // crop: a part of the picture
    CropOutside = "crop.outside", "The part to be published is empty or reaches outside the picture.", "Draw the crop again.";
    CropFailed = "crop.failed", "The part to be published could not be written.", "Try again; the photo stays stopped.";
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
    ClassListTooLarge = "people.too-large", "The file is larger than any class list.", "Load a list of at most 50,000 rows and 10 MB.";
    ClassListTooManyProblems = "people.too-many-problems", "Almost nothing in this file could be understood.", "Check that it is the class list and export it again.";
    ClassListAbove = "people.above", "This row stands above the headings and was not read.", "Remove it if it is a title; if it is a person, move it below the headings.";
    ClassListHeading = "people.heading", "This heading is not known, so the column was not read.", "If the column says anything about names, consent or safety, give it one of the headings Schoolgate knows; else leave it.";
    ClassListHeadingTwice = "people.heading-twice", "Another column says the same, so this one was not read.", "Remove one of the two columns.";
    ClassListRow = "people.row", "This row has no name, so nobody was read from it.", "Fill in the name or remove the row, and load the list again.";
    ClassListHalfName = "people.half-name", "Half of this person's name is missing, so it cannot be found as a full name.", "Fill in forename and surname where the person has both.";
    ClassListWidth = "people.width", "This row has more or fewer cells than there are headings.", "Correct the row and load the list again; until then no yes in it counts.";
    ClassListQuote = "people.quote", "A quotation mark or line break stands where none belongs, so cells may be in the wrong column.", "Correct the row and load the list again; until then no yes in it counts.";
    ClassListCharacters = "people.characters", "A character in this row was lost when the file was saved.", "Export the list again as UTF-8, or correct the cell; until then no yes in the row counts.";
    ClassListCell = "people.cell", "This answer could not be understood.", "Write yes, no, withdrawn or no reply and load the list again; until then it does not count as a yes.";
    ClassListNoAnswer = "people.no-answer", "Somebody or a day is given, but no answer.", "Fill in the answer and load the list again; until then it does not count as a yes.";
    ClassListUneven = "people.uneven", "There are not as many givers or days as answers.", "Give one for each answer, or one for all; until then none of them counts.";
    ClassListGiver = "people.giver", "It could not be understood who gave this answer.", "Write Parent 1, Parent 2, Pupil, Staff, Visitor or Local authority; until then it counts as one parent's.";
    ClassListDate = "people.date", "This is not a date.", "Write the day as 04/09/2026, with all four digits of the year; until then the answer has no date.";
    ClassListLeaving = "people.leaving", "This is not a date, so it is not known when the person leaves.", "Write the day as 04/09/2026; until then no yes of this person counts.";
    ClassListHardStop = "people.hard-stop", "It could not be understood whether this person may ever be published.", "Write yes, or leave the cell blank; until then the person is never published.";
    ClassListCircumstances = "people.circumstances", "It could not be understood when circumstances changed.", "Write the day as 04/09/2026, yes or no; until then every consent of this person awaits confirmation.";
    ClassListUntil = "people.until", "This is not a date, so it is not known when this consent ends.", "Write the day as 04/09/2026; until then the yes does not count.";
    ClassListMethod = "people.method", "It could not be understood how this answer was given.", "Write paper, online or spoken; until then it does not count as written consent.";
    ClassListResponsibility = "people.responsibility", "Whoever gave this consent has no parental responsibility.", "Ask somebody who has; until then the yes does not count. A no counts all the same.";
    ClassListKind = "people.kind", "It could not be understood whether this is a pupil, staff or a visitor.", "Write pupil, staff or visitor; until then the person counts as a pupil.";
    ClassListTwice = "people.twice", "Two rows have the same Id.", "Give every person their own Id; until then no yes in either row counts.";
    ClassListWorkbook = "list.workbook", "This workbook could not be read.", "If it has a password, save a copy without one; else save it as XLSX or CSV, and load that.";
    ClassListNoSheet = "list.no-sheet", "The workbook has no sheet of this name with anything in it.", "Choose one of the sheets it has.";
    ClassListSheet = "list.sheet", "This sheet of the workbook was not read.", "If people or answers stand in it, choose it, or save it as a file of its own and load both.";
    ClassListFormula = "list.formula", "The formula in this cell failed, or was saved without its result.", "Open the workbook, correct the cell and save it again; until then no yes in the row counts.";
    ClassListPolarity = "list.polarity", "This column does not say whether a mark in it means yes or no.", "Say what it means, consent or refusal; until then the whole column counts as no reply.";
    ClassListKindOfConsent = "list.consent-type", "It is not known what this consent is for, so the answer was not read.", "If it is about pictures, say which use it stands for, or write one of the uses Schoolgate knows.";
    ClassListConflict = "list.conflict", "Two files do not say the same of this person.", "Correct one of them and load both again; until then the stricter answer counts.";
    ClassListAmbiguous = "list.ambiguous", "More than one person could be meant, so nobody was given these answers.", "Add the UPN or Id, or the class and date of birth, to both files; until then no yes of any of them counts.";
    // policy
    PolicyUnknown = "policy.unknown", "There is no policy of that name.", "Choose one of the presets or give a policy file.";
    PolicyBroken = "policy.broken", "The policy file could not be understood.", "Correct the line named and try again.";
    // the school's own devices
    DevicesEmpty = "devices.empty", "The list names no camera and no iPad.", "Give it a row for each, with its make and model.";
    DevicesNoHeadings = "devices.no-headings", "The list has no columns for make and model.", "Give it a heading row with Make, Model and Serial number.";
    DevicesTooLarge = "devices.too-large", "The file is larger than any school's list of devices.", "Load a list of at most 5,000 rows and 1 MB.";
    DevicesRow = "devices.row", "This row names no model or cannot be read, so no device was taken from it.", "Fill in make and model and load the list again; until then its photos count as taken on another device.";
    // approval
    ApprovalKey = "approval.key", "This is not a key that Schoolgate can use.", "Give the file that `schoolgate approve keygen` wrote, unchanged.";
    ApprovalKeys = "approval.keys", "The list of keys could not be understood.", "Give each key as `schoolgate approve keygen` printed it.";
    ApprovalBroken = "approval.broken", "The request or approval could not be read.", "Ask for the approval again.";
    // receipt
    ReceiptKey = "receipt.key", "This is not a receipt key that Schoolgate can use.", "Give the file that `schoolgate receipt key` wrote, unchanged; to check a receipt, the public key that it printed.";
    ReceiptBroken = "receipt.broken", "This is not a receipt, or only a part of one.", "Copy the whole receipt, or check the picture again for a new one.";
    ReceiptOtherKey = "receipt.other-key", "The receipt was signed with another key.", "Give the public key of the school that signed it.";
    ReceiptSignature = "receipt.signature", "The receipt was changed after it was signed, or was made up.", "Do not trust it; check the picture again.";
    ReceiptOtherPhoto = "receipt.other-photo", "The receipt is not for this file.", "Use the file that was cleared, unchanged, or check this one.";
    ReceiptOtherChannel = "receipt.other-channel", "The receipt is for another place of publication.", "Check the picture again for the place where it will be seen.";
    ReceiptTooLong = "receipt.too-long", "The file name is too long for a receipt.", "Give the picture a shorter name and try again.";
    ReceiptHasPhoto = "receipt.has-photo", "Words that come with a photo get no receipt of their own.", "Clear the photo: its receipt is for the words too.";
    // register
    RegisterBroken = "register.broken", "The register was changed or is damaged.", "Restore it from a copy; do not add to it.";
    RegisterTruncated = "register.truncated", "The register does not hold an entry that was once its last: lines are missing.", "Restore it from a copy; do not add to it.";
    RegisterKey = "register.key", "This is not the key that the register's people were written with.", "Use the register key that was used when the pictures were checked.";
    RegisterEntry = "register.entry", "There is no such clearance in the register.", "Give the hash of a line that clears a picture.";
    IncidentIncomplete = "incident.incomplete", "The incident is not fully described.", "Fill in the field named and record it again.";
    // submission
    SchoolWords = "school.words", "The file of the school's own words could not be read.", "It is TOML with the lists name, aliases, contacts, handles, classes, houses, people and things; each may be left out.";
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
