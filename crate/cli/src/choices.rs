//! What a school may choose about cleaning, as options of `check` and `clean`.

use schoolgate_core::photo::Choices;

#[derive(clap::Args)]
// Arguments of the verb itself make a group of that name already.
#[group(skip)]
pub struct Arguments {
    /// Keep the second picture that makes the photo brighter on HDR screens (gain map); with a cover it always goes
    #[arg(long)]
    keep_gain_map: bool,
    /// Take the texts out of the colour profile: they may name a screen and its serial number
    #[arg(long)]
    plain_profile: bool,
}

impl Arguments {
    pub fn choices(&self) -> Choices {
        Choices { keep_gain_map: self.keep_gain_map, plain_profile: self.plain_profile }
    }
}
