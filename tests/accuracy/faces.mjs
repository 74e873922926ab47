// How many faces the command finds in a folder of labelled photos: node accuracy/faces.mjs FOLDER
//
// The folder holds photos and a labels.json: a list of { file, kind, boxes: [{ box: [x, y, width, height], invalid, … }] }
// in pixels of the upright picture; kind is "faces" or, where every box is a false one, anything else.
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";

import { evaluate } from "./score.mjs";

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error("usage: node accuracy/faces.mjs FOLDER");
  process.exit(2);
}
const root = resolve(import.meta.dirname, "../..");
const command = process.env.SCHOOLGATE_CLI ?? join(root, "target/release/schoolgate");
const labels = JSON.parse(await readFile(join(folder, "labels.json"), "utf8"));

function faces(files) {
  const model = join(root, "models/centerface.onnx");
  const child = spawn(command, ["faces", "--json", "--model", model, ...files.map((file) => join(folder, file))], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (part) => (text += part));
  return new Promise((done, failed) => {
    child.on("error", failed);
    child.on("close", () => done(JSON.parse(text)));
  });
}

const CHUNK = 16;
const found = {};
const start = performance.now();
for (let at = 0; at < labels.length; at += CHUNK) {
  const answers = await faces(labels.slice(at, at + CHUNK).map(({ file }) => file));
  for (const [file, lines] of Object.entries(answers)) {
    found[file] = lines.map(({ box, score }) => ({ region: box, score }));
  }
}
const seconds = (performance.now() - start) / 1000;

const { recall, whole, withFaces, wrong } = evaluate(labels, found);
const share = (part, all) => (part / all).toFixed(3);
console.log(`${labels.length} photos in ${seconds.toFixed(0)} s\n`);
for (const [heading, rows] of recall) {
  console.log(`recall by ${heading}`);
  for (const [name, { hits, all }] of [...rows].sort()) {
    console.log(`  ${String(name).padEnd(24)} ${share(hits, all)}  of ${all}`);
  }
}
console.log(`every face found in        ${share(whole, withFaces)}  of ${withFaces} photos`);
for (const [kind, { boxes, photos }] of wrong) {
  console.log(`boxes a photo, ${kind.padEnd(12)}${share(boxes, photos)}  in ${photos} photos`);
}
