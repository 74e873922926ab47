//! Says on the terminal how far a run over many files has come.

use std::io::{IsTerminal, Write};

/// A count on standard error; silent for one file and when nobody watches.
pub struct Progress {
    total: usize,
    shown: bool,
}

impl Progress {
    /// For `total` files.
    pub fn over(total: usize) -> Self {
        Self { total, shown: total > 1 && std::io::stderr().is_terminal() }
    }

    /// File number `index`, counting from 0, is being worked on.
    pub fn at(&self, index: usize, name: &str) {
        if self.shown {
            let _ = write!(std::io::stderr(), "\r\x1b[K{} of {}: {name}", index + 1, self.total);
        }
    }

    /// Wipes the line, so that a result can be printed in its place.
    pub fn pause(&self) {
        if self.shown {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}
