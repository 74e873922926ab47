// The words for many photos at once: the queue, the sheet, the same answer for several, and taking a batch out.

import type { Filter } from "../state/queue";

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

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
    choose: (name: string) => `Tick ${name}`,
    all: (number: number) => (number === 1 ? "Tick the one shown" : `Tick all ${number} shown`),
    none: "Take the ticks away",
    keys: "Arrow keys go from photo to photo. Shift ticks from one to another. Ctrl and Enter goes to the next that needs you.",
    empty: (filter: string) => `No photo is under “${filter}”.`,
  },

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
