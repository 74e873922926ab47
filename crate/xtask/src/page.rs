//! The page: its packages, its build, and a server for this machine alone.

use crate::error::Result;
use crate::layout::Layout;
use crate::npm;

/// Builds the page. Its WebAssembly and the detector must be there already.
pub fn build(layout: &Layout) -> Result<()> {
    npm::script(&layout.web(), "build").run()
}

/// Builds the gate, the guard's own document for other people's pages, for the npm package.
pub fn build_gate(layout: &Layout) -> Result<()> {
    npm::script(&layout.web(), "build:gate").run()
}

/// Writes packed copies beside the page's files, as a host may send them.
pub fn compress(layout: &Layout) -> Result<()> {
    npm::script(&layout.web(), "compress").run()
}

/// Serves the built page until it is interrupted; the server prints its address.
pub fn serve(layout: &Layout) -> Result<()> {
    npm::script(&layout.web(), "preview").run()
}
