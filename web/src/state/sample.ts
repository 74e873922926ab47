// The made-up class: invented people, and pictures put together from a portrait that anybody may use.
import type { Channel } from "../wasm/schoolgate.js";
import { signal } from "@preact/signals";
import { arrive } from "../bridge/arrival";
import { PageError } from "../bridge/page-error";
import { addClassLists } from "./class-list";
import { addPhotos } from "./photos";
import { channel, choosePolicy, policy, presets } from "./school";

const CLASS_LIST = "class-list.csv";
const PHOTOS = ["trip-1.jpg", "trip-2.jpg", "trip-3.jpg"];

export const sampleError = signal<PageError | null>(null);

let fetched: Promise<File[]> | null = null;

/** Fetches the files once, early, so that the button works when the network has gone. */
export function fetchSample(): Promise<File[]> {
  fetched ??= Promise.all([CLASS_LIST, ...PHOTOS].map(fetchFile)).catch((thrown: unknown) => {
    fetched = null;
    throw thrown;
  });
  return fetched;
}

async function fetchFile(name: string): Promise<File> {
  const bytes = await arrive(`./sample/${name}`).catch(() => null);
  if (!bytes) throw new PageError("page.sample-missing", name);
  const type = name.endsWith(".csv") ? "text/csv" : "image/jpeg";
  return new File([bytes], name, { type });
}

/** Fills the page with the made-up class, for a channel if it matters which. What has been chosen already stays chosen. */
export async function trySample(wanted?: Channel): Promise<void> {
  try {
    const [list, ...pictures] = await fetchSample();
    sampleError.value = null;
    const first = presets.value.find(({ channels }) => !wanted || channels.some(({ id }) => id === wanted));
    if (!policy.value && first) await choosePolicy(first.id);
    channel.value ??= policy.value?.channels[0]?.id ?? null;
    if (list) await addClassLists([list]);
    addPhotos(pictures);
  } catch (thrown) {
    sampleError.value = PageError.of(thrown);
  }
}
