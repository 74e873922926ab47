// A made-up class with one of each kind of answer, and where it is written for a test.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** Named after birds, so that nobody real is meant. */
export const people = {
  /** Both parents have agreed. */
  allowed: { id: "T01", typed: "plov", name: "Wren Plover" },
  /** A parent has refused. */
  refused: { id: "T02", typed: "lark d", name: "Lark Dotterel" },
  /** Only one parent has answered. */
  half: { id: "T03", typed: "teal", name: "Teal Whimbrel" },
  /** A member of staff who has agreed. */
  staff: { id: "T04", typed: "avo", name: "Avocet Dunlin" },
};

export const classList = `Id,Forename,Surname,Class,Kind,Website,Website by,Website date
T01,Wren,Plover,Starling,Pupil,Yes,Both parents,2026-09-07
T02,Lark,Dotterel,Starling,Pupil,No,Parent 1,2026-09-07
T03,Teal,Whimbrel,Kestrel,Pupil,Yes,Parent 1,2026-09-08
T04,Avocet,Dunlin,,Staff,Yes,Self,2026-09-01
`;

/** A folder of files for one test; `files` maps names to contents. */
export async function folderOf(files) {
  const folder = await mkdtemp(path.join(tmpdir(), "schoolgate-files-"));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
  return {
    at: (name) => path.join(folder, name),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
