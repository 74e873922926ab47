//! Steps: named, timed, and listed at the end with how long each took.

use crate::command::say;
use crate::count::{Count, Tested};
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
    /// What it said last.
    last: Vec<String>,
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
        let (took, ok) = (started.elapsed(), result.is_ok());
        self.done.push(Done { name, took, count: None, ok, last: Vec::new() });
        result
    }

    /// Does one step that runs tests. The steps after it are done even if it fails: the counts should be whole.
    ///
    /// A step that failed without a failed test to show for it counts as one.
    pub fn test(&mut self, name: &'static str, work: impl FnOnce() -> Result<Tested>) {
        say(&format!("\n── {name}"));
        let started = Instant::now();
        let Tested { count, ended_well: ok, last } = settle(work());
        self.done.push(Done { name, took: started.elapsed(), count: Some(count), ok, last });
    }

    /// Prints what took how long, and the totals as the last line; true when they are good. No test at all is not.
    pub fn finish_tests(&self) -> bool {
        for step in self.failed_long_ago() {
            say(&format!("\n── {} failed; it said last:", step.name));
            step.last.iter().for_each(|line| say(line));
        }
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

    /// The suites that failed and have been talked over since.
    fn failed_long_ago(&self) -> impl Iterator<Item = &Done> {
        let (_, earlier) = self.done.split_last().unzip();
        earlier.unwrap_or(&[]).iter().filter(|step| !step.ok && !step.last.is_empty())
    }
}

fn settle(result: Result<Tested>) -> Tested {
    let mut tested = result.unwrap_or_else(|error| {
        let told = format!("error: {error}");
        say(&told);
        Tested { last: vec![told], ..Tested::default() }
    });
    if !tested.ended_well && tested.count.failed == 0 {
        tested.count.failed = 1;
    }
    tested.ended_well &= tested.count.failed == 0;
    tested
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

    fn tested(passed: u64, failed: u64, ended_well: bool) -> Tested {
        Tested { count: Count { passed, failed, skipped: 0 }, ended_well, last: vec!["its last line".to_owned()] }
    }

    fn settled(result: Result<Tested>) -> (u64, u64, bool) {
        let Tested { count, ended_well, .. } = settle(result);
        (count.passed, count.failed, ended_well)
    }

    #[test]
    fn a_run_without_one_test_is_a_failure() {
        assert!(!Steps::new().finish_tests());
        let mut steps = Steps::new();
        steps.test("nothing", || Ok(tested(0, 0, true)));
        assert!(!steps.finish_tests());
    }

    #[test]
    fn a_runner_that_breaks_down_counts_as_a_failed_test() {
        assert_eq!(settled(Ok(tested(3, 0, true))), (3, 0, true));
        assert_eq!(settled(Ok(tested(3, 0, false))), (3, 1, false));
        assert_eq!(settled(Err(Error::new("no such program"))), (0, 1, false));
    }

    #[test]
    fn one_suite_that_fails_fails_the_run() {
        let mut steps = Steps::new();
        steps.test("first", || Ok(tested(3, 0, true)));
        assert!(steps.finish_tests());
        steps.test("second", || Ok(tested(3, 0, false)));
        steps.test("third", || Ok(tested(3, 0, true)));
        assert!(!steps.finish_tests());
    }

    #[test]
    fn failed_tests_fail_a_run_that_says_it_ended_well() {
        assert_eq!(settled(Ok(tested(1, 1, true))), (1, 1, false));
    }

    #[test]
    fn what_failed_is_told_again_when_others_have_talked_since() {
        let told = |steps: &Steps| steps.failed_long_ago().map(|step| step.last.join("\n")).collect::<Vec<_>>();
        let mut steps = Steps::new();
        steps.test("first", || Ok(tested(3, 0, false)));
        assert_eq!(told(&steps), Vec::<String>::new());
        steps.test("second", || Ok(tested(3, 0, true)));
        assert_eq!(told(&steps), ["its last line"]);
        steps.test("third", || Err(Error::new("no such program")));
        assert!(steps.run("no suite", || Err::<(), _>(Error::new("types do not fit"))).is_err());
        steps.test("fourth", || Ok(tested(3, 0, true)));
        assert_eq!(told(&steps), ["its last line", "error: no such program"]);
    }

    #[test]
    fn times_are_told_as_people_tell_them() {
        assert_eq!(clock(Duration::from_millis(1234)), "1.2 s");
        assert_eq!(clock(Duration::from_secs(125)), "2 m 05 s");
    }
}
