// Runs the `schoolgate` command and keeps its files in folders of their own.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const built = path.join(process.env.CARGO_TARGET_DIR ?? path.join(root, "target"), "debug");
const program = process.env.SCHOOLGATE_CLI ?? path.join(built, "schoolgate");
const planter = path.join(path.dirname(program), "schoolgate-fixtures");

const packages = path.join(root, "tests/node_modules");
/** Real photographs; they come with packages and are not part of the project. */
export const photographs = {
  astronaut: path.join(root, "tests/photos/astronaut.png"),
  group: path.join(packages, "@vladmandic/face-api/demo/sample1.jpg"),
  many: path.join(packages, "tracking/test/assets/faces.png"),
};

function execute(file, args) {
  return new Promise((resolve, reject) => {
    execFile(file, args, { cwd: root, timeout: 240_000, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      if (error && typeof error.code !== "number") reject(error);
      else resolve({ code: error?.code ?? 0, stdout, stderr });
    });
  });
}

/** What the command printed, and its exit code. */
export const schoolgate = (...args) => execute(program, args);

/** Plants every kind of secret in a photo; gives the words that were planted. */
export async function plant(from, to, orientation = 1) {
  const { code, stdout, stderr } = await execute(planter, ["plant", from, to, "--orientation", String(orientation)]);
  if (code !== 0) throw new Error(stderr);
  return stdout.trim().split("\n").map((line) => line.split("\t")[0]);
}

/** A new folder with these files in it. */
export async function folderOf(files = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), "schoolgate-"));
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  return { at: (name) => path.join(folder, name), remove: () => rm(folder, { recursive: true }) };
}
