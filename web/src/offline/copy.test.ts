// The copy of the page is whole or it is not there, and what it holds is what the list says.
import { createHash } from "node:crypto";
import { beforeEach, expect, test, vi } from "vitest";
import { Copy } from "./copy";
import { FRESH, listIn, type FileList } from "./file-list";

const SCOPE = "https://school.example/gate/";
const copy = new Copy(SCOPE);

/** As much of the browser's stores as a copy needs. */
class Stores {
  readonly all = new Map<string, Map<string, Response>>();
  /** A file there is no room for. */
  full: string | null = null;
  keys = async () => [...this.all.keys()];
  delete = async (name: string) => this.all.delete(name);
  async open(name: string) {
    const files = this.all.get(name) ?? new Map<string, Response>();
    this.all.set(name, files);
    return {
      match: async (address: string) => files.get(address)?.clone(),
      put: async (address: string, response: Response) => {
        if (address === this.full) throw new DOMException("no room", "QuotaExceededError");
        files.set(address, response);
      },
    };
  }
}

let stores: Stores;
/** What the host has, by address. */
let host: Map<string, string>;
let asked: string[];

const listOf = (version: string, files: Record<string, string>): FileList => ({
  version,
  files: Object.entries(files).map(([path, text]) => ({ path, bytes: text.length, sha256: createHash("sha256").update(text).digest("hex") })),
});
const serve = (files: Record<string, string>) => {
  host = new Map(Object.entries(files).map(([path, text]) => [SCOPE + path, text]));
};
const names = () => [...stores.all.keys()];

beforeEach(() => {
  stores = new Stores();
  asked = [];
  vi.stubGlobal("caches", stores);
  vi.stubGlobal("fetch", async (address: string) => {
    asked.push(address);
    const text = host.get(address);
    return new Response(text ?? "", { status: text === undefined ? 404 : 200, headers: { "Content-Encoding": "br", Vary: "*", "Content-Security-Policy": "default-src 'none'" } });
  });
});

const ONE = { "": "page 1", "a.js": "script", "b.wasm": "guard" };

test("it holds every file of the list under the page's own addresses, with the policy they came with", async () => {
  serve(ONE);
  await copy.keep(listOf("1", ONE), new Map(), {});
  expect(names()).toEqual(["page-files:/gate/:1"]);
  const kept = stores.all.get("page-files:/gate/:1");
  expect([...(kept?.keys() ?? [])].sort()).toEqual([SCOPE, `${SCOPE}a.js`, `${SCOPE}b.wasm`, `${SCOPE}files.json`]);
  const page = kept?.get(SCOPE);
  expect(page?.headers.get("Content-Security-Policy")).toBe("default-src 'none'");
  expect([page?.headers.get("Content-Encoding"), page?.headers.get("Vary")]).toEqual([null, null]);
  expect((await copy.list())?.version).toBe("1");
});

test("what has arrived already is not asked for again, unless it is not the file on the list", async () => {
  serve(ONE);
  const arrived = (text: string) => ({ bytes: new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>, headers: [] });
  await copy.keep(listOf("1", ONE), new Map([[`${SCOPE}b.wasm`, arrived("guard")], [`${SCOPE}a.js`, arrived("another")]]), {});
  expect(asked.sort()).toEqual([SCOPE, `${SCOPE}a.js`]);
});

test("the next version takes its place, and only what is new is fetched", async () => {
  serve(ONE);
  await copy.keep(listOf("1", ONE), new Map(), {});
  const two = { ...ONE, "": "page 2" };
  serve(two);
  asked = [];
  await copy.keep(listOf("2", two), new Map(), FRESH);
  expect(asked).toEqual([SCOPE]);
  expect(names()).toEqual(["page-files:/gate/:2"]);
});

test.each([
  ["a file that is not the one on the list", { ...ONE, "a.js": "another" }, null],
  ["a file that is gone", { "": "page 2", "b.wasm": "guard" }, null],
  ["no room", { ...ONE, "": "page 2" }, `${SCOPE}b.wasm`],
])("%s leaves the copy before as it was", async (_, served, full) => {
  serve(ONE);
  await copy.keep(listOf("1", ONE), new Map(), {});
  serve(served);
  stores.full = full;
  const two = listOf("2", { ...ONE, "": "page 2", "a.js": "script 2" });
  await expect(copy.keep(two, new Map(), FRESH)).rejects.toThrow();
  expect(names()).toEqual(["page-files:/gate/:1"]);
  expect((await copy.list())?.version).toBe("1");
});

test("what an attempt has left that was broken off is no copy", async () => {
  await (await stores.open("page-files:/gate/:1")).put(`${SCOPE}a.js`, new Response("half"));
  expect(await copy.list()).toBeNull();
});

test("another page of the same host is left alone", async () => {
  await stores.open("page-files:/other/:9");
  serve(ONE);
  await copy.keep(listOf("1", ONE), new Map(), {});
  expect(names()).toContain("page-files:/other/:9");
});

test("a list that names anything outside the page's folder is none", () => {
  const of = (path: string) => listIn({ version: "1", files: [{ path, bytes: 1, sha256: "" }] }, SCOPE);
  expect(of("a.js")).not.toBeNull();
  for (const path of ["../a.js", "/a.js", "https://elsewhere.example/a.js", "//elsewhere.example/"]) expect(of(path)).toBeNull();
  for (const other of [null, "", [], { version: 1, files: [] }, { version: "1", files: [{}] }]) expect(listIn(other, SCOPE)).toBeNull();
});
