// What is kept, over a disk and a locksmith that the test holds: what fails, what another tab does, what is let go of.
import { beforeEach, expect, test, vi } from "vitest";
import { signal } from "@preact/signals";
import type { Stored } from "../store/database";
import type { Items } from "../store/document";
import { StoreError, type StoreCode } from "../store/store-error";
import type { Item } from "./items";

const text = (bytes: Uint8Array | null | undefined) => (bytes ? new TextDecoder().decode(bytes) : null);
const bytes = (words: string) => new TextEncoder().encode(words);

/** What lies on the disk, shared by all tabs, and what it does when it is written to. */
const disk = vi.hoisted(() => ({ stored: null as Stored | null, refuse: null as StoreCode | null }));
vi.mock("../store/database", () => ({
  load: async () => disk.stored,
  keep: async (base: number | null, files: Omit<Stored, "generation">) => {
    if (disk.refuse) throw new StoreError(disk.refuse);
    if ((disk.stored?.generation ?? null) !== base) throw new StoreError("store.newer");
    disk.stored = { generation: (base ?? 0) + 1, ...files };
    return disk.stored.generation;
  },
  wipe: async () => {
    disk.stored = null;
  },
}));
/** A lock that anybody can see through: its key is the passphrase. */
vi.mock("../store/locksmith", () => {
  let held: string | null = null;
  const shown = (items: Items) => bytes(JSON.stringify([held, ...[...items].map(([name, value]) => [name, text(value)])]));
  const work: Record<string, (input: never) => unknown> = {
    create: ({ passphrase }: { passphrase: string }) => bytes((held = passphrase)),
    unlock: ({ key, passphrase }: { key: Uint8Array; passphrase: string }) => {
      if (text(key) !== passphrase) throw new StoreError("store.wrong-passphrase");
      held = passphrase;
    },
    lock: () => (held = null),
    close: ({ items }: { items: Items }) => shown(items),
    open: ({ contents }: { contents: Uint8Array }) => {
      const [key, ...entries] = JSON.parse(text(contents) ?? "") as [string, ...[string, string][]];
      if (key !== held) throw new StoreError("store.broken");
      return new Map(entries.map(([name, words]) => [name, bytes(words)]));
    },
    unpack: ({ backup }: { backup: Uint8Array }) => new Map(Object.entries(JSON.parse(text(backup) ?? "{}") as Record<string, string>).map(([name, words]) => [name, bytes(words)])),
  };
  return { order: async (job: string, input: never) => work[job]?.(input) };
});
vi.mock("./items", () => ({ items: [list, register, own] }));
vi.mock("./class-list", () => ({ classListBusy: { value: false }, forgetLists: () => {}, listsRead: () => made.reading }));
vi.mock("./approver-keys", () => ({ keyList: { value: null } }));
vi.mock("./register-key", () => ({ registerKey: { value: null } }));
vi.mock("./school", () => ({ classList: { value: null }, forgetSchool: async () => void (list.bytes.value = own.bytes.value = null) }));
vi.mock("./register", () => ({
  entries: { value: [] },
  restore: () => void (register.bytes.value = null),
  inTurn: async (work: () => Promise<void>) => {
    await made.turn;
    return made.turns(work);
  },
  takeTurnsBetweenTabs: (turns: typeof made.turns) => (made.turns = turns),
}));
vi.mock("./photos", () => ({ photos: { value: [] }, removePhoto: () => {} }));
vi.mock("./guard", () => ({ loading: { value: { kind: "ready" } } }));
vi.mock("../store/idle", () => ({ watchForIdle: () => () => {} }));
vi.stubGlobal("navigator", {});
vi.stubGlobal("localStorage", {});

type TestItem = Item & { bytes: ReturnType<typeof signal<Uint8Array | null>> };
const { list, register, own, made } = vi.hoisted(() => {
  const item = (name: string, rule: string, more = {}) => ({ name, rule, ...more }) as unknown as TestItem;
  return { list: item("list", "ask"), register: item("register.jsonl", "lines"), own: item("own", "ours", { ofTab: true }), made: { reading: Promise.resolve(), turn: Promise.resolve(), unreadable: "", turns: (work: () => Promise<void>) => work() } };
});
for (const item of [list, register, own]) {
  Object.assign(item, {
    bytes: signal<Uint8Array | null>(null),
    restore: (given: Uint8Array) => {
      if (text(given) === made.unreadable) throw new Error("the guard is gone");
      item.bytes.value = given;
    },
  });
}

const kept = await import("./kept");
await kept.lookForKept();
const onDisk = () => {
  const [, ...entries] = JSON.parse(text(disk.stored?.contents) ?? "[]") as [string, ...[string, string][]];
  return Object.fromEntries(entries);
};
/** Another tab keeps something. */
function elsewhere(items: Record<string, string>, passphrase = "passphrase"): void {
  const generation = (disk.stored?.generation ?? 0) + 1;
  disk.stored = { generation, key: bytes(passphrase), contents: bytes(JSON.stringify([passphrase, ...Object.entries(items)])) };
}
const settled = () => kept.save();
const change = async (item: TestItem, words: string) => {
  item.bytes.value = bytes(words);
  await settled();
};

