// What a photo of the batch needs, in words short enough to stand beneath a small picture.
import { needOf } from "../state/needs";
import type { PhotoEntry } from "../state/photo";
import { say } from "../words";
import { inWords } from "../words/errors";
import { holdInWords } from "./save-bar";

export function needInWords(photo: PhotoEntry): string {
  const need = needOf(photo);
  switch (need?.kind) {
    case undefined:
      return "";
    case "failed":
      return inWords(need.error).message;
    case "faces":
      return say.faces.left(need.number);
    case "hold":
      return holdInWords(need.hold);
    case "finding":
      return need.more > 0 ? `${need.message} ${say.batch.more(need.more)}` : need.message;
  }
}
