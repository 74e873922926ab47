//! The made-up class of the page's "try it" button: photos composed from the public-domain portrait, and a class list.

use crate::command::Run;
use crate::error::{Error, Result};
use crate::layout::{Layout, make_folder};
use std::fs;

/// The class list that the sample photos go with.
const CLASS_LIST: &str = "fixtures/class-lists/starling-class.csv";

/// Makes it anew where the page's build picks it up. The portrait must have been fetched.
pub fn build(layout: &Layout) -> Result<()> {
    let folder = layout.web().join("public/sample");
    make_folder(&folder)?;
    Run::new("cargo")
        .args(["run", "--locked", "--quiet", "-p", "schoolgate-fixtures", "--", "sample"])
        .arg(layout.tests().join("photos/astronaut.png"))
        .arg(&folder)
        .dir(&layout.root)
        .run()?;
    let list = layout.root.join(CLASS_LIST);
    fs::copy(&list, folder.join("class-list.csv")).map_err(|e| Error::io("copy", &list, &e))?;
    Ok(())
}
