// Whether the guard is there yet.
import { signal } from "@preact/signals";
import { loadGuard, type Guard, type Sizes } from "../bridge/guard";
import { PageError } from "../bridge/page-error";
import { listNow, scopeOfPage } from "../offline/file-list";

export type Loading =
  | { kind: "loading"; loaded: number; total: number }
  | { kind: "ready"; guard: Guard }
  | { kind: "failed"; error: PageError };

export const loading = signal<Loading>({ kind: "loading", loaded: 0, total: 0 });

/** Says that the page is of no use. */
export function giveUp(thrown: unknown): void {
  loading.value = { kind: "failed", error: PageError.of(thrown) };
}

/** How large each file is, by its address; nothing when the host has no list. */
const fileSizes = async (): Promise<Sizes> => new Map((await listNow())?.files.map(({ path, bytes }) => [new URL(path, scopeOfPage()).href, bytes]));

let whenReady: Promise<Guard> | null = null;

/** The guard, loaded once; everything that needs it waits here. */
export function guard(): Promise<Guard> {
  whenReady ??= loadGuard((loaded, total) => {
    if (loading.value.kind === "loading") loading.value = { kind: "loading", loaded, total };
  }, fileSizes()).then(
    (ready) => {
      loading.value = { kind: "ready", guard: ready };
      performance.mark("schoolgate:ready");
      return ready;
    },
    (thrown: unknown) => {
      giveUp(thrown);
      throw thrown;
    },
  );
  return whenReady;
}
