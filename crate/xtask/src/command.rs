//! Running other programs: shown before they start, cut off from the environment `cargo run` leaves behind.

use crate::count::{Counter, Tested};
use crate::error::{Error, Result};
use std::collections::VecDeque;
use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

/// How much of what a test runner said last is remembered: its own closing list of what failed.
const LAST_LINES: usize = 60;

/// A program about to be run.
pub struct Run {
    program: OsString,
    args: Vec<OsString>,
    env: Vec<(OsString, OsString)>,
    command: Command,
}

impl Run {
    /// A program found on the search path, or by its own.
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program.as_ref());
        for (name, _) in std::env::vars_os() {
            if name.to_str().is_some_and(left_by_cargo_run) {
                command.env_remove(name);
            }
        }
        Self { program: program.as_ref().to_owned(), args: Vec::new(), env: Vec::new(), command }
    }

    /// Adds one argument.
    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.args.push(arg.as_ref().to_owned());
        self.command.arg(arg);
        self
    }

    /// Adds arguments.
    pub fn args<A: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        for arg in args {
            self = self.arg(arg);
        }
        self
    }

    /// Sets one variable of the program's environment.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.env.push((name.into(), value.as_ref().to_owned()));
        self.command.env(name, value);
        self
    }

    /// Takes one variable out of the program's environment.
    pub fn without(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Runs in a folder.
    pub fn dir(mut self, dir: &Path) -> Self {
        self.command.current_dir(dir);
        self
    }

    /// The command as one would type it.
    pub fn shown(&self) -> String {
        let mut words = Vec::new();
        for (name, value) in &self.env {
            words.push(format!("{}={}", name.to_string_lossy(), quoted(value)));
        }
        words.push(quoted(&self.program));
        words.extend(self.args.iter().map(|arg| quoted(arg)));
        words.join(" ")
    }

    /// Runs it with our own input and output; a non-zero exit is an error.
    pub fn run(mut self) -> Result<()> {
        let shown = self.shown();
        say(&format!("$ {shown}"));
        let status = self.command.status().map_err(|e| self.not_started(&e))?;
        if status.success() { Ok(()) } else { Err(Error::new(format!("failed ({status}): {shown}"))) }
    }

    /// Runs it silently and returns what it printed; `None` when it is not there or fails.
    pub fn probe(mut self) -> Option<String> {
        let output = self.command.stdin(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Runs it, passes its output and its complaints through line by line, and adds up the counts its test runners print.
    pub fn count(mut self) -> Result<Tested> {
        let shown = self.shown();
        say(&format!("$ {shown}"));
        let no_pipe = |e| Error::new(format!("no pipe for {shown}: {e}"));
        // One pipe for both, so that what was said last stands in the order it was said in.
        let (reader, writer) = std::io::pipe().map_err(no_pipe)?;
        self.command.stderr(writer.try_clone().map_err(no_pipe)?).stdout(writer);
        let mut child = self.command.spawn().map_err(|e| self.not_started(&e))?;
        // The command holds the pipe's other end: while it lives, reading never ends.
        drop(self);
        let mut counter = Counter::default();
        let mut last = VecDeque::with_capacity(LAST_LINES);
        let mut reader = BufReader::new(reader);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line).is_ok_and(|n| n > 0) {
            let mut out = std::io::stdout().lock();
            // A closed pipe downstream must not end the tests halfway.
            let _ = out.write_all(&line).and_then(|()| out.flush());
            let text = String::from_utf8_lossy(&line);
            counter.read(&text);
            if last.len() == LAST_LINES {
                last.pop_front();
            }
            last.push_back(text.trim_end().to_owned());
            line.clear();
        }
        let status = child.wait().map_err(|e| Error::new(format!("lost sight of {shown}: {e}")))?;
        Ok(Tested { count: counter.total(), ended_well: status.success(), last: last.into() })
    }

    fn not_started(&self, source: &std::io::Error) -> Error {
        Error::new(format!("could not start {}: {source}", self.program.to_string_lossy()))
    }
}

/// Prints a line at once, so that it stands before what the next program prints.
pub fn say(line: &str) {
    if cfg!(test) {
        // In the way the test runner can hold back.
        println!("{line}");
        return;
    }
    let mut out = std::io::stdout().lock();
    // Nobody listening is no reason to stop working.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

/// `cargo run` describes this package to its child; handed on, it would describe it to other packages' builds. Its
/// library path would hand one compiler's libraries to another.
fn left_by_cargo_run(name: &str) -> bool {
    matches!(
        name,
        "CARGO" | "CARGO_CRATE_NAME" | "CARGO_PRIMARY_PACKAGE" | "LD_LIBRARY_PATH" | "DYLD_FALLBACK_LIBRARY_PATH"
    ) || name.starts_with("CARGO_PKG_")
        || name.starts_with("CARGO_MANIFEST_")
        || name.starts_with("CARGO_BIN_")
}

fn quoted(word: &OsStr) -> String {
    let word = word.to_string_lossy();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./=+,:@%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.into_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_as_one_would_type_it() {
        let run = Run::new("cargo").arg("build").env("RUSTFLAGS", "-C target-feature=+simd128").arg("it's");
        assert_eq!(run.shown(), r"RUSTFLAGS='-C target-feature=+simd128' cargo build 'it'\''s'");
    }

    #[test]
    fn cargos_settings_are_kept_and_its_description_of_us_is_not() {
        assert!(left_by_cargo_run("CARGO_PKG_VERSION"));
        assert!(left_by_cargo_run("CARGO_MANIFEST_DIR"));
        assert!(left_by_cargo_run("LD_LIBRARY_PATH"));
        assert!(!left_by_cargo_run("CARGO_HOME"));
        assert!(!left_by_cargo_run("CARGO_TARGET_DIR"));
        assert!(!left_by_cargo_run("CARGO_BUILD_JOBS"));
    }

    #[test]
    fn a_program_that_is_not_there_is_told_from_one_that_fails() {
        assert!(Run::new("no-such-program-anywhere").probe().is_none());
        let error = Run::new("no-such-program-anywhere").run().err().map(|e| e.to_string());
        assert!(error.is_some_and(|e| e.contains("could not start no-such-program-anywhere")));
    }
}
