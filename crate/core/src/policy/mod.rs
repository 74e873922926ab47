//! What one school allows, as data.

mod channel;
mod role;
mod rule;

pub use channel::Channel;
pub use role::Role;
pub use rule::Rule;
