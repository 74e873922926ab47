// What the page and the worker that locks say to each other.
import type { Items } from "./document";
import type { StoreCode } from "./store-error";

/** Every job of the worker. The key of the open vault never leaves it. */
export interface StoreJobs {
  /** Makes a key, holds it, and gives it locked. */
  create: { input: { passphrase: string }; output: Uint8Array };
  /** Holds the key that lies in this file. */
  unlock: { input: { key: Uint8Array; passphrase: string }; output: null };
  /** Lets go of the key. */
  lock: { input: null; output: null };
  /** Locks items with the key it holds. */
  close: { input: { items: Items }; output: Uint8Array };
  /** Opens what was locked with the key it holds. */
  open: { input: { contents: Uint8Array }; output: Items };
  /** Locks one record with the key it holds, under a name that opens no other. */
  closeRecord: { input: { name: string; bytes: Uint8Array }; output: Uint8Array };
  openRecord: { input: { name: string; locked: Uint8Array }; output: Uint8Array };
  pack: { input: { items: Items; passphrase: string }; output: Uint8Array };
  unpack: { input: { backup: Uint8Array; passphrase: string }; output: Items };
}

export type StoreJob = keyof StoreJobs;
export type StoreInput<Job extends StoreJob> = StoreJobs[Job]["input"];
export type StoreOutput<Job extends StoreJob> = StoreJobs[Job]["output"];

export type StoreOrder = { [Job in StoreJob]: { id: number; job: Job; input: StoreInput<Job> } }[StoreJob];

export type StoreReport =
  | { kind: "here" }
  | { kind: "done"; id: number; output: unknown }
  | { kind: "failed"; id: number; code: StoreCode; detail: string };
