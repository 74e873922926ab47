// That a photo or a text was stopped, as a line of the register, where somebody asks for it.
import { PageError } from "../bridge/page-error";
import { guard } from "./guard";
import { append, entries, inTurn, previousHash } from "./register";
import { keyText } from "./register-key";
import type { Written } from "./written";

/** The number of the line; none when nothing stands in its way any more. */
export function recordRefusal(entry: Pick<Written, "submission">): Promise<number | null> {
  return inTurn(async () => {
    const submission = entry.submission.value;
    if (!submission) throw new PageError("page.unexpected");
    const { words } = await guard();
    const line = await words.run("refusal", { submission, previous: previousHash(), registerKey: keyText() }, { urgent: true });
    if (line === null) return null;
    append(line);
    return entries.value.length;
  });
}
