// Makes a worker of the browser's from the address of our script.
import type { Hand } from "./crew";
import { PageError } from "./page-error";
import { trustedScript } from "./trusted";

/** A browser that does not ask which kind of worker is wanted knows only the old kind. */
export function hireWorker(address: string): Hand {
  let knowsModules = false;
  const worker = new Worker(trustedScript(address), {
    get type(): WorkerType {
      knowsModules = true;
      return "module";
    },
  });
  if (knowsModules) return worker as unknown as Hand;
  worker.terminate();
  throw new PageError("page.browser-old");
}
