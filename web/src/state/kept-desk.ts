// What lies on the desk besides the photos: their order, which is in hand, the texts, the post, the trip, and the signed
// permissions.
import type { SignedApproval, Words } from "../wasm/schoolgate.js";
import type { DeskView } from "./desk-view";
import { NETWORKS, type Network } from "./post-count";
import { isTrip, type KeptTrip } from "./kept-trip";
import { isObject, isText, isYesOrNo, listOf, oneOf, orNone, shape, type Check } from "./shape";
import { WAYS, type Way } from "./way";

const VERSION = 2;

export interface KeptText {
  readonly words: Words;
  readonly allowed: string[];
}

export interface KeptDesk {
  readonly version: typeof VERSION;
  /** The ids of the photos as they lie in the store, in the order of the page; so are all other ids here. */
  readonly order: string[];
  readonly selected: string | null;
  readonly ticked: string[];
  readonly view: DeskView;
  readonly way: Way;
  readonly isTextOpen: boolean;
  readonly text: KeptText;
  readonly post: KeptText & { readonly network: Network; readonly pictures: string[] };
  /** None where nothing was brought in, and nothing said. */
  readonly trip: KeptTrip | null;
  /** The day of publication, where somebody chose another than the day it was. */
  readonly day: string | null;
  readonly approvals: SignedApproval[];
}

export const writtenDesk = (desk: Omit<KeptDesk, "version">): string => JSON.stringify({ version: VERSION, ...desk } satisfies KeptDesk);

/** Reads what was written; nothing when any of it is not as it should be. */
export function readDesk(text: string): KeptDesk | null {
  try {
    const value: unknown = JSON.parse(text);
    if (isDesk(value)) return value;
    return isFirstDesk(value) ? { ...value, version: VERSION, trip: null } : null;
  } catch {
    return null;
  }
}

/** One desk of several that were left: the photos one after the other, no words lost, the rest as on the last of them. */
export function joinedDesks(desks: readonly KeptDesk[]): KeptDesk | null {
  const last = desks.at(-1);
  if (!last) return null;
  const all = <Value>(of: (desk: KeptDesk) => readonly Value[]): Value[] => [...new Set(desks.flatMap(of))];
  const text = (of: (desk: KeptDesk) => KeptText): KeptText => ({
    words: { ...of(last).words, caption: all((desk) => [of(desk).words.caption]).filter((caption) => caption.trim() !== "").join("\n\n") },
    allowed: of(last).allowed,
  });
  const trips = desks.flatMap(({ trip }) => trip ?? []);
  const trip = trips.at(-1);
  return {
    ...last,
    trip: trip ? { ...trip, answers: trips.flatMap(({ answers }) => answers) } : null,
    order: all(({ order }) => order),
    text: text((desk) => desk.text),
    post: { ...last.post, ...text((desk) => desk.post) },
    approvals: [...desks].reverse().flatMap(({ approvals }) => approvals),
  };
}

const isWords = shape({ caption: isText, altText: isText, fileName: isText } satisfies Record<keyof Words, Check>);
const textFields = { words: isWords, allowed: listOf(isText) } satisfies Record<keyof KeptText, Check>;

const fields = {
  order: listOf(isText),
  selected: orNone(isText),
  ticked: listOf(isText),
  view: oneOf("photo", "sheet", "names", "summary"),
  way: oneOf(...WAYS),
  isTextOpen: isYesOrNo,
  text: shape(textFields),
  post: shape({ ...textFields, network: oneOf(...NETWORKS), pictures: listOf(isText) }),
  day: orNone(isText),
  // The guard says what each of them is worth.
  approvals: listOf(isObject),
} satisfies Record<Exclude<keyof KeptDesk, "version" | "trip">, Check>;

const isDesk = shape({ ...fields, version: oneOf(VERSION), trip: orNone(isTrip) } satisfies Record<keyof KeptDesk, Check>) as (value: unknown) => value is KeptDesk;
/** The first version, which knew no trips. */
const isFirstDesk = shape({ ...fields, version: oneOf(1) }) as (value: unknown) => value is Omit<KeptDesk, "version" | "trip">;
