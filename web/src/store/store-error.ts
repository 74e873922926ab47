// What can go wrong while a school's things are locked, kept and opened. The command line has the same codes.

export type StoreCode =
  | "store.bad-name"
  | "store.broken"
  | "store.full"
  | "store.locked"
  | "store.newer"
  | "store.newer-version"
  | "store.no-key"
  | "store.not-a-store"
  | "store.not-here"
  | "store.too-large"
  | "store.too-much-work"
  | "store.worker-lost"
  | "store.wrong-passphrase";

export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly code: StoreCode;
  readonly detail: string;

  constructor(code: StoreCode, detail = "") {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}
