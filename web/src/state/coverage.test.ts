// Who may be shown where: counted together, people are answered for as each would be alone. The guard itself judges.
import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type * as Guard from "../wasm/schoolgate.js";
import type { Submission } from "../wasm/schoolgate.js";
import { shareOf } from "./coverage";
import { leaksIn } from "./leaks";
import type { PhotoEntry } from "./photo";

vi.mock("./guard", () => ({ guard: () => new Promise(() => null) }));

const at = (path: string) => new URL(path, import.meta.url);
const wasm = at("../wasm/schoolgate_bg.wasm");

describe.runIf(existsSync(wasm))("coverage", () => {
  let guard: typeof Guard;
  let list: Guard.ClassList;
  beforeAll(async () => {
    guard = await import("../wasm/schoolgate.js");
    await guard.default({ module_or_path: new Uint8Array(readFileSync(wasm)) });
    const answers = ["Yes,Both parents", "No,Parent 1", "Yes,Parent 1", ","];
    const rows = Array.from({ length: 90 }, (_, index) => `P${index},Bird${index},Marsh,S,Pupil,${answers[index % 4]},2026-09-07`);
    list = guard.importClassList(new TextEncoder().encode(["Id,Forename,Surname,Class,Kind,Website,Website by,Website date", ...rows].join("\n")));
  }, 60_000);

  const judgeBy = (preset: string) => {
    const policy = guard.loadPolicy(preset);
    return (submission: Submission) => Promise.resolve(guard.judge({ ...submission, on: "2026-11-20" }, list, policy));
  };

  test.each(["clavering", "jasper-city"])("a class of ninety counts as its people do one by one: %s", async (preset) => {
    const judge = judgeBy(preset);
    const { people } = list.listed;
    const together = await shareOf(people, "website", judge);
    const alone = await Promise.all(people.map((person) => shareOf([person], "website", judge)));
    const sum = (key: keyof typeof together) => alone.reduce((all, each) => all + each[key], 0);
    expect(together).toEqual({ yes: sum("yes"), ask: sum("ask"), no: sum("no") });
    expect(together.yes + together.ask + together.no).toBe(90);
  });

  test("with both parents needed only those are shown whose parents both said yes, and nobody where nobody was asked", async () => {
    const judge = judgeBy("clavering");
    const { people } = list.listed;
    expect((await shareOf(people, "website", judge)).yes).toBe(people.filter((_, index) => index % 4 === 0).length);
    expect(await shareOf(people, "press", judge)).toEqual({ yes: 0, ask: 0, no: 90 });
  });
});

test("what a batch gives away is counted once for each photo, the commonest first", () => {
  const photo = (...groups: string[]) => ({ hidden: { value: { summary: groups.map((group) => ({ group, text: "" })) } } }) as unknown as PhotoEntry;
  expect(leaksIn([photo("time"), photo("location", "time", "time"), photo()])).toEqual([
    { group: "time", photos: 2 },
    { group: "location", photos: 1 },
  ]);
});
