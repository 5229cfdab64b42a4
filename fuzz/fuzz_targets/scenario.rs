//! Whatever bytes stand in a file: it is read or refused, and what is read is written so that it reads back.

#![no_main]

use libfuzzer_sys::fuzz_target;
use negsim::Scenario;

fuzz_target!(|bytes: &[u8]| {
    match Scenario::read_from::<&str>(bytes, "fuzz.toml", &[]) {
        Ok(scenario) => {
            let again = Scenario::parse(scenario.to_toml(), "again.toml");
            let again = again.unwrap_or_else(|mistakes| panic!("{mistakes}"));
            assert_eq!(again.table().parts(), scenario.table().parts());
        }
        Err(mistakes) => assert!(!mistakes.plain().is_empty()),
    }
});
