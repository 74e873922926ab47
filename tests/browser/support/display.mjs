// A display nobody sees. WebKit needs one; the environment's is used where there is one.
import { spawn } from "node:child_process";

let started = null;

/** The value for DISPLAY. */
export function display() {
  if (process.env.DISPLAY) return Promise.resolve(process.env.DISPLAY);
  started ??= new Promise((resolve, reject) => {
    const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"], {
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    });
    server.on("error", reject);
    server.stdio[3].once("data", (number) => resolve(`:${String(number).trim()}`));
    server.unref();
    server.stdio[3].unref();
    process.on("exit", () => server.kill());
  });
  return started;
}
