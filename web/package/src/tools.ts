// Verbs that need no school: each asks a worker of its own, which goes when it has answered.
import { Crew } from "../../src/bridge/crew";
import { Lane } from "../../src/bridge/lane";
import type { Mapping, PolicyInfo } from "../../src/wasm/schoolgate.js";
import type { MappingOptions, Placed, ReceiptJwk } from "./api";
import { bytesOf } from "./class-list";
import { GuardError, throwing } from "./guard-error";
import type { Open } from "./home";
import { isBlob, isBytes } from "./kinds";
import { onlyKnown } from "./options";

export const presets = (open: Open, options: Placed = {}): Promise<PolicyInfo[]> => asked(open, options, (lane) => lane.run("presets", null));

export const mappingOf = (open: Open, list: Blob | Uint8Array, { sheet, kept, ...placed }: MappingOptions = {}): Promise<Mapping> =>
  asked(open, placed, async (lane) => {
    if (!isBlob(list) && !isBytes(list)) throw GuardError.because("package.option", "a class list is a file or bytes");
    return lane.run("suggest", { bytes: await bytesOf(list), sheet: sheet ?? null, kept: kept ?? null });
  });

export const receiptKey = (open: Open, options: Placed = {}): Promise<string> =>
  asked(open, options, async (lane) => (await lane.run("newReceiptKey", { seed: seed() })).file);

export const publicHalf = (open: Open, key: string, options: Placed = {}): Promise<ReceiptJwk> =>
  asked(open, options, async (lane) => JSON.parse((await lane.run("checkReceiptKey", { key })).publicJwk) as ReceiptJwk);

export const registerKey = (open: Open, options: Placed = {}): Promise<string> => asked(open, options, (lane) => lane.run("newRegisterKey", { seed: seed() }));

const seed = (): Uint8Array => crypto.getRandomValues(new Uint8Array(32));

function asked<T>(open: Open, options: Placed, work: (lane: Lane) => Promise<T>): Promise<T> {
  return throwing(async () => {
    onlyKnown(options, { base: "string|object" });
    const home = open(options.base);
    const crew = new Crew(() => home.make());
    const module = await home.module();
    const lane = new Lane(crew);
    try {
      await lane.run("start", { module, model: null });
      return await work(lane);
    } finally {
      lane.close();
    }
  })();
}
