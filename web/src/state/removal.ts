// That a picture was taken down and deleted, as a line of the register.
import { PageError } from "../bridge/page-error";
import { today } from "./day";
import { guard } from "./guard";
import { append, asBytes, inTurn } from "./register";
import { publisher } from "./school";

/** `entry` is the hash of the line that had cleared the picture. It was done by whoever is publishing. */
export function recordRemoval(entry: string): Promise<void> {
  return inTurn(async () => {
    const by = publisher.value;
    if (by === null) throw new PageError("page.removal-by-nobody");
    const { words } = await guard();
    append(await words.run("removal", { bytes: asBytes(), entry, on: today(), by }, { urgent: true }));
  });
}
