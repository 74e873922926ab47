// That a photo was stopped, as a line of the register, where somebody asks for it.
import { PageError } from "../bridge/page-error";
import { guard } from "./guard";
import type { PhotoEntry } from "./photo";
import { append, entries, inTurn, previousHash } from "./register";
import { keyText } from "./register-key";

/** The number of the line; none when nothing stands in the photo's way any more. */
export function recordRefusal(photo: PhotoEntry): Promise<number | null> {
  return inTurn(async () => {
    const submission = photo.submission.value;
    if (!submission) throw new PageError("page.unexpected");
    const { words } = await guard();
    const entry = await words.run("refusal", { submission, previous: previousHash(), registerKey: keyText() }, { urgent: true });
    if (entry === null) return null;
    append(entry);
    return entries.value.length;
  });
}
