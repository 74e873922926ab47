//! `cargo xtask corpus`: cleans any folder of photos, has a script judge what comes out, and prints a table by format.

use crate::cli::{self, Profile};
use crate::command::{Run, say};
use crate::error::{Error, Result};
use crate::layout::{Layout, make_folder, remove};
use crate::options::Options;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A photo that takes longer is named.
const SLOW: Duration = Duration::from_secs(2);

/// How cleaning one file ended.
#[derive(Debug, PartialEq, Eq)]
enum End {
    Cleaned,
    Refused { code: String, reason: String },
    Crashed(String),
}

/// One file and what became of it.
struct Case {
    /// Its path below the folder.
    name: PathBuf,
    format: &'static str,
    took: Duration,
    end: End,
}

/// Cleans and judges; false when anything leaked or crashed.
pub fn run(layout: &Layout, options: &Options) -> Result<bool> {
    let (Some(photos), Some(judge)) = (&options.photos, &options.judge) else {
        return Err(Error::new("corpus takes a folder and --judge with a script").mend_with("cargo xtask help"));
    };
    let out = match &options.out {
        Some(out) => out.clone(),
        None => {
            let out = layout.target.join("corpus");
            remove(&out)?;
            out
        }
    };
    let fresh = fs::read_dir(&out).map_or(true, |mut entries| entries.next().is_none());
    if !fresh {
        return Err(Error::new(format!("{} is not empty", out.display())).because("nothing there is ever replaced"));
    }
    cli::build(layout, Profile::Plain)?;
    let program = cli::path(layout, Profile::Plain);
    let (originals, clean) = (out.join("original"), out.join("clean"));
    make_folder(&originals)?;
    make_folder(&clean)?;
    let mut cases = Vec::new();
    for path in files(photos)? {
        let name = path.strip_prefix(photos).unwrap_or(&path).to_owned();
        let started = Instant::now();
        let end = clean_one(&program, &path, &clean.join(&name))?;
        let took = started.elapsed();
        if end == End::Cleaned {
            // The judge is to see only what was cleaned: a refusal is no leak.
            link(&path, &originals.join(&name))?;
        }
        cases.push(Case { format: format(&path), name, took, end });
    }
    // Of nothing there is nothing to judge, and a judge may take that for a mistake.
    let any = cases.iter().any(|case| case.end == End::Cleaned);
    let leaks = if any { judged(judge, &originals, &clean, &out.join("report.json"))? } else { Vec::new() };
    let sound = report(&cases, &leaks);
    Ok(web_assembly(layout, photos)? && sound)
}

/// Runs the same files through the page's module in Node, where it was built; false when it trapped.
fn web_assembly(layout: &Layout, photos: &Path) -> Result<bool> {
    if !layout.bindings().join("schoolgate_bg.wasm").is_file() {
        say("WebAssembly is not built, so it was not tried: cargo xtask build");
        return Ok(true);
    }
    say("\n── the same files as WebAssembly in Node");
    let script = layout.tests().join("wasm/survive.mjs");
    let status = Command::new("node")
        .args([&script, &layout.bindings()])
        .arg(photos)
        .status()
        .map_err(|e| Error::io("start", Path::new("node"), &e))?;
    Ok(status.success())
}

fn clean_one(program: &Path, from: &Path, to: &Path) -> Result<End> {
    let output = Command::new(program)
        .arg("clean")
        .args([from, to])
        .stdin(Stdio::null())
        .output()
        .map_err(|e| Error::io("start", program, &e))?;
    Ok(end(output.status.code(), &String::from_utf8_lossy(&output.stderr)))
}

/// What the command's exit and its words mean.
fn end(code: Option<i32>, words: &str) -> End {
    let first = words.lines().find(|line| line.starts_with("schoolgate: ")).unwrap_or_default();
    let refusal = first.strip_suffix(']').and_then(|line| line.rsplit_once(" ["));
    match (code, refusal) {
        (Some(0), _) => End::Cleaned,
        (Some(2), Some((reason, code))) => {
            // In the last brackets are the detail and the place; the path before it may have any of its own.
            let detail = reason.strip_suffix(')').and_then(|reason| reason.rsplit_once(" (")).map(|(_, detail)| detail);
            let detail = detail.unwrap_or_default();
            let detail = detail.split_once(", at byte ").map_or(detail, |(what, _)| what);
            let reason = if detail.starts_with("at byte ") { "" } else { detail };
            End::Refused { code: code.to_owned(), reason: reason.to_owned() }
        }
        _ => End::Crashed(format!("exit {code:?}: {}", words.lines().next().unwrap_or_default())),
    }
}

