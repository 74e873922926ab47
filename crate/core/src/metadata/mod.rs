//! What hides in a file besides the picture.
