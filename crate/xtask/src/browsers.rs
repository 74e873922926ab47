//! The three engines the page is tested in, their drivers, and a display for the one that needs it.

use crate::apt;
use crate::command::{Run, say};
use crate::error::{Error, Result};
use crate::layout::Layout;
use crate::tools;
use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

const PACKAGES: [&str; 5] = ["chromium", "chromium-driver", "firefox-esr", "webkit2gtk-driver", "xvfb"];
const WHY: &str = "to test the page in Chromium, Firefox and WebKit";

/// A program of the browser suite: the variable that names it, and where Debian puts it.
struct Program {
    variable: &'static str,
    names: &'static [&'static str],
}

const PROGRAMS: [Program; 5] = [
    Program { variable: "SCHOOLGATE_CHROMEDRIVER", names: &["chromedriver"] },
    Program { variable: "SCHOOLGATE_CHROMIUM", names: &["chromium", "chromium-browser"] },
    Program { variable: "SCHOOLGATE_FIREFOX", names: &["firefox-esr", "firefox"] },
    Program { variable: "SCHOOLGATE_WEBKITDRIVER", names: &["WebKitWebDriver"] },
    Program { variable: "SCHOOLGATE_MINIBROWSER", names: &["MiniBrowser"] },
];

/// What the browser suite finds in its environment.
pub type Variables = Vec<(&'static str, PathBuf)>;

/// Installs what is missing and says where everything is.
pub fn ensure(layout: &Layout) -> Result<Variables> {
    let mut found = match locate() {
        Ok(found) => found,
        Err(_) => {
            apt::ensure(&PACKAGES, WHY)?;
            locate()?
        }
    };
    found.push(("SCHOOLGATE_GECKODRIVER", tools::geckodriver(layout)?));
    Ok(found)
}

fn locate() -> Result<Variables> {
    let mut found = Vec::new();
    for program in &PROGRAMS {
        let path = env::var_os(program.variable)
            .map(PathBuf::from)
            .into_iter()
            .chain(program.names.iter().flat_map(|name| places(name)))
            .find(|path| path.is_file())
            .ok_or_else(|| missing(program.names.first().unwrap_or(&program.variable)))?;
        found.push((program.variable, path));
    }
    if Run::new("Xvfb").arg("-help").probe().is_none() && !places("Xvfb").iter().any(|p| p.is_file()) {
        return Err(missing("Xvfb"));
    }
    Ok(found)
}

fn missing(name: &str) -> Error {
    Error::new(format!("{name} was not found"))
        .because(format!("it is needed {WHY}"))
        .mend_with(format!("sudo apt-get install --no-install-recommends {}", PACKAGES.join(" ")))
}

/// The search path, and the library folders in which WebKit keeps its programs.
fn places(name: &str) -> Vec<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let mut places: Vec<PathBuf> = env::split_paths(&path).map(|dir| dir.join(name)).collect();
    for folder in folders_in(Path::new("/usr/lib")) {
        for webkit in ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"] {
            places.push(folder.join(webkit).join(name));
        }
    }
    places
}

fn folders_in(path: &Path) -> Vec<PathBuf> {
    fs::read_dir(path).map_or_else(
        |_| Vec::new(),
        |entries| {
            let mut folders: Vec<PathBuf> =
                entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
            folders.sort();
            folders
        },
    )
}

/// A display nobody sees, for as long as this lives.
pub struct Display {
    server: Child,
    /// What `DISPLAY` is to be.
    pub name: String,
}

impl Display {
    /// Starts the server on whichever number is free, and waits until it answers.
    pub fn open() -> Result<Self> {
        say("$ Xvfb -displayfd 1 -screen 0 1280x1024x24 -nolisten tcp &");
        let failed = |e: String| Error::new(format!("Xvfb {e}")).because("WebKit needs a display");
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| failed(format!("did not start: {e}")))?;
        let mut line = String::new();
        if let Some(stdout) = server.stdout.take() {
            let _ = BufReader::new(stdout).read_line(&mut line);
        }
        let display = Self { server, name: format!(":{}", line.trim()) };
        if line.trim().parse::<u32>().is_ok() {
            Ok(display)
        } else {
            Err(failed("did not say which display it has".to_owned()))
        }
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // It may have gone already; then there is nothing to end.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