/// Calls the judge; the leaks it found, a line each.
fn judged(judge: &Path, originals: &Path, clean: &Path, report: &Path) -> Result<Vec<String>> {
    let judge = std::path::absolute(judge).map_err(|e| Error::io("find", judge, &e))?;
    let python = judge.extension().is_some_and(|extension| extension == "py");
    let run = if python { Run::new("python3").arg(&judge) } else { Run::new(&judge) };
    let run = run.arg("--dirs").args([originals, clean]).arg("-o").arg(report);
    say(&format!("$ {}", run.shown()));
    // Its exit says only that something leaked; what, its report says.
    let _ = run.probe();
    const READ: &str = "import json,sys\nfor r in json.load(open(sys.argv[1]))['results']:\n  for l in r['leaks']:\n    \
                        print(r['original'], '|', l['kind'], '|', str(l['what'])[:160].replace(chr(10), ' '))";
    let read = Run::new("python3").args(["-c", READ]).arg(report).probe().ok_or_else(|| {
        Error::new(format!("the judge left no report at {}", report.display()))
            .because("it is called as SCRIPT --dirs ORIGINAL CLEAN -o report.json")
    })?;
    Ok(read.lines().map(str::to_owned).collect())
}

/// Prints what became of the files; true when nothing leaked or crashed.
fn report(cases: &[Case], leaks: &[String]) -> bool {
    let mut formats: BTreeMap<&str, Vec<&Case>> = BTreeMap::new();
    for case in cases {
        formats.entry(case.format).or_default().push(case);
    }
    let count = |cases: &[&Case], wanted: fn(&End) -> bool| cases.iter().filter(|case| wanted(&case.end)).count();
    say(&format!(
        "\n{:<8} {:>6} {:>8} {:>8} {:>8} {:>9}",
        "format", "files", "cleaned", "refused", "crashed", "seconds"
    ));
    for (format, cases) in &formats {
        let took: Duration = cases.iter().map(|case| case.took).sum();
        say(&format!(
            "{format:<8} {:>6} {:>8} {:>8} {:>8} {:>9.2}",
            cases.len(),
            count(cases, |end| *end == End::Cleaned),
            count(cases, |end| matches!(end, End::Refused { .. })),
            count(cases, |end| matches!(end, End::Crashed(_))),
            took.as_secs_f64(),
        ));
        let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
        for case in cases {
            if let End::Refused { code, reason } = &case.end {
                *reasons.entry(format!("{code} {reason}")).or_default() += 1;
            }
        }
        for (reason, count) in reasons {
            say(&format!("         {count:>6} × {reason}"));
        }
    }
    for case in cases {
        match &case.end {
            End::Cleaned => {}
            End::Refused { code, reason } => say(&format!("refused  {}: {code} {reason}", case.name.display())),
            End::Crashed(how) => say(&format!("CRASHED  {}: {how}", case.name.display())),
        }
        if case.took > SLOW {
            say(&format!("slow     {}: {:.1} s", case.name.display(), case.took.as_secs_f64()));
        }
    }
    leaks.iter().for_each(|leak| say(&format!("LEAK     {leak}")));
    let crashed = cases.iter().any(|case| matches!(case.end, End::Crashed(_)));
    say(&format!("{} files, {} leaks", cases.len(), leaks.len()));
    leaks.is_empty() && !crashed
}

/// Every file below a folder, in the order of their names.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).map_err(|e| Error::io("list", &folder, &e))?;
        for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
            if path.is_dir() {
                folders.push(path);
            } else if path.is_file() {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// What a file is by its first bytes.
pub fn format(path: &Path) -> &'static str {
    use std::io::Read;
    let mut head = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(16).read_to_end(&mut head));
    match head.as_slice() {
        _ if read.is_err() => "?",
        [0xFF, 0xD8, ..] => "jpeg",
        [0x89, b'P', b'N', b'G', ..] => "png",
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "webp",
        [b'G', b'I', b'F', b'8', ..] => "gif",
        [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => "tiff",
        [_, _, _, _, b'f', b't', b'y', b'p', b'a', b'v', b'i', ..] => "avif",
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => "heif",
        _ => "other",
    }
}

/// The same file at another place, without a second copy where that can be had.
pub fn link(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        make_folder(folder)?;
    }
    fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(drop)).map_err(|e| Error::io("copy", from, &e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_told_from_a_crash() {
        let words =
            "schoolgate: a (1).png: The file is damaged. (PNG chunk name, at byte 41) [photo.broken]\n  Open it";
        let refused = End::Refused { code: "photo.broken".into(), reason: "PNG chunk name".into() };
        assert_eq!(end(Some(2), words), refused);
        assert_eq!(end(Some(0), ""), End::Cleaned);
        assert!(matches!(end(Some(101), "thread main panicked"), End::Crashed(_)));
        assert!(matches!(end(None, ""), End::Crashed(_)));
        assert!(matches!(end(Some(2), "schoolgate: a.jpg: no such file"), End::Crashed(_)));
    }

    #[test]
    fn a_refusal_with_a_place_alone_has_no_reason() {
        let words = "schoolgate: a.jpg: The file stops. (at byte 4) [photo.truncated]";
        assert_eq!(end(Some(2), words), End::Refused { code: "photo.truncated".into(), reason: String::new() });
    }

    #[test]
    fn a_leak_fails_the_run() {
        let case = || Case { name: "a.jpg".into(), format: "jpeg", took: Duration::ZERO, end: End::Cleaned };
        assert!(report(&[case()], &[]));
        assert!(!report(&[case()], &["a.jpg | tag | GPS".to_owned()]));
        assert!(!report(&[Case { end: End::Crashed(String::new()), ..case() }], &[]));
    }
}
