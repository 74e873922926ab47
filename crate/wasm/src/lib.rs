//! Skin.
