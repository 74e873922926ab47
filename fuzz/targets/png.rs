#![no_main]

use schoolgate_core::photo::Format;

libfuzzer_sys::fuzz_target!(|data: &[u8]| schoolgate_fuzz::photo(data, &[Format::Png]));