beforeEach(async () => {
  disk.refuse = null;
  made.unreadable = "";
  await kept.forgetEverything();
  list.bytes.value = bytes("list");
  register.bytes.value = bytes("1\n");
  own.bytes.value = bytes("mine");
  await kept.keepHere("passphrase");
  await settled();
});

test("every change is kept by itself", async () => {
  expect(onDisk()).toEqual({ list: "list", "register.jsonl": "1\n", own: "mine" });
  await change(register, "1\n2\n");
  expect(onDisk()["register.jsonl"]).toBe("1\n2\n");
  expect(kept.keeping.value.kind).toBe("kept");
});

test("once locked the page has nothing of it, and the passphrase brings it back", async () => {
  await kept.lock("asked");
  expect([list, register, own].map((item) => item.bytes.value)).toEqual([null, null, null]);
  await expect(kept.unlock("another")).rejects.toThrow("store.wrong-passphrase");
  expect(kept.isShut.value).toBe(true);
  await kept.unlock("passphrase");
  expect([list, register, own].map((item) => text(item.bytes.value))).toEqual(["list", "1\n", "mine"]);
});

test("with no room left it says so, and what could not be kept waits behind the lock", async () => {
  disk.refuse = "store.full";
  await change(list, "longer list");
  expect(kept.keeping.value).toMatchObject({ kind: "not-kept", error: { code: "store.full" } });
  await kept.lock("idle");
  expect(kept.isShut.value).toBe(true);
  disk.refuse = null;
  await kept.unlock("passphrase");
  await settled();
  expect(text(list.bytes.value)).toBe("longer list");
  expect(onDisk()["list"]).toBe("longer list");
});

test("a change of another tab is taken in before this one’s is kept, and both registers stay whole", async () => {
  elsewhere({ list: "their list", "register.jsonl": "1\ntheirs\n", own: "their own" });
  await change(register, "1\nours\n");
  await settled();
  expect(onDisk()).toEqual({ list: "their list", "register.jsonl": "1\ntheirs\n", "register-2.jsonl": "1\nours\n", own: "their own" });
  expect(text(list.bytes.value)).toBe("their list");
  expect(text(own.bytes.value)).toBe("mine");
  expect(kept.aside.value).toEqual(["register-2.jsonl"]);
});

test("what is added to the register in turn goes on from what another tab added", async () => {
  elsewhere({ list: "list", "register.jsonl": "1\ntheirs\n" });
  await made.turns(async () => {
    register.bytes.value = bytes(`${text(register.bytes.value)}ours\n`);
  });
  expect(onDisk()["register.jsonl"]).toBe("1\ntheirs\nours\n");
});

test("a list that both tabs changed is asked about; until then both are there", async () => {
  elsewhere({ list: "their list" });
  await change(list, "our list");
  await settled();
  expect([onDisk()["list"], text(list.bytes.value), kept.asked.value]).toEqual(["their list", "our list", ["list"]]);
  expect(kept.isAllKept.value).toBe(false);
  await kept.settle("list", false);
  expect(onDisk()["list"]).toBe("our list");
  expect(kept.isAllKept.value).toBe(true);
});

test("a list that is still being read when another tab keeps one is asked about as well", async () => {
  let read = (): void => undefined;
  made.reading = new Promise((resolve) => (read = resolve));
  elsewhere({ list: "theirs", "register.jsonl": "1\n", own: "mine" });
  const turn = made.turns(async () => {});
  await new Promise((resolve) => setTimeout(resolve));
  list.bytes.value = bytes("ours");
  read();
  await turn;
  expect(kept.asked.value).toEqual(["list"]);
  expect([text(list.bytes.value), onDisk()["list"]]).toEqual(["ours", "theirs"]);
});

test("a question that is open stays open when the other tab keeps something else", async () => {
  elsewhere({ list: "their list" });
  await change(list, "our list");
  await settled();
  elsewhere({ list: "their list", "register.jsonl": "1\n2\n" });
  await made.turns(async () => {});
  expect([kept.asked.value, text(list.bytes.value), onDisk()["list"]]).toEqual([["list"], "our list", "their list"]);
  await kept.settle("list", false);
  expect([kept.asked.value, onDisk()["list"]]).toEqual([[], "our list"]);
});

