// A portrait in a made-up place with one face, so small that it is searched in no time, with things hidden in it.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { planted } from "./jpeg.mjs";
import { sample } from "./places.mjs";

/** The portrait as it is, and a small copy of it that the package made. */
export async function portraits({ createGuard }) {
  const large = planted(await readFile(path.join(sample, "trip-1.jpg")));
  const guard = await createGuard({ policy: "highwood", channel: "website", workers: 1 });
  const [check] = await guard.check({ name: "large.jpg", bytes: large });
  const preview = await guard.preview(check, 320);
  guard.close();
  return { large, small: planted(Buffer.from(await preview.arrayBuffer())) };
}
