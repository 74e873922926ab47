// The words of the class list: its files, what their columns mean, and what could not be understood.
import type { Channel, ColumnMapping, Means, Polarity } from "../wasm/schoolgate.js";

const count = (number: number, one: string, many = `${one}s`): string => `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;

const workbooks: Record<string, string> = {
  XLSX: "an Excel workbook",
  XLS: "an old Excel workbook",
  ODS: "an OpenDocument workbook",
};
const separators: Record<string, string> = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars" };

export const classList = {
  title: "Class list",
  choose: "Choose a class list",
  another: "Add another list",
  drop: "or drop it anywhere on this page: a .csv file or a workbook. Several files make one list.",
  reading: "Reading the class list…",
  summary: (pupils: number, staff: number, visitors: number) =>
    [count(pupils, "pupil"), count(staff, "member of staff", "members of staff"), ...(visitors > 0 ? [count(visitors, "visitor")] : [])].join(", "),
  files: "Files of the class list",
  people: (number: number) => count(number, "person", "people"),
  readAs: (encoding: string, separator: string, sheet: string | null) =>
    encoding in workbooks
      ? `Read as ${workbooks[encoding]}${sheet ? `, sheet “${sheet}”` : ""}`
      : `Read as ${encoding}, columns parted by ${separators[separator] ?? separator}`,
  remove: (file: string) => `Remove ${file}`,
  columns: (file: string): readonly [string, string] => ["How it is read", `: ${file}`],
  columnsOf: (file: string) => `How ${file} is read`,
  open: (columns: number) =>
    `${count(columns, "column")} ${columns === 1 ? "waits" : "wait"} for your answer. Until then no yes in ${columns === 1 ? "it" : "them"} counts.`,
  failed: (file: string) => `${file} could not be used`,
  nobody: "Nobody was taken from it.",
  othersKept: "Nobody was taken from it. The list you had before is still in use.",
  /** Also of the list of devices. */
  kept: "The list you had before is still in use.",
  readingKept: "What was read of it before is still in use.",
  wrong: "The list could not be changed",

  problems: (number: number) => `${count(number, "thing")} in the list could not be understood`,
  problemsHint: "What could not be understood does not count as a yes.",
  row: "Row",
  wholeSheet: "The whole sheet",
  more: (number: number) => `Show ${number.toLocaleString("en-GB")} more`,
  all: (number: number) => `Show all ${number.toLocaleString("en-GB")}`,
  saveProblems: "Save these as a table",
  problemsFile: "class-list-problems.csv",

  mapper: {
    text: "What each column was taken for, and what its first rows mean. Change what is wrong: the list is read again at once.",
    open: (columns: number) =>
      columns === 1
        ? "One column does not say what a yes in it means. Until you say, no answer in it counts as a yes."
        : `${columns} columns do not say what a yes in them means. Until you say, no answer in them counts as a yes.`,
    settled: "Nothing is left to answer here.",
    names: "Say which columns hold forename and surname.",
    namesOrSheet: "Choose the sheet with the list, or say which columns hold forename and surname.",
    sheet: "Sheet of the workbook",
    file: "In the file",
    meaning: "What it is",
    samples: "What the first rows mean",
    noHeading: "No heading",
    noHeadingHint: "A column without a heading is not used.",
    means: (heading: string) => `What “${heading}” is`,
    abouts: { picture: "pictures", work: "pupils’ work" } satisfies Record<ColumnMapping["about"], string>,
    aboutOf: (heading: string) => `Whether “${heading}” is about pictures or work`,
    methods: { paper: "on paper", online: "in writing, online", spoken: "by word of mouth" } as Record<string, string>,
    noMethod: "not known: not in writing",
    channels: (words: readonly string[]) => (words.length > 0 ? `For: ${words.join(", ")}` : "For what? Choose"),
    perRow: "For what its row says",
    channelsOf: (heading: string) => `What “${heading}” is for`,
    /** Nobody chose a use, and no column says one. */
    noUse: "It counts for nothing until you say what it is for.",
    polarity: (heading: string) => `What does a yes or a tick in “${heading}” mean?`,
    polarityFolded: "What a yes means",
    notSaid: "Not said yet: no answer here counts as a yes.",
    polarities: {
      words: "The words say it themselves: yes, no, refused, pending. A mere tick is not understood.",
      ticks: "A tick means: may be shown. No tick means no reply. A cross is not understood.",
      consent: "May be shown: they agree",
      denial: "Must not be shown: they refuse. “No” means: may be shown",
      objection: "Must not be shown: they object. “No” says nothing",
    } satisfies Record<Polarity, string>,
    groups: { names: "Names", person: "About the person", consent: "Consent", other: "Other" },
    is: {
      "legal-forename": "Legal forename",
      forename: "Forename",
      "known-as": "Known as",
      "legal-surname": "Legal surname",
      surname: "Surname",
      "known-as-surname": "Surname known by",
      "middle-names": "Middle names",
      class: "Class",
      id: "Id",
      upn: "UPN",
      "admission-number": "Admission number",
      born: "Day of birth",
      leaving: "Day they leave",
      kind: "Pupil, staff or visitor",
      "one-parent": "Only one parent",
      "hard-stop": "Never to be published",
      circumstances: "Circumstances changed",
      answer: "Consent",
      "given-by": "Who answered",
      day: "Day of the answer",
      until: "Until when the answer holds",
      method: "How they answered",
      responsibility: "Whether they have parental responsibility",
      "consent-type": "What the answer is for",
      archived: "No longer in force",
      irrelevant: "Not used",
      unknown: "Not used (not known)",
    } satisfies Record<Means, string>,
    channel: {
      website: "website",
      "learning-platform": "learning platform",
      prospectus: "prospectus",
      video: "video",
      "display-communal": "displays inside the school",
      "display-external": "displays outside the school",
      press: "press",
      "social-media": "social media",
    } satisfies Record<Channel, string>,
    states: {
      granted: "may be shown",
      refused: "must not be shown",
      withdrawn: "consent taken back",
      "no-reply": "no reply",
      unclear: "no yes, and perhaps a no",
    } as Record<string, string>,
    empty: "empty",
    stands: "means",
    nothing: "says nothing",
    day: (iso: string) => new Date(iso).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }),
    noDay: "not a day",
    noUseKnown: "not one of the uses here",
    noRows: "no rows",
    keep: "Save how this list is read",
    keepHint: "Kept until this page is closed, for your next export with the same headings. The file keeps it for longer, and nobody’s name is in it.",
    keepFile: (file: string) => `${file.replace(/\.\w+$/u, "")}-reading.json`,
    open_: "Open a file that says how",
    done: "Done",
  },
};
