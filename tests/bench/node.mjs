// node bench/node.mjs FOLDER_OF_THE_MODULE MODEL PHOTO: the table of measure.mjs, in Node.
import { readFileSync } from "node:fs";
import * as ort from "onnxruntime-web";
import { load } from "../wasm/guard.mjs";
import { measure } from "./measure.mjs";
import { print } from "./print.mjs";

const [folder, model, photo] = process.argv.slice(2);
const bytes = (path) => new Uint8Array(readFileSync(path));
print(await measure({ guard: await load(folder), ort, model: bytes(model), photo: bytes(photo) }));
