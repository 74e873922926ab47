//! What each verb does, step by step.

use crate::bench_faces;
use crate::browsers;
use crate::captions;
use crate::cli::{self, Profile};
use crate::command::{Run, say};
use crate::error::{Error, Result};
use crate::fetch;
use crate::layout::{Layout, make_folder};
use crate::lists;
use crate::npm;
use crate::options::Options;
use crate::page;
use crate::peers;
use crate::sample;
use crate::step::Steps;
use crate::suites::{self, Suite};
use crate::toolchain::{self, Toolchain};
use crate::tools;
use crate::wasm;
use std::fs::{File, TryLockError};

/// Fetches and builds what the other verbs need.
pub fn setup(layout: &Layout, options: &Options) -> Result<()> {
    let mut steps = Steps::new();
    let done = (|| {
        compiler(layout, options, &mut steps)?;
        drivers(layout, &mut steps)?;
        steps.run("detector, photos and lists", || {
            fetch::model(layout)?;
            fetch::photos(layout)?;
            lists::fetch(layout)
        })?;
        packages(layout, &mut steps)
    })();
    steps.table();
    done
}

/// Builds the command, the WebAssembly, the page, the npm package and the extension.
pub fn build(layout: &Layout, options: &Options) -> Result<()> {
    let mut steps = Steps::new();
    let done = (|| {
        build_page(layout, options, &mut steps)?;
        steps.run("command", || cli::build(layout, Profile::Release))
    })();
    steps.table();
    done
}

/// Builds the page and serves it.
pub fn start(layout: &Layout, options: &Options) -> Result<()> {
    build_page(layout, options, &mut Steps::new())?;
    say("\n── serving the page: end with Ctrl-C");
    page::serve(layout)
}

/// Runs the tests; false when one failed.
pub fn test(layout: &Layout, options: &Options) -> Result<bool> {
    let mut steps = Steps::new();
    let prepared = prepare_tests(layout, options, &mut steps);
    let programs = match prepared {
        Ok(programs) => programs,
        Err(error) => {
            steps.table();
            return Err(error);
        }
    };
    if options.wants(Suite::Rust) {
        steps.test("tests of the crates", || suites::rust(layout));
    }
    if options.wants(Suite::Web) {
        let types = steps.run("types of the page", || suites::types(layout));
        steps.test("tests of the page", || {
            let mut tested = suites::web(layout)?;
            if let Err(error) = types {
                let told = format!("error: {error}");
                say(&told);
                tested.last.push(told);
                tested.ended_well = false;
            }
            Ok(tested)
        });
    }
    if options.wants(Suite::Browser) {
        steps.test("tests in three browsers", || {
            // Of the same build as the crates' tests: another one would take minutes.
            cli::build(layout, Profile::Dev)?;
            suites::browser(layout, &programs)
        });
    }
    Ok(steps.finish_tests())
}

/// Checks the code without running it.
pub fn lint(layout: &Layout, options: &Options) -> Result<()> {
    let mut steps = Steps::new();
    let done = (|| {
        toolchain::ensure_component("rustfmt", "fmt")?;
        toolchain::ensure_component("clippy", "clippy")?;
        // What is checked is what is tested: with the lists, or all of it would be built twice.
        steps.run("lists", || lists::fetch(layout))?;
        steps.run("formatting", || Run::new("cargo").args(["fmt", "--all", "--check"]).dir(&layout.root).run())?;
        steps.run("clippy", || {
            Run::new("cargo")
                .args(["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"])
                .dir(&layout.root)
                .run()
        })?;
        // The page's types lean on those generated for the WebAssembly.
        let types = [layout.bindings().join("schoolgate.d.ts"), layout.grammar_bindings().join("grammar.d.ts")];
        if !types.iter().all(|file| file.is_file()) {
            build_wasm(layout, options, &mut steps)?;
        }
        steps.run("packages of the page", || npm::ensure(&layout.web()))?;
        steps.run("types of the page", || suites::types(layout))
    })();
    steps.table();
    done
}

/// Measures.
pub fn bench(layout: &Layout, options: &Options) -> Result<()> {
    let mut steps = Steps::new();
    if options.captions {
        return captions::bench(layout);
    }
    if options.page {
        build_page(layout, options, &mut steps)?;
        steps.run("packed copies", || page::compress(layout))?;
        steps.run("packages of the suites", || {
            npm::ensure(&layout.tests())?;
            npm::ensure(&layout.tests().join("bench/page"))
        })?;
        let programs = drivers(layout, &mut steps)?;
        return suites::bench_page(layout, &programs);
    }
    if let Some(photos) = &options.photos {
        if !options.faces {
            return peers::bench(layout, photos);
        }
        steps.run("detector", || fetch::model(layout))?;
        build_wasm(layout, options, &mut steps)?;
        steps.run("command", || cli::build(layout, Profile::Release))?;
        steps.run("packages of the suites", || npm::ensure(&layout.tests()))?;
        let programs = drivers(layout, &mut steps)?;
        return bench_faces::bench(layout, photos, &programs);
    }
    steps.run("detector, photos and lists", || {
        fetch::model(layout)?;
        fetch::photos(layout)?;
        lists::fetch(layout)
    })?;
    steps.run("benches of the guard", || {
        Run::new("cargo").args(["bench", "--locked", "-p", "schoolgate-core"]).dir(&layout.root).run()
    })?;
    if npm::has_script(&layout.tests(), "bench") {
        steps.run("command", || cli::build(layout, Profile::Release))?;
        build_page(layout, options, &mut steps)?;
        steps.run("packages of the suites", || npm::ensure(&layout.tests()))?;
        let programs = drivers(layout, &mut steps)?;
        steps.run("benches of the page", || suites::bench(layout, &programs))?;
    }
    steps.table();
    Ok(())
}

