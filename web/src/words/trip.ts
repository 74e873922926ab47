// The words of the way off the iPads: bringing photos in, what they say of themselves, copies, and what to delete.
import type { StaffOwn } from "../state/trip-rules";
import type { Target } from "../state/trip-copies";
import type { Wait } from "../state/trip-groups";

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

const list = (parts: readonly string[]): string => (parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`);

/** How long a photo may stay on its device. */
const limits = (days: number | null): string => {
  if (days === null) return "your rules set no limit";
  if (days === 0) return "your rules say the same day";
  return `your rules say within ${count(days, "day")}`;
};

const permission: Record<StaffOwn, string> = {
  "with-permission": "the headteacher has to have said yes",
  "senior-leaders": "only senior leaders may use their own; for anybody else the headteacher has to have said yes",
  never: "staff never use their own devices at your school",
};

export const trip = {
  title: "A trip off the iPads",
  intro: "Bring the photos in, say who took them, put cleaned copies into the school’s folder, then delete the photos from the devices. Nothing is published here.",

  bring: {
    title: "Bring the photos in",
    choose: "Choose the photos",
    folder: "Choose a whole folder",
    hint: "From an iPad, a camera or its card: JPEG and HEIC are both fine. You can also drop them anywhere on the page. The photos themselves are never changed.",
    reading: (done: number, all: number) => `${done} of ${count(all, "photo")} read`,
    read: (all: number) => `${count(all, "photo")} read`,
    twice: (number: number) => `${count(number, "photo")} ${number === 1 ? "was" : "were"} here already and ${number === 1 ? "is" : "are"} not here twice.`,
    leftOut: (names: readonly string[]) =>
      `${count(names.length, "file")} left out, because ${names.length === 1 ? "it is" : "they are"} not a photo: ${names.slice(0, 5).join(", ")}${names.length > 5 ? " and more" : ""}. Videos need consents of their own, and have to come off the device too.`,
    failed: (name: string) => `${name} could not be read`,
    again: "Try again",
    empty: "Start again with other photos",
    emptyHint: "Takes these photos off the page. The lists of what to delete stay.",
  },

  /** The one sentence above everything. */
  sum: ({ all, school, other, unknown, late }: { all: number; school: number; other: number; unknown: number; late: number }, staffOwn: StaffOwn | null, listed: boolean): string => {
    const photos = count(all, "photo");
    const parts = [
      ...(school > 0 ? [`${school} from the school’s devices`] : []),
      ...(other > 0 ? [`${other} from another device`] : []),
      ...(unknown > 0 ? [`${unknown} that ${unknown === 1 ? "does" : "do"} not say`] : []),
    ];
    const rule = other > 0 && staffOwn ? `: ${permission[staffOwn]}` : "";
    const overdue = late > 0 ? ` ${late === 1 ? "1 has" : `${late} have`} been on a device longer than your rules allow.` : "";
    return listed && parts.length > 0 ? `${photos}, ${list(parts)}${rule}.${overdue}` : `${photos}.${overdue}`;
  },
  noRules: "Choose your school’s rules first. Until then nobody can say what they ask for.",
  noDevices: "Open your list of school devices, and the page tells by itself which photos come from them. Without it, you say so for each device.",
  storage: (storage: string) => `Your rules on where photos are kept: ${storage}.`,

  photos: "Where they come from",
  all: "Who took them all?",
  allHint: "Type a name or a role. It holds for every device below; you can change it for each.",
  noDevice: "A device that the files do not name",
  serial: (serial: string) => `serial number ${serial}`,
  device: {
    school: "One of the school’s devices",
    other: "Not on the list of the school’s devices",
    unknown: "The files do not say enough to tell whose it is",
    unlisted: "Nobody has said whose it is yet",
    asking: "Looking whose it is…",
  },
  outside: "Somebody who does not work here",

  columns: { all: "Choose all", picture: "Picture", name: "Name", taken: "Taken", place: "Where", copy: "Copy", remove: "Take out" },
  chooseOne: (name: string) => `Choose ${name}`,
  chooseAll: (number: number, device: string) => `Choose all ${number} from ${device}`,
  picture: (name: string) => `The photo ${name}`,
  noPicture: "No picture yet",
  noDay: "The file does not say",
  clock: "The device’s clock is wrong: this day has not come yet",
  age: (days: number, limit: number | null) =>
    days === 0 ? "taken today" : `${days === 1 ? "taken yesterday" : `taken ${days} days ago`}; ${limits(limit)}`,
  noPlace: "The file does not say",
  placeGoes: "The copy will not say it",
  copyOf: { none: "Not yet", saved: (name: string) => `Saved as ${name}` },
  copyFailed: (name: string) => `No copy of ${name} was made`,
  removeOne: (name: string) => `Take ${name} off this page`,

  answers: {
    taker: "Who took these?",
    takerEmpty: "Nobody of that name or role",
    takers: (number: number) => `${count(number, "choice")}`,
    placeholder: "Name or role",
    whose: "Whose device is it?",
    school: "The school’s, though it is not on the list",
    schoolPlain: "The school’s",
    own: "Somebody’s own",
    permission: "The headteacher’s permission",
    permissionHint: (equipment: string) => (equipment ? `Your rules: ${equipment}.` : "Your rules ask for it."),
    leaders: "A senior leader’s own camera needs no permission: then choose “A senior leader” as who took these.",
    by: "Who said yes?",
    byHint: "For example: Mrs Bell, headteacher",
    on: "On which day?",
    never: "Staff never use their own devices at your school. No copies of these are made here. Tell your headteacher, and see that they are deleted from the device.",
  },
  waits: {
    rules: "Choose your school’s rules first.",
    device: "Wait until the page knows whose device it is.",
    whose: "Say whose device it is.",
    taker: "Say who took these.",
    permission: "Say who gave permission for this device, and when. It cannot be a day to come.",
    never: "Staff’s own devices are never used at your school.",
  } satisfies Record<Wait, string>,
  readyToCopy: "Copies of these can be made.",
  listOnly: (number: number) => `Make no copies: only list ${number === 1 ? "this one" : `these ${number}`} for deleting`,

  check: {
    button: (number: number) => (number === 0 ? "Check for publishing" : `Check ${count(number, "photo")} for publishing`),
    hint: "Choose photos in the tables first. They go to “Check photos”, where the page looks for faces and asks about consent.",
  },

  copies: {
    title: "Copies for the school’s folder",
    intro: "Each copy holds nothing but the picture: no place, no day, no device, no small picture. Each is checked again after it is made. This publishes nothing.",
    names: "What shall they be called?",
    keep: "As they are called now",
    byDay: "By the day, a word and a number",
    word: "A word for the trip",
    example: (name: string) => `For example: ${name}`,
    dayHint: "The day is only in the name, never in the picture’s file.",
    ready: (number: number, left: number) =>
      `${number === 0 ? "No copies can be made yet" : `${count(number, "copy", "copies")} can be made`}${left > 0 ? `; ${count(left, "photo")} ${left === 1 ? "waits" : "wait"} for an answer above` : ""}.`,
    buttons: { folder: "Save copies into a folder…", zip: "Save copies as one ZIP file", files: "Save copies one by one" } satisfies Record<Target, string>,
    folderHint: "Choose the folder on the school’s network. No file that is there already is ever replaced.",
    busy: (done: number, total: number) => `${done} of ${count(total, "copy", "copies")} made`,
    stop: "Stop",
    stopped: "Stopped. What was saved is saved.",
    done: (number: number, target: Target, where: string) => {
      const copies = count(number, "copy", "copies");
      if (target === "folder") return `${copies} saved in ${where}, and read again to be sure.`;
      return target === "zip" ? `${copies} saved as one ZIP file. Move it to the school’s folder, and look whether it opens before you delete anything.` : `${copies} saved. Move them to the school’s folder, and look whether they are all there before you delete anything.`;
    },
    failedSome: (number: number) => `${number} could not be saved; the table says why.`,
    failed: "No copies were saved",
    retention: (keeper: string) =>
      `Delete the copies when they are no longer needed, or when the pupil has left.${keeper ? ` At your school that is done by: ${keeper}.` : " Your rules do not say who does it, so agree on somebody."}`,
  },

  todo: {
    title: "Delete from the devices",
    empty: "Once copies are saved, what has to be deleted from each device is listed here.",
    recently: "On an iPad, deleted photos stay in “Recently Deleted” for up to 40 days, and may come back from a cloud. Empty that album too.",
    until: (by: string | null, overdue: boolean, today: boolean) => {
      if (by === null) return "Delete as soon as the copies are in the school’s folder";
      if (overdue) return `Delete now: it should have been gone by ${by}`;
      return today ? `Delete today, ${by}` : `Delete by ${by}`;
    },
    photos: (number: number) => count(number, "photo"),
    moved: (day: string) => `listed on ${day}`,
    takenBy: (who: string) => `taken by ${who}`,
    permission: (by: string, on: string) => `permission from ${by}, ${on}`,
    own: "not the school’s device",
    names: "Their names on the device",
    who: "Who deleted them?",
    tick: "Deleted from the device",
    needsWho: "Say who deleted them first.",
    done: (by: string, on: string) => `Deleted from the device by ${by} on ${on}`,
    back: "Not deleted after all",
    print: "Print the list",
    csv: "Save the list as a table (.csv)",
    removeDone: "Take what is done off the list",
    keptHere: "The list is kept with everything else on this device until you take it off.",
    notKept: "Closing the page forgets this list. Print it, save it, or keep things on this device.",
    box: "Deleted ☐   Who and when: ______________________",
  },

  reminder: {
    title: (number: number) => `${number === 1 ? "One device still holds" : `${number} devices still hold`} photos that have to be deleted`,
    overdue: (number: number) => (number > 0 ? ` (${number} overdue)` : ""),
    button: "See the list",
  },

  undated: "undated",
  csv: {
    headings: ["Device", "Serial number", "Whose", "Photo", "Taken by", "Permission by", "Permission on", "Listed on", "Delete by", "Deleted", "Deleted by", "Deleted on"],
    whose: { school: "school", own: "own device" },
    atOnce: "at once",
    yes: "yes",
    no: "no",
    fileName: (day: string) => `delete-from-devices-${day}.csv`,
  },
};