test("the one that is kept stays kept while it is put back, and when it cannot be", async () => {
  elsewhere({ list: "their list" });
  await change(list, "our list");
  await settled();
  const restore = list.restore.bind(list);
  let onDiskMeanwhile: unknown;
  list.restore = async (given) => {
    await change(register, "1\nmeanwhile\n");
    onDiskMeanwhile = onDisk();
    // As a list that the guard cannot read: other bytes, and the same in them.
    list.bytes.value = bytes("our list");
    await restore(given);
  };
  made.unreadable = "their list";
  await Promise.all([kept.settle("list", true), kept.settle("list", false)]);
  list.restore = restore;
  expect(onDiskMeanwhile).toMatchObject({ list: "their list", "register.jsonl": "1\nmeanwhile\n" });
  expect([kept.asked.value, text(list.bytes.value), onDisk()["list"]]).toEqual([[], "our list", "their list"]);
});

test("the register is not taken in while a line is being written without it", async () => {
  await kept.lock("asked");
  let over = (): void => undefined;
  made.turn = new Promise((resolve) => (over = resolve));
  const unlocked = kept.unlock("passphrase");
  await new Promise((resolve) => setTimeout(resolve));
  expect(register.bytes.value).toBeNull();
  over();
  await unlocked;
  expect(text(register.bytes.value)).toBe("1\n");
});

test("what is still being read, or opened, when everything is forgotten does not come back", async () => {
  let read = (): void => undefined;
  made.reading = new Promise((resolve) => (read = resolve));
  const forgotten = kept.forgetEverything();
  await new Promise((resolve) => setTimeout(resolve));
  list.bytes.value = bytes("late");
  read();
  await forgotten;
  expect([list.bytes.value, kept.kept.value.kind]).toEqual([null, "off"]);

  list.bytes.value = bytes("list");
  await kept.keepHere("passphrase");
  await kept.lock("asked");
  let over = (): void => undefined;
  made.turn = new Promise((resolve) => (over = resolve));
  const unlocked = kept.unlock("passphrase");
  await new Promise((resolve) => setTimeout(resolve));
  const wiped = kept.forgetEverything();
  await new Promise((resolve) => setTimeout(resolve));
  over();
  await Promise.all([unlocked, wiped]);
  expect([list.bytes.value, kept.kept.value.kind]).toEqual([null, "off"]);
});

test("what cannot be put back stays kept, and what this page does not know as well", async () => {
  await kept.lock("asked");
  elsewhere({ list: "odd list", "register.jsonl": "1\n", "mapping.json": "{}" });
  made.unreadable = "odd list";
  await kept.unlock("passphrase");
  await change(register, "1\n2\n");
  expect(onDisk()).toEqual({ list: "odd list", "register.jsonl": "1\n2\n", "mapping.json": "{}" });
  await change(list, "a better list");
  expect(onDisk()["list"]).toBe("a better list");
});

test("a choice of this tab is kept once, and is not changed by another’s", async () => {
  elsewhere({ list: "list", own: "their own" });
  await change(register, "1\n2\n");
  await settled();
  expect([onDisk()["own"], text(own.bytes.value)]).toEqual(["their own", "mine"]);
  const { generation } = disk.stored!;
  await settled();
  expect(disk.stored!.generation).toBe(generation);
  await change(own, "mine again");
  expect(onDisk()["own"]).toBe("mine again");
});

test("when another tab changed the passphrase this one shuts, and only the new one opens it", async () => {
  elsewhere({ list: "list", "register.jsonl": "1\n" }, "new passphrase");
  await change(register, "1\n2\n");
  expect(kept.kept.value).toEqual({ kind: "locked", why: "changed" });
  await expect(kept.unlock("passphrase")).rejects.toThrow("store.wrong-passphrase");
  await kept.unlock("new passphrase");
  await settled();
  expect(onDisk()["register.jsonl"]).toBe("1\n2\n");
});

test("a passphrase that could not be changed is not half changed", async () => {
  disk.refuse = "store.full";
  await expect(kept.changePassphrase("new passphrase")).rejects.toThrow("store.full");
  expect(text(disk.stored!.key)).toBe("passphrase");
  disk.refuse = null;
  await settled();
  expect(text(disk.stored!.key)).toBe("new passphrase");
  await kept.lock("asked");
  await kept.unlock("new passphrase");
  expect(text(list.bytes.value)).toBe("list");
});

test("when it was wiped elsewhere nothing is kept anew", async () => {
  disk.stored = null;
  await change(list, "longer list");
  expect([disk.stored, kept.kept.value.kind]).toEqual([null, "off"]);
  expect(text(list.bytes.value)).toBe("longer list");
});

test("wiping says what was wiped", async () => {
  await kept.forgetEverything();
  expect(disk.stored).toBeNull();
  expect(kept.wiped.value?.names).toEqual(["list", "register.jsonl", "own"]);
  expect(list.bytes.value).toBeNull();
});

test("somebody’s secret key that is opened as a backup by mistake is not kept with the school’s things", async () => {
  const before = onDisk();
  const key = new Blob([JSON.stringify({ "secret-key.toml": "secret" })]);
  await expect(kept.openBackup(key, "passphrase")).rejects.toMatchObject({ code: "store.not-a-store" });
  await settled();
  expect(onDisk()).toEqual(before);
});
