//! The report speaks plainly and survives anything.