/// Scores the detector on a folder of labelled photos, or the caption guard on a folder of labelled captions.
pub fn accuracy(layout: &Layout, options: &Options) -> Result<()> {
    let Some(photos) = &options.photos else { return Ok(()) };
    if options.captions {
        return captions::accuracy(layout, photos, options.judge.as_deref());
    }
    let mut steps = Steps::new();
    steps.run("detector", || fetch::model(layout))?;
    steps.run("command", || cli::build(layout, Profile::Release))?;
    Run::new("node")
        .arg(layout.tests().join("accuracy/faces.mjs"))
        .arg(photos)
        .env("SCHOOLGATE_CLI", cli::path(layout, Profile::Release))
        .run()
}

fn prepare_tests(layout: &Layout, options: &Options, steps: &mut Steps) -> Result<browsers::Variables> {
    steps.run("detector, photos and lists", || {
        fetch::model(layout)?;
        fetch::photos(layout)?;
        lists::fetch(layout)
    })?;
    // The crates' tests look at photos that come with these.
    packages(layout, steps)?;
    let needs_browsers = options.wants(Suite::Browser);
    if needs_browsers || options.wants(Suite::Web) {
        build_wasm(layout, options, steps)?;
        // The page's own tests read the sample class, and what is built of the page.
        bundle(layout, steps)?;
    }
    if needs_browsers { drivers(layout, steps) } else { Ok(browsers::Variables::new()) }
}

fn build_page(layout: &Layout, options: &Options, steps: &mut Steps) -> Result<()> {
    steps.run("detector, portrait and lists", || {
        fetch::model(layout)?;
        fetch::photos(layout)?;
        lists::fetch(layout)
    })?;
    steps.run("packages of the page", || npm::ensure(&layout.web()))?;
    build_wasm(layout, options, steps)?;
    bundle(layout, steps)
}

/// The page with its sample class, and the npm package. Their WebAssembly, the detector and the portrait must be there already.
fn bundle(layout: &Layout, steps: &mut Steps) -> Result<()> {
    steps.run("sample class", || sample::build(layout))?;
    steps.run("page", || page::build(layout))?;
    steps.run("npm package", || page::package(layout))?;
    steps.run("browser extension", || page::extension(layout))
}

fn build_wasm(layout: &Layout, options: &Options, steps: &mut Steps) -> Result<()> {
    let toolchain = compiler(layout, options, steps)?;
    steps.run("WebAssembly", || wasm::build(layout, &toolchain, options.quick))
}

fn compiler(layout: &Layout, options: &Options, steps: &mut Steps) -> Result<Toolchain> {
    steps.run("compiler for WebAssembly", || {
        let _alone = alone(layout)?;
        let toolchain = Toolchain::ensure(layout, options.wasm_from_debian)?;
        tools::wasm_bindgen(layout)?;
        Ok(toolchain)
    })
}

fn drivers(layout: &Layout, steps: &mut Steps) -> Result<browsers::Variables> {
    steps.run("browsers and drivers", || {
        let _alone = alone(layout)?;
        browsers::ensure(layout)
    })
}

fn packages(layout: &Layout, steps: &mut Steps) -> Result<()> {
    steps.run("packages of the page", || npm::ensure(&layout.web()))?;
    steps.run("packages of the suites", || {
        npm::ensure(&layout.tests())?;
        npm::ensure(&layout.tests().join("hosts"))
    })
}

/// Keeps two runs from filling the same cache at once; the lock goes with the value.
fn alone(layout: &Layout) -> Result<File> {
    make_folder(&layout.cache)?;
    let path = layout.cache.join("lock");
    let file = File::create(&path).map_err(|e| Error::io("open", &path, &e))?;
    match file.try_lock() {
        Ok(()) => return Ok(file),
        Err(TryLockError::WouldBlock) => say("waiting for another set-up to end"),
        Err(TryLockError::Error(e)) => return Err(Error::io("lock", &path, &e)),
    }
    file.lock().map_err(|e| Error::io("lock", &path, &e))?;
    Ok(file)
}
