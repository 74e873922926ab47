//! The one error of this program: what is wrong, why it matters, and the exact command that mends it.

use std::fmt;

/// The result of everything here.
pub type Result<T> = std::result::Result<T, Error>;

/// A failure, told so that the reader knows what to type next.
#[derive(Debug)]
pub struct Error {
    what: String,
    why: Option<String>,
    command: Option<String>,
}

impl Error {
    /// A failure and nothing more to say about it.
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), why: None, command: None }
    }

    /// A file or folder that could not be read, written, or removed.
    pub fn io(doing: &str, path: &std::path::Path, source: &std::io::Error) -> Self {
        Self::new(format!("could not {doing} {}: {source}", path.display()))
    }

    /// Why the missing or failing thing is needed.
    pub fn because(mut self, why: impl Into<String>) -> Self {
        self.why = Some(why.into());
        self
    }

    /// The command the reader should type.
    pub fn mend_with(mut self, command: impl Into<String>) -> Self {
        self.command = Some(command.into());
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.what)?;
        if let Some(why) = &self.why {
            write!(f, "\n  why it matters: {why}")?;
        }
        if let Some(command) = &self.command {
            write!(f, "\n  what to type:   {command}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_says_what_why_and_which_command() {
        let error = Error::new("xvfb is missing").because("WebKit needs a display").mend_with("apt-get install xvfb");
        assert_eq!(
            error.to_string(),
            "xvfb is missing\n  why it matters: WebKit needs a display\n  what to type:   apt-get install xvfb"
        );
    }
}
