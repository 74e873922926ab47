// A sealed worker has no way out.
import { expect, test } from "vitest";
import { seal } from "./seal";

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
