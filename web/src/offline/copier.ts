// The worker that makes the copy of the page: sixteen megabytes are not compared and stored while somebody types.
import type { Arrived } from "../bridge/arrival";
import { Copy } from "./copy";
import { FRESH, type FileList } from "./file-list";

export interface CopyOrder {
  scope: string;
  list: FileList;
  arrived: [address: string, arrived: Arrived][];
  /** Whether nothing may come from what the browser keeps of earlier visits. */
  fresh: boolean;
}

export type CopyReport = { kind: "kept"; done: number; total: number } | { kind: "whole" } | { kind: "failed"; detail: string };

interface Scope {
  postMessage(report: CopyReport): void;
  onmessage: ((event: MessageEvent<CopyOrder>) => void) | null;
}
const worker = globalThis as unknown as Scope;

worker.onmessage = ({ data: { scope, list, arrived, fresh } }) => {
  const init: RequestInit = fresh ? FRESH : { cache: "force-cache", redirect: "error" };
  const work = () => new Copy(scope).keep(list, new Map(arrived), init, (done, total) => worker.postMessage({ kind: "kept", done, total }));
  // Two tabs that open at once must not clear away what the other has begun.
  Promise.resolve(navigator.locks ? navigator.locks.request("schoolgate-copy", work) : work()).then(
    () => worker.postMessage({ kind: "whole" }),
    (thrown: unknown) => worker.postMessage({ kind: "failed", detail: String(thrown) }),
  );
};
