// Looks at the picture once more, lying on either side and upside down, for faces that an upright search does not see.
import { PageError } from "../bridge/page-error";
import { foundSoFar, withMore } from "./found";
import { guard } from "./guard";
import type { PhotoEntry } from "./photo";

/** Adds what the turned picture shows. Until the search is over it changes nothing, and when it fails it never does. */
export async function lookTurned(photo: PhotoEntry): Promise<void> {
  if (photo.turning.value?.kind === "searching" || photo.stage.value.kind !== "ready") return;
  photo.turning.value = { kind: "searching", progress: null };
  try {
    const { pictures } = await guard();
    const { faces } = await pictures.run("searchTurned", { id: photo.id, file: photo.file }, {
      signal: photo.abort.signal,
      interrupt: true,
      onProgress: (progress) => {
        photo.turning.value = { kind: "searching", progress };
      },
    });
    const before = photo.faces.value;
    photo.faces.value = withMore(before, faces);
    // Only what is new: the upright search has seen the others, and better.
    photo.found.value = foundSoFar(faces, photo.found.value);
    const added = photo.faces.value.length - before.length;
    photo.foundTurned.value += added;
    photo.turning.value = { kind: "done", added };
  } catch (thrown) {
    const error = PageError.of(thrown);
    const told = error.costTheWorker ? new PageError("page.turning-lost", `${error.code} ${error.detail}`.trim()) : error;
    photo.turning.value = error.wasAborted ? null : { kind: "failed", error: told };
  }
}
