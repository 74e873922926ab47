// A sealed worker has no way out, and the page only the ones it needs.
import { expect, test } from "vitest";
import { seal, sealPage } from "./seal";

test("ways out are gone, inherited ones too, and the rest stays", () => {
  class Scope {
    fetch() {}
    postMessage() {}
  }
  const scope = Object.assign(new Scope(), { WebSocket: class {} });
  seal(scope);
  expect("fetch" in scope).toBe(false);
  expect("WebSocket" in scope).toBe(false);
  expect("postMessage" in scope).toBe(true);
});

test("the page keeps its own host and its stores, and nothing else", () => {
  const scope = { fetch() {}, indexedDB: {}, caches: {}, RTCPeerConnection: class {}, WebSocket: class {}, EventSource: class {}, WebTransport: class {} };
  sealPage(scope);
  expect(Object.keys(scope)).toEqual(["fetch", "indexedDB", "caches"]);
});
