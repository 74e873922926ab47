// Says once more at the end what failed, where and why: a run prints thousands of lines before that.

/** A reporter of node's test runner: its events come in, text goes out. */
export default async function* failures(events) {
  const failed = [];
  for await (const { type, data } of events) {
    // A suite fails with each of its tests: they are the ones to tell of.
    if (type === "test:fail" && data.details?.error?.failureType !== "subtestsFailed") failed.push(data);
  }
  if (failed.length === 0) return;
  yield `\nFailed:\n`;
  for (const { name, file, line, details } of failed) {
    const { cause, message } = details.error;
    // Some drivers refuse without a word: then the kind of refusal and where it met the test are all there is.
    const why = cause instanceof Error && cause.message === "" ? cause.stack : String(cause?.message ?? cause ?? message);
    yield `  ${name}\n    ${file ?? "?"}:${line ?? "?"}\n${indented(why)}\n`;
  }
}

/** As many lines of it as are read at a glance. */
const indented = (text) => text.split("\n").slice(0, 12).map((line) => `    ${line.slice(0, 400)}`).join("\n");
