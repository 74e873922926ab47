// A pass is good once, for the tab and the page that it was made in.
import { expect, test } from "vitest";
import { newPass, PassBook, type Pass } from "./passes";

/** A shelf as slow as the browser's. */
function shelf() {
  let kept: readonly Pass[] = [];
  return {
    get: async () => {
      await Promise.resolve();
      return kept;
    },
    set: async (passes: readonly Pass[]) => {
      await Promise.resolve();
      kept = passes;
    },
  };
}

const ours = (): Pass => ({ pass: newPass(), tab: 7, origin: "https://school.example" });

test("a pass is good once", async () => {
  const [book, pass] = [new PassBook(shelf()), ours()];
  expect(await book.register(pass)).toBe(true);
  expect(await book.use(pass)).toBe(true);
  expect(await book.use(pass)).toBe(false);
});

test("of two that ask at once, one is answered", async () => {
  const [book, pass] = [new PassBook(shelf()), ours()];
  await book.register(pass);
  expect((await Promise.all([book.use(pass), book.use(pass)])).filter(Boolean)).toHaveLength(1);
});

test("another tab or another site's page has no use for it, and then nobody has", async () => {
  for (const other of [{ tab: 8 }, { origin: "https://other.example" }, { origin: "null" }]) {
    const [book, pass] = [new PassBook(shelf()), ours()];
    await book.register(pass);
    expect(await book.use({ ...pass, ...other })).toBe(false);
    expect(await book.use(pass)).toBe(false);
  }
});

test("what nobody registered is no pass, nor is a short one or one that is there already", async () => {
  const [book, pass] = [new PassBook(shelf()), ours()];
  expect(await book.use(pass)).toBe(false);
  expect(await book.register({ ...pass, pass: "" })).toBe(false);
  expect(await book.register({ ...pass, pass: "1234" })).toBe(false);
  await book.register(pass);
  expect(await book.register({ ...pass, tab: 9 })).toBe(false);
});

test("the book outlives the background's sleep, and forgets a tab that is closed", async () => {
  const [kept, pass] = [shelf(), ours()];
  await new PassBook(kept).register(pass);
  expect(await new PassBook(kept).use(pass)).toBe(true);
  const again = new PassBook(kept);
  await again.register(pass);
  await again.forget(pass.tab);
  expect(await again.use(pass)).toBe(false);
});

test("after a fault the book goes on", async () => {
  const pass = ours();
  const kept = shelf();
  let isBroken = true;
  const book = new PassBook({ ...kept, get: () => (isBroken ? Promise.reject(new Error("no room")) : kept.get()) });
  await expect(book.use(pass)).rejects.toThrow();
  isBroken = false;
  expect(await book.register(pass)).toBe(true);
});

test("no two passes are alike", () => {
  expect(new Set(Array.from({ length: 100 }, newPass)).size).toBe(100);
});
