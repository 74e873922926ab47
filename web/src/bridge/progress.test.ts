// The page says how much has come of what crosses the network, not of what it is unpacked to.
import { beforeEach, expect, test, vi } from "vitest";
import { LoadProgress } from "./progress";

let told: [number, number][];
let progress: LoadProgress;
beforeEach(() => {
  vi.stubGlobal("location", new URL("https://school.example/gate/"));
  told = [];
  progress = new LoadProgress(["./guard.wasm", "./model.onnx"], (loaded, total) => told.push([loaded, total]));
});

const SIZES = new Map([["https://school.example/gate/guard.wasm", 10_000_000], ["https://school.example/gate/model.onnx", 4_000_000]]);
const packed = (length: number) => new Headers({ "Content-Encoding": "br", "Content-Length": String(length) });
const plain = (length: number) => new Headers({ "Content-Length": String(length) });

test("files that come packed count as they come", () => {
  progress.sizes(SIZES);
  progress.loaded("./guard.wasm", 5_000_000, packed(2_000_000));
  progress.loaded("./model.onnx", 4_000_000, packed(3_000_000));
  expect(told.at(-1)).toEqual([4_000_000, 5_000_000]);
});

test("nothing is said of packed files before their size is known", () => {
  progress.loaded("./guard.wasm", 5_000_000, packed(2_000_000));
  progress.loaded("./model.onnx", 1_000_000, packed(3_000_000));
  expect(told).toEqual([]);
  progress.sizes(SIZES);
  expect(told).toEqual([[1_750_000, 5_000_000]]);
});

test("it is told by tenths of a megabyte, and the end always", () => {
  progress.sizes(new Map([...SIZES.keys()].map((name) => [name, 1_000_000])));
  progress.loaded("./model.onnx", 1_000_000, plain(1_000_000));
  for (let loaded = 1000; loaded <= 1_000_000; loaded += 1000) progress.loaded("./guard.wasm", loaded, plain(1_000_000));
  expect(told.length).toBeLessThan(15);
  expect(told.at(-1)).toEqual([2_000_000, 2_000_000]);
});

test("without a list of sizes plain files tell their own", () => {
  progress.loaded("./guard.wasm", 5_000_000, plain(10_000_000));
  progress.loaded("./model.onnx", 4_000_000, plain(4_000_000));
  expect(told.at(-1)).toEqual([9_000_000, 14_000_000]);
});
