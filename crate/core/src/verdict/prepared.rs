//! A class list with its names made ready, so that one list serves many verdicts.

use crate::{caption::Reader, people::ClassList};

/// A class list and the reader of its names. From a list alone the reader is built anew; give the pair to judge often.
#[derive(Debug)]
pub struct Prepared<'a> {
    pub(crate) list: &'a ClassList,
    reader: Names<'a>,
}

#[derive(Debug)]
enum Names<'a> {
    Kept(&'a Reader),
    Built(Box<Reader>),
}

impl Prepared<'_> {
    /// The reader of its names.
    pub fn reader(&self) -> &Reader {
        match &self.reader {
            Names::Kept(reader) => reader,
            Names::Built(reader) => reader,
        }
    }
}

impl<'a> From<&'a ClassList> for Prepared<'a> {
    fn from(list: &'a ClassList) -> Self {
        Self { list, reader: Names::Built(Box::new(Reader::new(list))) }
    }
}

impl<'a> From<(&'a ClassList, &'a Reader)> for Prepared<'a> {
    /// A reader that was made of other people is not used: it would miss names.
    fn from((list, reader): (&'a ClassList, &'a Reader)) -> Self {
        if reader.is_of(list) { Self { list, reader: Names::Kept(reader) } } else { Self::from(list) }
    }
}
