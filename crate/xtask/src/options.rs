//! The command line: one verb and a few switches.

use crate::error::{Error, Result};
use crate::suites::Suite;
use std::path::PathBuf;

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
             photo DIR                 only cleaning, of the photos in a folder, beside other tools
             faces DIR                 only finding faces, in the photos of a folder, beside other runtimes
             captions                  only finding names, in the project's own captions, beside other tools
             page                      only the page: what a visit costs, and what Lighthouse says
  accuracy faces DIR                   how many faces are found in a folder of labelled photos
           captions DIR                which names are found in a folder of labelled captions
             --judge SCRIPT            that counts them, instead of DIR/../tools/score_captions.py
  corpus DIR --judge SCRIPT            clean a folder of photos and have a script judge what comes out
             --out DIR                 where to, instead of a folder of the build
  fuzz [SECONDS]                       run every fuzz target; 120 seconds unless said, shared among them
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
    /// Score the detector.
    Accuracy,
    /// Clean a folder and have it judged.
    Corpus,
    /// Run the fuzz targets.
    Fuzz,
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
    /// The folder of photos to clean or to search.
    pub photos: Option<PathBuf>,
    /// Whether `faces` stood before the folder.
    pub faces: bool,
    /// Whether `captions` stood there.
    pub captions: bool,
    /// Whether `page` stood there.
    pub page: bool,
    /// The script that judges what comes out.
    pub judge: Option<PathBuf>,
    /// Where cleaned photos go.
    pub out: Option<PathBuf>,
    /// How long to fuzz.
    pub seconds: u64,
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
                Some("accuracy") => Verb::Accuracy,
                Some("corpus") => Verb::Corpus,
                Some("fuzz") => Verb::Fuzz,
                Some("clean") => Verb::Clean,
                None | Some("help" | "--help" | "-h") => Verb::Help,
                Some(other) => return Err(wrong(format!("there is no verb {other:?}"))),
            },
            quick: false,
            wasm_from_debian,
            cache: false,
            suites: Vec::new(),
            photos: None,
            faces: false,
            captions: false,
            page: false,
            judge: None,
            out: None,
            seconds: 120,
        };
        let path = |word: Option<String>, what: &str| {
            word.map(PathBuf::from).ok_or_else(|| wrong(format!("{what} is missing")))
        };
        while let Some(word) = words.next() {
            match word.as_str() {
                "--judge" => options.judge = Some(path(words.next(), "the script after --judge")?),
                "--out" => options.out = Some(path(words.next(), "the folder after --out")?),
                "photo" if options.verb == Verb::Bench => {
                    options.photos = Some(path(words.next(), "the folder after photo")?);
                }
                "faces" if matches!(options.verb, Verb::Accuracy | Verb::Bench) => {
                    options.faces = true;
                    options.photos = Some(path(words.next(), "the folder after faces")?);
                }
                "captions" if options.verb == Verb::Bench => options.captions = true,
                "page" if options.verb == Verb::Bench => options.page = true,
                "captions" if options.verb == Verb::Accuracy => {
                    options.captions = true;
                    options.photos = Some(path(words.next(), "the folder after captions")?);
                }
                number if options.verb == Verb::Fuzz => {
                    let seconds = number.parse().ok().filter(|seconds| *seconds > 0);
                    options.seconds = seconds.ok_or_else(|| wrong(format!("{number:?} is no number of seconds")))?;
                }
                folder if options.verb == Verb::Corpus && options.photos.is_none() && !folder.starts_with('-') => {
                    options.photos = Some(folder.into());
                }
                "--quick" => options.quick = true,
                "--wasm-from-debian" => options.wasm_from_debian = true,
                "--cache" => options.cache = true,
                "--only" => options.suites.push(Suite::named(&words.next().unwrap_or_default())?),
                other => return Err(wrong(format!("there is no switch {other:?}"))),
            }
        }
        if options.verb == Verb::Corpus && (options.photos.is_none() || options.judge.is_none()) {
            return Err(wrong("corpus takes a folder and --judge with a script".to_owned()));
        }
        if options.verb == Verb::Accuracy && options.photos.is_none() {
            return Err(wrong("accuracy takes faces or captions and a folder of labelled ones".to_owned()));
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

    #[test]
    fn a_corpus_needs_its_judge() -> Result<()> {
        let options = parse("corpus photos --judge judge.py --out clean")?;
        assert_eq!((options.photos, options.judge), (Some("photos".into()), Some("judge.py".into())));
        assert_eq!(options.out, Some("clean".into()));
        assert!(parse("corpus photos").is_err());
        assert!(parse("corpus --judge judge.py").is_err());
        Ok(())
    }

    #[test]
    fn fuzzing_is_bounded() -> Result<()> {
        assert_eq!(parse("fuzz")?.seconds, 120);
        assert_eq!(parse("fuzz 30")?.seconds, 30);
        assert!(parse("fuzz 0").is_err());
        assert!(parse("fuzz forever").is_err());
        Ok(())
    }

    #[test]
    fn captions_are_scored_in_a_folder_and_measured_without_one() -> Result<()> {
        let options = parse("accuracy captions lines --judge judge.py")?;
        assert_eq!((options.captions, options.photos), (true, Some("lines".into())));
        assert!(parse("accuracy captions").is_err());
        assert!(parse("bench captions")?.captions);
        Ok(())
    }

    #[test]
    fn one_part_alone_can_be_measured() -> Result<()> {
        assert_eq!(parse("bench")?.photos, None);
        assert_eq!(parse("bench photo pictures")?.photos, Some("pictures".into()));
        assert!(parse("bench photo").is_err());
        assert!(parse("bench faces pictures")?.faces);
        assert!(!parse("bench photo pictures")?.faces);
        assert!(parse("bench page")?.page && parse("test page").is_err());
        Ok(())
    }
}
