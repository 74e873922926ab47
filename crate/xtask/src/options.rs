//! The command line: one verb and a few switches.

use crate::error::{Error, Result};
use crate::suites::Suite;

/// What `cargo xtask help` prints.
pub const HELP: &str = "\
cargo xtask <verb> [switches]

  start    set up and build what is missing, then serve the page on this machine
  test     set up and build what is missing, then run every test
             --only rust|web|browser   one part of them; may be given again
  build    the command, the WebAssembly and the page
  setup    only fetch and build what the others need
  lint     formatting, clippy, the page's types
  bench    the benchmarks
  clean    remove everything built and fetched
             --cache                   the compilers and drivers kept outside the repository, too
  help     this

  --quick             build the WebAssembly sooner, for it to run slower   (start, build, test)
  --wasm-from-debian  build it with Debian's compiler instead of rustup's

Environment
  SCHOOLGATE_CACHE              where compilers, drivers and downloads are kept; else ~/.cache/schoolgate
  SCHOOLGATE_WASM_FROM_DEBIAN   1 for --wasm-from-debian
  SCHOOLGATE_CHROMIUM, SCHOOLGATE_CHROMEDRIVER, SCHOOLGATE_FIREFOX, SCHOOLGATE_WEBKITDRIVER, SCHOOLGATE_MINIBROWSER
                                other browsers and drivers than those of the search path";

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// Serve the page.
    Start,
    /// Run the tests.
    Test,
    /// Build everything.
    Build,
    /// Only fetch and build what the others need.
    Setup,
    /// Check the code.
    Lint,
    /// Measure.
    Bench,
    /// Remove what was made.
    Clean,
    /// Explain.
    Help,
}

/// The command line, read.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    /// What to do.
    pub verb: Verb,
    /// Build the WebAssembly sooner, for it to run slower.
    pub quick: bool,
    /// Use Debian's compiler for WebAssembly even where rustup's could be had.
    pub wasm_from_debian: bool,
    /// Clean the cache, too.
    pub cache: bool,
    /// The suites to run: all, unless some were named.
    pub suites: Vec<Suite>,
}

impl Options {
    /// Reads the words after `cargo xtask`, and what the environment has to say.
    pub fn read(words: impl Iterator<Item = String>) -> Result<Self> {
        let forced =
            std::env::var("SCHOOLGATE_WASM_FROM_DEBIAN").is_ok_and(|value| !["", "0"].contains(&value.as_str()));
        Self::parse(words, forced)
    }

    fn parse(mut words: impl Iterator<Item = String>, wasm_from_debian: bool) -> Result<Self> {
        let wrong = |what: String| Error::new(what).mend_with("cargo xtask help");
        let mut options = Self {
            verb: match words.next().as_deref() {
                Some("start") => Verb::Start,
                Some("test") => Verb::Test,
                Some("build") => Verb::Build,
                Some("setup") => Verb::Setup,
                Some("lint") => Verb::Lint,
                Some("bench") => Verb::Bench,
                Some("clean") => Verb::Clean,
                None | Some("help" | "--help" | "-h") => Verb::Help,
                Some(other) => return Err(wrong(format!("there is no verb {other:?}"))),
            },
            quick: false,
            wasm_from_debian,
            cache: false,
            suites: Vec::new(),
        };
        while let Some(word) = words.next() {
            match word.as_str() {
                "--quick" => options.quick = true,
                "--wasm-from-debian" => options.wasm_from_debian = true,
                "--cache" => options.cache = true,
                "--only" => options.suites.push(Suite::named(&words.next().unwrap_or_default())?),
                other => return Err(wrong(format!("there is no switch {other:?}"))),
            }
        }
        if options.suites.is_empty() {
            options.suites = Suite::ALL.to_vec();
        }
        Ok(options)
    }

    /// Whether a suite is to be run.
    pub fn wants(&self, suite: Suite) -> bool {
        self.suites.contains(&suite)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Options> {
        Options::parse(line.split_whitespace().map(str::to_owned), false)
    }

    #[test]
    fn nothing_asked_is_help_asked() -> Result<()> {
        assert_eq!(parse("")?.verb, Verb::Help);
        Ok(())
    }

    #[test]
    fn test_means_all_tests_unless_some_are_named() -> Result<()> {
        assert_eq!(parse("test")?.suites, Suite::ALL);
        let some = parse("test --only web --only rust --quick")?;
        assert!(some.wants(Suite::Web) && some.wants(Suite::Rust) && !some.wants(Suite::Browser));
        assert!(some.quick && !some.wasm_from_debian);
        Ok(())
    }

    #[test]
    fn a_word_not_understood_is_not_passed_over() {
        assert!(parse("tset").is_err());
        assert!(parse("test --onyl rust").is_err());
        assert!(parse("test --only").is_err());
        assert!(parse("test --only everything").is_err());
    }
}
