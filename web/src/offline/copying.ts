// The page's way to the worker that makes the copy; one for each copy.
import { takeArrivals } from "../bridge/arrival";
import { trustedScript } from "../bridge/trusted";
import type { CopyOrder, CopyReport } from "./copier";
import workerUrl from "./copier?worker&url";
import { Copy, type OnKept } from "./copy";
import { scopeOfPage, type FileList } from "./file-list";

/** Keeps everything on the list; throws when that cannot be, and nothing has changed. */
export async function keepCopy(list: FileList, fresh: boolean, onKept: OnKept = () => {}): Promise<void> {
  const worker = new Worker(trustedScript(workerUrl), { type: "module" });
  try {
    await new Promise<void>((resolve, reject) => {
      worker.onerror = ({ message }) => reject(new TypeError(message));
      worker.onmessage = ({ data }: MessageEvent<CopyReport>) => {
        if (data.kind === "kept") onKept(data.done, data.total);
        else if (data.kind === "whole") resolve();
        else reject(new TypeError(data.detail));
      };
      const arrived = takeArrivals();
      const order: CopyOrder = { scope: scopeOfPage(), list, arrived, fresh };
      worker.postMessage(order, arrived.map(([, { bytes }]) => bytes.buffer));
    });
    // Looked at while the worker still holds it: WebKit lets go of a copy in memory that nobody has open.
    if ((await new Copy(scopeOfPage()).list())?.version !== list.version) throw new TypeError("It is not there.");
  } finally {
    worker.terminate();
  }
}
