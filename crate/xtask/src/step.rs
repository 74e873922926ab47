//! Steps: named, timed, and listed at the end with how long each took.

use crate::command::say;
use crate::count::Count;
use crate::error::Result;
use std::time::{Duration, Instant};

/// What was done so far.
pub struct Steps {
    started: Instant,
    done: Vec<Done>,
}

struct Done {
    name: &'static str,
    took: Duration,
    count: Option<Count>,
    ok: bool,
}

impl Steps {
    /// Starts the clock.
    pub fn new() -> Self {
        Self { started: Instant::now(), done: Vec::new() }
    }

    /// Does one step.
    pub fn run<T>(&mut self, name: &'static str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        say(&format!("\n── {name}"));
        let started = Instant::now();
        let result = work();
        self.note(name, started, None, result.is_ok());
        result
    }

    /// Does one step that runs tests. The steps after it are done even if it fails: the counts should be whole.
    ///
    /// A step that failed without a failed test to show for it counts as one.
    pub fn test(&mut self, name: &'static str, work: impl FnOnce() -> Result<(Count, bool)>) {
        say(&format!("\n── {name}"));
        let started = Instant::now();
        let (count, ok) = settle(work());
        self.note(name, started, Some(count), ok);
    }

    /// Prints what took how long, and the totals as the last line; true when they are good. No test at all is not.
    pub fn finish_tests(&self) -> bool {
        self.table();
        let mut total = Count::default();
        for count in self.done.iter().filter_map(|step| step.count) {
            total += count;
        }
        let none = total.passed + total.failed == 0;
        if none {
            say("error: not one test was run, so nothing is known");
        }
        say(&total.to_string());
        !none && total.failed == 0
    }

    /// Prints what took how long.
    pub fn table(&self) {
        say("");
        for step in &self.done {
            let mark = if step.ok { "" } else { "  FAILED" };
            let count = step.count.map(|c| format!("  {c}, {} skipped", c.skipped)).unwrap_or_default();
            say(&format!("{:>9}  {}{count}{mark}", clock(step.took), step.name));
        }
        say(&format!("{:>9}  in all", clock(self.started.elapsed())));
    }

    fn note(&mut self, name: &'static str, started: Instant, count: Option<Count>, ok: bool) {
        let took = started.elapsed();
        self.done.push(Done { name, took, count, ok });
    }
}

fn settle(result: Result<(Count, bool)>) -> (Count, bool) {
    let (mut count, ended_well) = result.unwrap_or_else(|error| {
        say(&format!("error: {error}"));
        (Count::default(), false)
    });
    if !ended_well && count.failed == 0 {
        count.failed = 1;
    }
    (count, ended_well && count.failed == 0)
}

fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} m {:02} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    #[test]
    fn a_run_without_one_test_is_a_failure() {
        assert!(!Steps::new().finish_tests());
        let mut steps = Steps::new();
        steps.test("nothing", || Ok((Count::default(), true)));
        assert!(!steps.finish_tests());
    }

    #[test]
    fn a_runner_that_breaks_down_counts_as_a_failed_test() {
        let passed = Count { passed: 3, ..Count::default() };
        assert_eq!(settle(Ok((passed, true))), (passed, true));
        let crashed = Count { failed: 1, ..passed };
        assert_eq!(settle(Ok((passed, false))), (crashed, false));
        let not_started = Count { failed: 1, ..Count::default() };
        assert_eq!(settle(Err(Error::new("no such program"))), (not_started, false));
    }

    #[test]
    fn one_suite_that_fails_fails_the_run() {
        let passed = Count { passed: 3, ..Count::default() };
        let mut steps = Steps::new();
        steps.test("first", || Ok((passed, true)));
        assert!(steps.finish_tests());
        steps.test("second", || Ok((passed, false)));
        steps.test("third", || Ok((passed, true)));
        assert!(!steps.finish_tests());
    }

    #[test]
    fn failed_tests_fail_a_run_that_says_it_ended_well() {
        let count = Count { passed: 1, failed: 1, skipped: 0 };
        assert_eq!(settle(Ok((count, true))), (count, false));
    }

    #[test]
    fn times_are_told_as_people_tell_them() {
        assert_eq!(clock(Duration::from_millis(1234)), "1.2 s");
        assert_eq!(clock(Duration::from_secs(125)), "2 m 05 s");
    }
}
