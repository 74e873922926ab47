// The words of the caption guard, in Welsh.
import type { Mention, MentionKind } from "../wasm/schoolgate.js";
import { masculine } from "./welsh";

const OWNERS: Record<Mention["whose"], string> = {
  pupil: "disgybl",
  staff: "aelod o staff",
  unlisted: "rhywun",
};

/** What each kind is; of names also whose. */
const KINDS: Record<MentionKind, (whose: string) => string> = {
  "full-name": (whose) => `enw llawn ${whose}`,
  "unlisted-name": () => "enw llawn rhywun nad yw ar eich rhestr",
  "first-name": (whose) => `enw cyntaf ${whose}`,
  surname: (whose) => `cyfenw ${whose}`,
  initials: (whose) => `enw a blaenlythyren ${whose}`,
  "titled-name": (whose) => `enw ${whose} â theitl`,
  email: () => "cyfeiriad e-bost",
  phone: () => "rhif ffôn",
  postcode: () => "cod post",
  address: () => "cyfeiriad post",
  "birth-date": () => "dyddiad geni",
  upn: () => "rhif disgybl (UPN)",
};

const DETAILS: readonly MentionKind[] = ["email", "phone", "postcode", "address", "birth-date", "upn"];

/** Where in a file a name may stand, by the field's own name; the first that fits. */
const PLACES: readonly [RegExp, string][] = [
  [/region|mwg-rs|MPReg|apple-fi|PersonInImage|PersonName/iu, "rhestr o bwy sydd yn y llun"],
  [/keyword|subject|TagsList/iu, "geiriau allweddol"],
  [/title|headline|ObjectName/iu, "teitl"],
  [/caption|description|comment|AltText|notes/iu, "disgrifiad"],
  [/artist|creator|by-?line|owner|credit|contact|licensor|writer|copyright|rights/iu, "nodyn o bwy a’i gwnaeth"],
];

const LISTS = {
  aliases: (number: number) => `${masculine(number, "enw")} arall`,
  contacts: (number: number) => masculine(number, "cyfeiriad neu rif"),
  handles: (number: number) => masculine(number, "enw defnyddiwr"),
  classes: (number: number) => masculine(number, "dosbarth"),
  houses: (number: number) => masculine(number, "tŷ"),
  people: (number: number) => masculine(number, "person"),
  things: (number: number) => masculine(number, "peth"),
};
type List = keyof typeof LISTS;

export const captions = {
  others: (typed: string) => `Geiriau eraill yn lle “${typed}”`,
  becomes: "yn troi’n",
  nothing: "dim byd",
  hint: "Mae’r saeth i lawr neu Tab yn mynd at eiriau eraill yn lle’r hyn sydd wedi’i farcio. Mae Enter yn eu defnyddio.",
  reworded: (before: string, after: string) => (after === "" ? `Mae “${before}” wedi mynd.` : `“${after}” yw “${before}” nawr.`),
  back: "Mae Dadwneud yn ei adfer.",
  more: (number: number) => `Dangos ${number} arall`,
  /** A mark, how often, and what it stands for. */
  read: ({ kind, whose, sure }: Pick<Mention, "kind" | "whose" | "sure">) => {
    const what = KINDS[kind](OWNERS[whose]);
    return `${sure ? (DETAILS.includes(kind) ? "yn edrych fel" : "yn") : "o bosibl yn"} ${what}`;
  },
  known: (typed: string, times: number, what: string, isAllowed: boolean) =>
    `“${typed}”${times > 1 ? ` (${times} gwaith)` : ""}: ${what}.${isAllowed ? " Mae eich rheolau’n ei ganiatáu yma." : ""}`,

  named: {
    who: { pupil: "disgybl", staff: "aelod o staff", unlisted: "ddim ar eich rhestr" } satisfies Record<Mention["whose"], string>,
    where: (item: string) => PLACES.find(([pattern]) => pattern.test(item))?.[1] ?? item,
    told: (who: string, whose: string, where: string, isGone: boolean) =>
      isGone
        ? `Roedd y ffeil ei hun yn enwi ${who} (${whose}), yma: ${where}. Mae wedi’i dynnu allan.`
        : `Mae’r ffeil ei hun yn enwi ${who} (${whose}), yma: ${where}. Ni fydd y copi a gedwir yn gwneud hynny.`,
  },

  school: {
    choose: "Agor geiriau eich ysgol ei hun",
    another: "Agor geiriau eraill",
    hint: "Ffeil (.toml) o gyfeiriadau a dosbarthiadau eich ysgol, ac o bobl a phethau y cewch eu henwi. Ni chânt eu cymryd wedyn am rai disgyblion.",
    name: (file: string) => `Geiriau eich ysgol ei hun: ${file}`,
    holds: (counts: Record<List, number>) =>
      (Object.keys(LISTS) as List[]).filter((list) => counts[list] > 0).map((list) => LISTS[list](counts[list])).join(", ") || "Nid oes dim ynddi eto",
    remove: "Gwneud heb y geiriau hyn",
    failed: (file: string) => `Nid oedd modd defnyddio ${file}`,
  },

  text: {
    open: "Gwirio geiriau heb lun",
    openHint: "Ar gyfer tudalen we, cylchlythyr neu neges heb lun.",
    title: "Geiriau heb lun",
    kinds: "Eich tudalen, cylchlythyr neu neges",
    /** What the verdict’s file is called. */
    file: "geiriau",
    close: "Yn ôl",
    label: "Y geiriau",
    hint: "Teipiwch neu gludwch nhw yma.",
    words: (number: number) => masculine(number, "gair"),
    goTo: "Mynd at y geiriau",
    incomplete: "Cyn y gellir gwirio’r geiriau hyn:",
    blank: "Teipiwch neu gludwch eiriau yn gyntaf.",
    verdicts: {
      stopped: "Rhaid i’r geiriau hyn beidio â mynd allan fel y maen nhw.",
      "needs-you": "Nid oes dim wedi dweud ‘na’. Mae cwestiynau na all neb ond chi eu hateb.",
      clear: "Caiff y geiriau hyn fynd allan.",
    },
    copy: "Copïo’r geiriau",
    copied: "Wedi’u copïo. Gludwch nhw lle maen nhw i fynd.",
    notCopied: "Ni adawodd eich porwr i’r dudalen gopïo. Mae’r geiriau wedi’u dewis: pwyswch Ctrl+C, neu Cmd+C ar Mac.",
    register: "Nid yw copïo’n ysgrifennu llinell yn y gofrestr. Cadwch y dyfarniad fel ffeil lle mae angen i chi ei ddangos.",
  },
};
