// Who is named in a photo's file itself: looked up again whenever the class list changes.
import { effect } from "@preact/signals";
import { guard } from "./guard";
import type { PhotoEntry } from "./photo";
import { classList, rulesVersion } from "./school";

/** Starts looking; the function returned stops it. */
export function nameAsItChanges(photo: PhotoEntry): () => void {
  return effect(() => {
    const report = photo.hidden.value;
    void rulesVersion.value;
    photo.named.value = [];
    if (!report || !classList.value) return;
    const off = new AbortController();
    void guard()
      .then(({ words }) => words.run("namesInMetadata", { report }, { signal: off.signal }))
      .then((named) => {
        if (!off.signal.aborted) photo.named.value = named;
      })
      .catch(() => null); // The list of everything hidden shows them too.
    return () => off.abort();
  });
}
