// Loads a guard with a school's rules in it, and gives it its verbs.
import { startGuard, type Guard as Lanes } from "../../src/bridge/start-guard";
import type { DeviceImport, PolicyInfo } from "../../src/wasm/schoolgate.js";
import type { Guard, GuardOptions, ListSummary, ReceiptJwk } from "./api";
import { bytesOf, readClassList } from "./class-list";
import { GuardError, throwing } from "./guard-error";
import type { Home, Open } from "./home";
import { GUARD, onlyKnown } from "./options";
import type { School } from "./school";
import { verbsOf } from "./verbs";
import { aborted, unlessAborted } from "./waiting";

/** Workers kept for when one is lost or stopped. */
const RESERVE = 1;
/** More would only wait for each other's memory. */
const MOST_WORKERS = 16;

interface Learnt {
  policy: PolicyInfo;
  classList: ListSummary;
  devices: DeviceImport | null;
  receiptKey: Guard["receiptKey"];
}

export function create(open: Open, options: GuardOptions): Promise<Guard> {
  return throwing(async () => {
    onlyKnown(options, GUARD, ["policy", "channel"]);
    const { workers, signal } = options;
    if (workers !== undefined && !(Number.isInteger(workers) && workers >= 1 && workers <= MOST_WORKERS)) {
      throw GuardError.because("package.option", `workers: a whole number from 1 to ${MOST_WORKERS} is wanted`, { kind: "field", name: "workers" });
    }
    if (signal?.aborted) throw aborted(signal);
    const home = open(options.base, options.onLoad);
    const starting = start(home, workers ?? home.lanes);
    const lanes = await unlessAborted(starting, signal, () => void starting.then(({ close }) => close(), () => {}));
    try {
      const learnt = await unlessAborted(teach(lanes, options), signal);
      const verbs = verbsOf(lanes, schoolOf(options), workers ?? home.lanes);
      // A channel, a role or a day that is none is told now, and not with the first photo.
      await verbs.checkText("");
      return { ...learnt, ...verbs };
    } catch (thrown) {
      lanes.close();
      throw thrown;
    }
  })();
}

const start = (home: Home, lanes: number): Promise<Lanes> =>
  startGuard({ make: () => home.make(), module: home.module(), model: home.model(), lanes, reserve: RESERVE });

/** The school, as every lane has to know it; policy before keys and devices, for these go with it. */
async function teach(lanes: Lanes, options: GuardOptions): Promise<Learnt> {
  const { pictures, words } = lanes;
  const { policy: nameOrToml, approverKeys, registerKey, receiptKey } = options;
  const both = async <T>(run: (runs: Lanes["words"]) => Promise<T>): Promise<T> => (await Promise.all([run(words), run(pictures as never)]))[0];
  let policy = await both((lane) => lane.run("policy", { policy: nameOrToml }));
  if (approverKeys !== undefined) policy = await both((lane) => lane.run("approverKeys", { list: approverKeys }));
  const table = options.devices && (await bytesOf(options.devices));
  const devices = table ? await both((lane) => lane.run("devices", { bytes: table })) : null;
  const classList = await readClassList(lanes, options);
  if (registerKey !== undefined) await words.run("checkRegisterKey", { key: registerKey });
  const publicJwk = receiptKey === undefined ? null : (await words.run("checkReceiptKey", { key: receiptKey })).publicJwk;
  return { policy, classList, devices, receiptKey: publicJwk === null ? null : { publicJwk: JSON.parse(publicJwk) as ReceiptJwk } };
}

function schoolOf({ channel, publisher, on, language, registerKey, receiptKey }: GuardOptions): School {
  return { channel, publisher: publisher ?? null, on: on ?? null, language: language ?? "en", registerKey: registerKey ?? null, receiptKey: receiptKey ?? null };
}
