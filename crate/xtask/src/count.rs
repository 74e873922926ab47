//! Adding up what test runners say of themselves: cargo's `test result:` lines, node's closing block, vitest's `Tests`.

use std::fmt;
use std::ops::AddAssign;

/// How many tests ended how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Tests that ran and held.
    pub passed: u64,
    /// Tests that ran and did not hold, or were cut short.
    pub failed: u64,
    /// Tests that did not run.
    pub skipped: u64,
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Count {
    /// The totals. Skipped tests are named in the table above them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// What became of a test runner.
#[derive(Debug, Default)]
pub struct Tested {
    /// What it counted.
    pub count: Count,
    /// Whether it says itself that all is well.
    pub ended_well: bool,
    /// Its last lines.
    pub last: Vec<String>,
}

/// Reads a runner's output line by line.
#[derive(Default)]
pub struct Counter {
    total: Count,
    /// Node's closing block, between its `tests` and its `duration_ms` line. A test that happens to print `pass 3`
    /// stands outside one.
    block: Option<Count>,
}

impl Counter {
    /// Reads one line.
    pub fn read(&mut self, line: &str) {
        let line = without_colour(line);
        if let Some(count) = cargo_result(&line) {
            self.total += count;
        } else if let Some(count) = vitest_summary(&line) {
            self.total += count;
        } else if let Some((word, number)) = node_summary(&line) {
            match (word, &mut self.block) {
                ("tests", block) => *block = Some(Count::default()),
                ("pass", Some(block)) => block.passed = number,
                ("fail" | "cancelled", Some(block)) => block.failed += number,
                ("skipped" | "todo", Some(block)) => block.skipped += number,
                ("duration_ms", block) => self.total += block.take().unwrap_or_default(),
                _ => {}
            }
        }
    }

    /// The sum of all that was read.
    pub fn total(&self) -> Count {
        self.total
    }
}

/// `test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s`
fn cargo_result(line: &str) -> Option<Count> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let of = |kind: &str| counts.split("; ").find_map(|part| part.strip_suffix(kind)?.trim().parse::<u64>().ok());
    Some(Count { passed: of("passed")?, failed: of("failed")?, skipped: of("ignored").unwrap_or_default() })
}

/// `# pass 12` as TAP, `ℹ pass 12` as the `spec` reporter has it.
fn node_summary(line: &str) -> Option<(&str, u64)> {
    let rest = line.strip_prefix("# ").or_else(|| line.strip_prefix("ℹ "))?;
    let (word, number) = rest.trim_end().split_once(' ')?;
    let whole = number.split('.').next()?;
    Some((word, whole.parse().ok()?))
}

/// `      Tests  1 failed | 11 passed | 2 skipped (14)`
fn vitest_summary(line: &str) -> Option<Count> {
    let (counts, _) = line.trim().strip_prefix("Tests  ")?.rsplit_once(" (")?;
    let mut total = Count::default();
    for part in counts.split(" | ") {
        let (number, kind) = part.trim().split_once(' ')?;
        let number = number.parse::<u64>().ok()?;
        match kind {
            "passed" => total.passed += number,
            "failed" => total.failed += number,
            "skipped" | "todo" => total.skipped += number,
            _ => return None,
        }
    }
    Some(total)
}

/// Takes out the terminal's colour sequences: ESC `[` … `m`.
fn without_colour(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        rest = after.split_once('m').map_or("", |(_, tail)| tail);
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn total_of(output: &str) -> Count {
        let mut counter = Counter::default();
        output.lines().for_each(|line| counter.read(line));
        counter.total()
    }

    #[test]
    fn cargos_result_lines_are_added_up() {
        let output = "running 3 tests\ntest a ... ok\n\
            test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s\n\
            test result: FAILED. 10 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.01s\n";
        assert_eq!(total_of(output), Count { passed: 12, failed: 2, skipped: 1 });
    }

    #[test]
    fn nodes_closing_block_is_read_in_both_its_dresses() {
        let tap = "ok 1 - a\n# tests 5\n# suites 1\n# pass 3\n# fail 1\n# cancelled 1\n# skipped 0\n# todo 0\n\
            # duration_ms 12.5\n";
        let spec = "\u{1b}[34mℹ tests 2\u{1b}[39m\n\u{1b}[34mℹ pass 1\u{1b}[39m\nℹ fail 0\nℹ cancelled 0\n\
            ℹ skipped 1\nℹ todo 0\nℹ duration_ms 3\n";
        assert_eq!(total_of(tap), Count { passed: 3, failed: 2, skipped: 0 });
        assert_eq!(total_of(spec), Count { passed: 1, failed: 0, skipped: 1 });
        assert_eq!(total_of(&format!("{tap}{spec}")), Count { passed: 4, failed: 2, skipped: 1 });
    }

    #[test]
    fn vitests_tests_line_is_read_and_its_files_line_is_not() {
        let output = " Test Files  1 failed | 2 passed (3)\n\
            \u{1b}[2m      Tests \u{1b}[22m \u{1b}[31m1 failed\u{1b}[39m | \u{1b}[32m11 passed\u{1b}[39m | 2 todo (14)\n\
            \x20  Start at  10:00:00\n";
        assert_eq!(total_of(output), Count { passed: 11, failed: 1, skipped: 2 });
        assert_eq!(total_of("      Tests  4 passed (4)\n"), Count { passed: 4, failed: 0, skipped: 0 });
    }

    #[test]
    fn what_a_test_prints_itself_is_not_counted() {
        assert_eq!(total_of("# pass 3\n# fail 9\ntests passed: 4\n5 passed, 0 failed\n"), Count::default());
    }

    #[test]
    fn a_runner_that_is_cut_short_counts_nothing() {
        assert_eq!(total_of("# tests 5\n# pass 3\n"), Count::default());
    }

    #[test]
    fn the_last_line_is_the_totals() {
        let count = Count { passed: 7, failed: 0, skipped: 2 };
        assert_eq!(count.to_string(), "7 passed, 0 failed");
    }
}
