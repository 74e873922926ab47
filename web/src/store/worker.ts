// Where locking and opening is done, which takes a second: holds the key of the open vault, and nothing else does.
import { seal } from "../seal";
import type { StoreInput, StoreJob, StoreOrder, StoreOutput, StoreReport } from "./orders";
import { StoreError } from "./store-error";
import { lockBackup, lockItems, lockKey, lockRecord, newKey, openBackup, openItems, openKey, openRecord, type Key } from "./vault";
import { takeEveryKey } from "./x25519";

interface Scope {
  postMessage(report: StoreReport): void;
  onmessage: ((event: MessageEvent<StoreOrder>) => void) | null;
}
const scope = globalThis as unknown as Scope;
seal(globalThis);
// Where there is none, age does with what it brings.
if (globalThis.crypto?.subtle) takeEveryKey(globalThis.crypto.subtle);

let held: Key | null = null;

function key(): Key {
  if (held === null) throw new StoreError("store.locked");
  return held;
}

const work: { [Job in StoreJob]: (input: StoreInput<Job>) => StoreOutput<Job> | Promise<StoreOutput<Job>> } = {
  async create({ passphrase }) {
    const made = await newKey();
    const locked = await lockKey(made, passphrase);
    held = made;
    return locked;
  },
  async unlock({ key: locked, passphrase }) {
    held = await openKey(locked, passphrase);
    return null;
  },
  lock() {
    held = null;
    return null;
  },
  close: ({ items }) => lockItems(items, key()),
  open: ({ contents }) => openItems(contents, key()),
  closeRecord: ({ name, bytes }) => lockRecord(name, bytes, key()),
  openRecord: ({ name, locked }) => openRecord(name, locked, key()),
  pack: ({ items, passphrase }) => lockBackup(items, passphrase),
  unpack: ({ backup, passphrase }) => openBackup(backup, passphrase),
};

async function carryOut({ id, job, input }: StoreOrder): Promise<void> {
  try {
    const output: unknown = await (work[job] as (input: unknown) => unknown)(input);
    scope.postMessage({ kind: "done", id, output });
  } catch (thrown) {
    const { code, detail } = thrown instanceof StoreError ? thrown : new StoreError("store.worker-lost", String(thrown));
    scope.postMessage({ kind: "failed", id, code, detail });
  }
}

/** One at a time: `lock` must come after whatever was ordered before it. */
let line: Promise<void> = Promise.resolve();
scope.onmessage = ({ data }) => {
  line = line.then(() => carryOut(data));
};
scope.postMessage({ kind: "here" });
