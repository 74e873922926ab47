// Whether the page opens without a network, and whether its host has a newer version. The newer one is fetched only when
// somebody asks, and never while there is work that could be lost.
import { computed, signal } from "@preact/signals";
import { dropArrivals } from "../bridge/arrival";
import { trustedScript } from "../bridge/trusted";
import { Copy } from "../offline/copy";
import { keepCopy } from "../offline/copying";
import { listNow, scopeOfPage, type FileList } from "../offline/file-list";
import { hasUnsavedWork } from "./leaving";
import { photos } from "./photos";

/** `yes`: the next visit needs no network. `no`: this browser or this host does not let it be so. */
export const opensOffline = signal<"unknown" | "yes" | "no">("unknown");

export type NewVersion =
  | { kind: "none" }
  | { kind: "there"; list: FileList }
  | { kind: "coming"; list: FileList; done: number; total: number }
  | { kind: "failed"; list: FileList }
  /** Another tab has the page open, and would lose what it still needs. */
  | { kind: "tabs"; list: FileList }
  /** It is here, and work has begun since: it comes with the next visit. */
  | { kind: "next-time" };

export const newVersion = signal<NewVersion>({ kind: "none" });

/** Nobody is in the middle of anything. */
export const mayRenew = computed(() => !hasUnsavedWork.value && photos.value.every((photo) => photo.isSaved.value));

/** Each tab holds this as long as it is open. */
const TAB = "schoolgate-tab";

/** A service worker that has not started after this long is not waited for. */
const PATIENCE_MS = 15_000;

const service = (): ServiceWorkerContainer | null => (typeof caches === "undefined" ? null : (navigator.serviceWorker ?? null));

/** Whether the page came from the copy. */
const isFromCopy = service()?.controller != null;

/** Makes the copy on a first visit; later, looks whether there is a newer version. Never throws. */
export async function settleOffline(): Promise<void> {
  holdTab();
  try {
    opensOffline.value = (await isKept()) ? "yes" : "no";
  } catch {
    opensOffline.value = "no";
  } finally {
    dropArrivals();
  }
}

async function isKept(): Promise<boolean> {
  const container = service();
  if (!container) return false;
  const [now, copy] = await Promise.all([listNow(), new Copy(scopeOfPage()).list()]);
  if (isFromCopy && copy) {
    if (now && now.version !== copy.version) newVersion.value = { kind: "there", list: now };
    return true;
  }
  // The page came over the network: what the host has is what runs here.
  if (now) await keepCopy(now, false);
  else if (!copy) return false;
  if (!(await container.getRegistration())?.active) {
    await container.register(trustedScript("./sw.js"), { scope: "./", updateViaCache: "none" });
    return await Promise.race([container.ready.then(() => true), new Promise<false>((resolve) => setTimeout(() => resolve(false), PATIENCE_MS))]);
  }
  return true;
}

function holdTab(): void {
  void navigator.locks?.request(TAB, { mode: "shared" }, () => new Promise(() => {})).catch(() => null);
}

/** Fetches the newer version and opens it. */
export async function renew(): Promise<void> {
  const version = newVersion.value;
  if (!("list" in version) || version.kind === "coming" || !mayRenew.value) return;
  const { list } = version;
  const held = (await navigator.locks?.query())?.held ?? [];
  if (held.filter(({ name }) => name === TAB).length > 1) {
    newVersion.value = { kind: "tabs", list };
    return;
  }
  newVersion.value = { kind: "coming", list, done: 0, total: 0 };
  try {
    await keepCopy(list, true, (done, total) => {
      newVersion.value = { kind: "coming", list, done, total };
    });
  } catch {
    newVersion.value = { kind: "failed", list };
    return;
  }
  if (mayRenew.value) location.reload();
  else newVersion.value = { kind: "next-time" };
}
