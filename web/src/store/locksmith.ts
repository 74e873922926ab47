// The page's way to the worker that locks. One waits in reserve, so that a lost one is replaced without the network.
import { trustedScript } from "../bridge/trusted";
import type { StoreInput, StoreJob, StoreOrder, StoreOutput, StoreReport } from "./orders";
import { StoreError } from "./store-error";
import workerUrl from "./worker?worker&url";

interface Waiting {
  resolve: (output: never) => void;
  reject: (error: StoreError) => void;
}

const RESERVE = 1;

const reserve: Worker[] = [];
const waiting = new Map<number, Waiting>();
let worker: Worker | null = null;
let lastId = 0;

/** Fetches what locking needs; resolves when it can be relied on, or when it is known that it cannot. */
export async function prepareLocksmith(): Promise<void> {
  await Promise.all(Array.from({ length: 1 + RESERVE }, prepareOne));
}

function prepareOne(): Promise<void> {
  const made = new Worker(trustedScript(workerUrl), { type: "module" });
  return new Promise((resolve) => {
    made.onmessage = () => {
      reserve.push(made);
      resolve();
    };
    made.onerror = () => resolve();
  });
}

export function order<Job extends StoreJob>(job: Job, input: StoreInput<Job>): Promise<StoreOutput<Job>> {
  return new Promise((resolve, reject) => {
    worker ??= hire();
    if (!worker) return reject(new StoreError("store.worker-lost", "there is none"));
    const id = ++lastId;
    waiting.set(id, { resolve, reject });
    worker.postMessage({ id, job, input } as StoreOrder);
  });
}

function hire(): Worker | null {
  const next = reserve.shift() ?? null;
  if (!next) return null;
  next.onmessage = ({ data }: MessageEvent<StoreReport>) => {
    if (data.kind === "here") return;
    const task = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.kind === "done") task?.resolve(data.output as never);
    else task?.reject(new StoreError(data.code, data.detail));
  };
  next.onerror = (event) => {
    event.preventDefault();
    // The key is gone with it: what was ordered fails, and the passphrase has to be typed again.
    next.terminate();
    worker = null;
    const lost = [...waiting.values()];
    waiting.clear();
    for (const { reject } of lost) reject(new StoreError("store.worker-lost", event.message));
  };
  return next;
}
