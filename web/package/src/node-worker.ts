// Makes a thread of Node look to the worker's code as a worker does in a browser.
import { parentPort, workerData } from "node:worker_threads";

const scope = globalThis as unknown as { postMessage(message: unknown): void; onmessage: ((event: { data: unknown }) => void) | null };
scope.onmessage = null;
scope.postMessage = (message) => parentPort?.postMessage(message);
await import(workerData as string);
// Not before: what was sent meanwhile waits in the port until somebody listens.
parentPort?.on("message", (data: unknown) => scope.onmessage?.({ data }));
