//! The page and the npm package: their packages, their builds, and a server for this machine alone.

use crate::error::Result;
use crate::layout::Layout;
use crate::npm;

/// Builds the page. Its WebAssembly and the detector must be there already.
pub fn build(layout: &Layout) -> Result<()> {
    npm::script(&layout.web(), "build").run()
}

/// Builds the npm package, the gate with it. What the page is made of must be there already.
pub fn package(layout: &Layout) -> Result<()> {
    npm::script(&layout.web(), "package").run()
}

/// Builds the browser extension.
pub fn extension(layout: &Layout) -> Result<()> {
    npm::script(&layout.web(), "build:extension").run()
}

/// Writes packed copies beside the page's files, as a host may send them.
pub fn compress(layout: &Layout) -> Result<()> {
    npm::script(&layout.web(), "compress").run()
}

/// Serves the built page until it is interrupted; the server prints its address.
pub fn serve(layout: &Layout) -> Result<()> {
    npm::script(&layout.web(), "preview").run()
}
