// The words for many photos at once: the queue, the sheet, the same answer for several, and taking a batch out.

import type { Share } from "../state/coverage";
import type { Filter } from "../state/queue";
import type { SeveralDeed, SeveralTold } from "../state/several";

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

/** What can be done to several photos, as something that was done. */
const severalDeeds: Record<SeveralDeed, string> = {
  words: "words put in",
  work: "pupils’ work answered",
  approval: "headteacher’s permission",
  device: "device allowed",
  size: "size chosen",
  cover: "faces covered",
  "file-names": "neutral file names",
  allow: "question allowed",
  remove: "taken off this page",
};

export const batch = {
  folder: "Choose a whole folder",
  leftOut: ({ others, tooMany }: { others: number; tooMany: boolean }): string =>
    [
      others > 0 && (others === 1 ? "1 file in there is no photo and was left out." : `${others} files in there are no photos and were left out.`),
      tooMany && "It held more than can be taken at once: the rest was left out.",
    ]
      .filter(Boolean)
      .join(" "),

  look: {
    paused: "paused",
    pause: "Pause",
    takeOff: (number: number) => (number === 1 ? "Take the 1 not begun off this page" : `Take the ${number} not begun off this page`),
  },

  filter: {
    title: "Which photos to list",
    names: { all: "All", "needs-you": "Needs you", stopped: "Stopped", clear: "Clear", saved: "Saved" } satisfies Record<Filter, string>,
  },

  more: (number: number) => `And ${count(number, "more thing")}.`,

  bar: {
    title: "The photos of this batch",
    all: (number: number) => `All ${number} photos`,
    before: "Before",
    after: "After",
    at: (number: number, all: number) => `${number} of ${all}`,
    next: "Next that needs you",
    none: "None needs you",
  },

  sheet: {
    title: (number: number) => count(number, "photo"),
    open: "Show them as a sheet",
    list: "The sheet",
    choose: (name: string, folder: string) => (folder ? `Tick ${name} in ${folder}` : `Tick ${name}`),
    all: (number: number) => (number === 1 ? "Tick the one shown" : `Tick all ${number} shown`),
    none: "Take the ticks away",
    keys: "Arrow keys go from photo to photo. Shift ticks from one to another. Ctrl and Enter goes to the next that needs you.",
    empty: (filter: string) => `No photo is under “${filter}”.`,
  },

  several: {
    title: (number: number) => `The same for ${number === 1 ? "the one ticked" : `the ${number} ticked`}`,
    forms: { words: "Words…", work: "Pupils’ work…", approval: "Headteacher’s permission…", device: "Device…", size: "Size…" },
    cover: (faces: number) => (faces === 1 ? "Cover the face left" : `Cover the ${faces} faces left`),
    fileNames: "Neutral file names",
    remove: (number: number) => (number === 1 ? "Take it off this page" : `Take these ${number} off this page`),
    words: {
      hint: "{number} becomes 1, 2, 3 and so on. A field left empty here changes nothing.",
      onlyEmpty: "Only where nothing is written yet",
      give: (number: number) => `Put these words in (${count(number, "photo")})`,
    },
    work: { none: "None of them shows pupils’ work", whose: "All of them show the work of" },
    approval: (number: number) => (number === 1 ? "The headteacher has said yes to it" : `The headteacher has said yes to these ${number}`),
    device: { none: "No question about a device is open in these.", allow: (number: number) => `Allow it for ${count(number, "photo")}` },
    size: (number: number) => `Use this size (${count(number, "photo")})`,
    sizeHint: "A photo that is smaller already stays as it is.",
    undo: "Undo for all",
    redo: "Redo for all",
    told: ({ kind, deed, number }: SeveralTold): string => {
      if (number === 0) return "Nothing had to be changed.";
      const what = `${severalDeeds[deed]} (${count(number, "photo")})`;
      return kind === "done" ? `Done: ${what}.` : kind === "undone" ? `Undone: ${what}.` : `Done again: ${what}.`;
    },
  },

  names: {
    start: (faces: number) => `Name the faces (${faces})`,
    title: "Who is this?",
    at: (face: number, faces: number, photo: string) => `Face ${face} of ${faces} in ${photo}.`,
    left: (faces: number) => `${count(faces, "face")} to go in all photos.`,
    back: "The one before",
    skip: "Later",
    leave: "Back to the sheet",
    toPhoto: "Back to the photo",
    already: (names: readonly string[]) => `Also in this photo: ${names.join(", ")}.`,
    keys: "Type a name, or go down the list with the arrow keys. Enter picks it and goes on. Alt and B goes back.",
    done: "Every face has an answer.",
    waiting: "Every face found so far has an answer. Some photos are still being looked through.",
  },

  summary: {
    open: "Summary to print",
    title: (number: number) => `${count(number, "photo")} for the headteacher’s yes`,
    care: "This page names pupils. It is for the headteacher, and must not be published or passed on.",
    print: "Print this page",
    back: "Back to the sheet",
    channel: "Where it will be seen",
    policy: "School rules",
    publisher: "Who publishes",
    day: "Day it goes out",
    notSaid: "not said yet",
    none: "none",
    who: "Who is seen",
    others: ({ visitors, covered, open }: { visitors: number; covered: number; open: number }): string[] => [
      ...(visitors > 0 ? [count(visitors, "visitor")] : []),
      ...(covered > 0 ? [`${covered} covered`] : []),
      ...(open > 0 ? [`${open} not answered yet`] : []),
    ],
    caption: "Caption",
    altText: "Description (alt text)",
    hidden: "Hidden in the file",
    takenOut: (groups: readonly string[]) => `${groups.join(", ")}: stays out of what is published`,
    nothingHidden: "Nothing",
    exposed: "Strangers could recognise a pupil",
    nobody: "nobody",
    sign: "The headteacher says yes to these photos",
    name: "Name",
    date: "Date",
    leaks: {
      title: "What the files would have given away",
      hint: "In how many of the photos something was hidden. It stays out of the saved copies, but for what you chose to keep.",
      of: (number: number, all: number) => `${number} of ${count(all, "photo")}`,
    },
    coverage: {
      title: "Who may be shown where",
      caption: "Pupils of each class to whom nothing stands in the way, by your school’s rules and today’s answers.",
      class: "Class",
      noClass: "No class",
      count: "Count it from the class list",
      again: "Count it again",
      busy: "Counting…",
      failed: "It could not be counted",
      of: ({ yes, ask }: Share, people: number) => (ask > 0 ? `${yes} of ${people}, ${ask} to decide` : `${yes} of ${people}`),
    },
  },

  savedElsewhere: "This is the photo as it came. The saved copy is in the file you saved; look at it there.",

  timeLeft: (seconds: number | null): string => {
    if (seconds === null) return "";
    if (seconds < 60) return "less than a minute left";
    return `about ${count(Math.round(seconds / 60), "minute")} left`;
  },

  out: {
    zip: (number: number, again: boolean) => (again ? `Save all ${number} again as a ZIP` : `Save ${number} cleared as a ZIP`),
    folder: "Save into a folder",
    hint: "One file with every cleared photo in its folder, and a list of the captions and descriptions.",
    folderHint: "Or straight into a folder of yours: nothing that is there is replaced.",
    busy: (done: number, all: number) => `Clearing: ${done} of ${count(all, "photo")}`,
    cancel: "Stop saving",
    savedZip: (number: number, name: string) => `${count(number, "photo")} saved in ${name}.`,
    savedFolder: (number: number, name: string) => `${count(number, "photo")} saved into the folder ${name}. Each was read back and is whole.`,
    cancelledZip: "Stopped. Nothing was saved.",
    cancelledFolder: (number: number) => `Stopped. ${count(number, "photo")} had been saved.`,
    left: (number: number) => `${count(number, "photo")} could not be saved:`,
    renamed: (number: number) =>
      number === 1 ? "The name of 1 folder names somebody, so it has a number instead." : `The names of ${number} folders name somebody, so they have numbers instead.`,
    failed: "The batch was not saved",
    changed: "it is not clear any more",
  },

  captionsFile: ["File", "Caption", "Description (alt text)"],
};

/** What can go wrong when a batch is written, and what to do. */
export const batchErrors: Record<string, [message: string, remedy: string]> = {
  "page.write-differs": ["What the folder holds is not what was saved, so it was taken away again.", "Try another folder, or save as a ZIP."],
  "page.write-failed": ["The file could not be written, and nothing of it is left there.", "Check that the folder is still there and has room, then try again."],
};
