// The command line, for what it says of files that the page has saved.
import { execFile } from "node:child_process";
import { programs } from "./places.mjs";

/** Its exit code and what it printed. */
export function schoolgate(...args) {
  return new Promise((resolve, reject) => {
    execFile(programs.cli, args, { timeout: 120_000 }, (error, stdout, stderr) => {
      if (error && typeof error.code !== "number") reject(error);
      else resolve({ code: error?.code ?? 0, output: stdout + stderr });
    });
  });
}
