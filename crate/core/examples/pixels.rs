//! The upright picture of a photo as the guard decodes it, as a PPM file on the standard output:
//! `cargo run --release -p schoolgate-core --no-default-features --example pixels -- PHOTO > picture.ppm`
#![allow(clippy::disallowed_methods, reason = "an example reads a file")]

use std::{
    env,
    error::Error,
    fs,
    io::{self, Write as _},
};

use schoolgate_core::photo::{Photo, decode};

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args_os().nth(1).ok_or("which photo?")?;
    let pixels = decode(&Photo::open(fs::read(path)?)?)?;
    let mut out = io::stdout().lock();
    writeln!(out, "P6 {} {} 255", pixels.width, pixels.height)?;
    out.write_all(&pixels.rgb)?;
    Ok(())
}
