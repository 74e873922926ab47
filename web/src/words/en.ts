// Every English word of the page, for people in a hurry: short sentences, everyday words.
import type { CoverStyle, Field, MetadataGroup, Region, Severity } from "../wasm/schoolgate.js";
import type { Choice, Part } from "../state/hidden";
import type { Deed, Told } from "../state/history";
import type { Size } from "../state/region";
import type { Status } from "../state/photo";
import { about } from "./about";
import { extension } from "./extension";
import { batch, batchErrors } from "./batch";
import { captions } from "./captions";
import { classList } from "./class-list";
import { gate, gateErrors } from "./gate";
import { hostErrors } from "./gate-host";
import { keptPhotos } from "./kept-photos";
import { office } from "./office";
import { offline } from "./offline";
import { policy } from "./policy.en";
import { spelling } from "./spelling";
import { post, postErrors } from "./post";
import { tour } from "./tour";
import { trip } from "./trip";
import { ways } from "./ways";

/** "1 face", "2 faces". */
const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

/** What can be done to a face, as something that was done. */
const deeds: Record<Deed, (face: string) => string> = {
  answer: (face) => `the answer for ${face}`,
  "cover-rest": () => "covering the rest",
  draw: (face) => `drawing ${face}`,
  move: (face) => `moving ${face}`,
  resize: (face) => `resizing ${face}`,
  remove: (face) => `taking away ${face}`,
  "not-a-face": (face) => `“not a face” for ${face}`,
  crop: () => "the crop",
  typing: () => "what was typed",
  rewording: () => "the other words",
  sideChosen: () => "the size to publish",
  headsCounted: () => "the number of heads",
  coverStyle: () => "how covers look",
  choices: () => "what of the file is kept",
  work: () => "whose work it shows",
  approvedOn: () => "the headteacher’s permission",
  allowed: () => "the answer to a question",
};

export const en = {
  name: "Schoolgate",
  documentTitle: "Schoolgate: check school photos before they go out",
  language: "Language",
  tagline: "Check school photos before they go out",
  private: "Everything stays on this computer. Nothing is sent anywhere, and nothing is kept when you close the page unless you ask for it.",
  skip: "Skip to the photo",

  ways,
  spelling,
  extension,
  post,
  tour,
  trip,
  about,
  gate,
  offline,
  captions,

  loading: {
    busy: (loaded: number, total: number) =>
      total > 0 ? `Getting ready: ${megabytes(loaded)} of ${megabytes(total)} MB` : "Getting ready…",
    ready: "Ready. You can switch the internet off now: it all still works.",
    readyOffline: "Ready. You can switch the internet off now: it all still works, and this page opens without it.",
    failed: "Schoolgate could not start",
  },

  welcome: {
    title: "A photo goes out only when it is safe to.",
    text: "Schoolgate looks for faces, asks you who each one is, checks your class list for consent, reads your caption, and takes out what is hidden in the file.",
    steps: [
      { title: "Your school", text: "Choose your school’s rules and where the photo will be seen." },
      { title: "Class list", text: "Drop the list with your pupils’ photo consents." },
      { title: "Photos", text: "Drop the photos. Say who is in them. Save the ones that are clear." },
    ],
    try: "Try it with a made-up class",
    tryText: "Invented pupils, and pictures made from one free portrait. A safe way to look around.",
  },

  school: {
    title: "Your school",
    policy: "School rules",
    choose: "Choose…",
    ownPolicy: "Open your own rules file",
    ownPolicyHint: "A policy file (.toml) from your school",
    channel: "Where will it be seen?",
    publisher: "Who is publishing?",
    day: "Day it goes out",
  },

  policy,

  devices: {
    choose: "Open the list of school devices",
    another: "Open another list of devices",
    hint: "Your school’s own cameras and iPads (.csv with Make, Model and Serial number). With it, photos from other devices are noticed.",
    read: (devices: number) => `${count(devices, "device")} of your school’s`,
    inFile: (devices: number) => `Your rules file lists ${count(devices, "device")} of your school’s.`,
    problemsHint: "A row that could not be understood lists no device.",
  },

  classList,

  photos: {
    title: "Photos",
    choose: "Choose photos",
    drop: "or drop them anywhere on this page",
    list: "Your photos",
    none: "No photos yet.",
    remove: (name: string) => `Remove ${name}`,
    retry: "Try again",
    ready: (done: number, total: number) => `${done} of ${count(total, "photo")} looked through`,
    allReady: (total: number) => (total === 1 ? "The photo has been looked through." : `All ${total} photos have been looked through.`),
  },

  batch,

  status: {
    waiting: "Waiting",
    working: "Looking for faces",
    failed: "Could not be checked",
    incomplete: "Not checked yet",
    stopped: "Stopped",
    "needs-you": "Needs you",
    clear: "Clear",
    saved: "Saved",
  } satisfies Record<Status, string>,

  picture: {
    original: "As it came",
    cleared: "As it was saved",
    show: "Show the picture",
    alt: (name: string) => `The photo ${name}`,
    opening: "Opening the photo…",
    searching: (done: number, total: number) => `Looking for faces: ${done} of ${total} steps`,
    noPreview: "The photo cannot be shown",
    savedNotShown: "The saved copy cannot be shown here; it is saved all the same.",
    searchingNow: "Looking for faces…",
    draw: "Draw a face",
    drawHint:
      "Drag across the picture to draw a box around a face that was missed. Drag a box to move it, or a corner to change its size; with a finger, tap it first. With the keyboard, use “Add a face” and the arrow keys.",
    add: "Add a face",
    tools: "Boxes",
    box: (number: number, who: string) => `Box of face ${number}, ${who}`,
    boxHint: (drawn: boolean) =>
      `Arrow keys move it. Shift and arrow keys change its size. ${drawn ? "Delete takes it away" : "Delete or N says it is not a face"}. Enter goes to its answer. Escape leaves the boxes.`,
  },

  faces: {
    title: "Who is in the picture?",
    none: "No face was found. Look for yourself: is there one?",
    found: (number: number) => `${count(number, "face")} found.`,
    stillLooking: "This was a quick look; a longer one is under way.",
    later: (number: number) => `The longer look found ${number} of them.`,
    outside: (number: number) => `${number} outside the crop.`,
    isOutside: "outside the crop: not published",
    left: (number: number) => (number === 0 ? "Every face has an answer." : `${count(number, "face")} still to answer.`),
    face: (number: number) => `Face ${number}`,
    drawn: "drawn by you",
    moved: "moved by you",
    who: "Name or class",
    hint: "Type a name. Enter picks it and goes on to the next face. On a box or a button, Delete or N says “not a face”. Ctrl and Enter goes to what is to be done next.",
    nobody: "Nobody on the class list is called that.",
    noList: "Load a class list to pick names.",
    choices: (number: number) => `${count(number, "person", "people")} to choose from`,
    staff: "staff",
    visitorKind: "visitor",
    already: (number: number) => `face ${number}`,
    cover: "Cover",
    notAFace: "Not a face",
    visitor: "Visitor (has agreed)",
    coverRest: (number: number) => (number === 1 ? "Cover the one left" : `Cover the ${number} left`),
    remove: "Take this box away",
    place: "Place and size of the box",
    left_: "Left",
    top: "Top",
    width: "Width",
    height: "Height",
    is: {
      unanswered: "no answer yet",
      covered: "covered",
      notAFace: "not a face",
      visitor: "visitor",
      gone: "somebody no longer on the list",
    },
  },

  fields: {
    title: "The words that go with it",
    caption: { label: "Caption", hint: "The words, post or paragraph beside the picture." },
    altText: { label: "Description for people who cannot see it", hint: "Also called alt text. Say what is going on, not who." },
    fileName: { label: "File name", hint: "People can read this too." },
    neutral: "Use a neutral name",
  } satisfies Record<Field, { label: string; hint: string }> & { title: string; neutral: string },

  hidden: {
    title: "Hidden in the file",
    none: "Nothing was hidden in this file.",
    leaves: "All of it stays out of the saved copy",
    left: "It is gone: none of it is in the saved copy",
    except: (words: string, stays: readonly string[]) => `${words}, but for ${stays.join(" and ")}.`,
    kept: { gainMap: "the second picture for bright screens", profile: "the texts in the colour profile" },
    choices: {
      keepGainMap: "Keep the second picture that makes this photo brighter on HDR screens. With a covered face it always goes.",
      plainProfile: "Take the texts out of the colour profile. They may name a screen and its serial number.",
    } satisfies Record<Choice, string>,
    parts: {
      place: "Where and when",
      people: "Who, and with what",
      pictures: "More pictures and films",
      making: "How it was made",
    } satisfies Record<Part, string>,
    near: (number: number) => `It was taken near where ${count(number, "other photo")} of this batch ${number === 1 ? "was" : "were"} taken.`,
    everybodySees: "What everybody sees",
    picture: "A picture hidden in the file",
    differs: "Hidden in the file, and it shows something else.",
    mayDiffer: "Hidden in the file. Look whether it shows something else.",
    size: (width: number, height: number) => (width > 0 && height > 0 ? `${width} × ${height} pixels.` : ""),
    cannotBeDrawn: "This browser cannot draw it.",
    details: (items: number, bytes: number) => `Show all ${count(items, "hidden thing")} (${bytes.toLocaleString("en-GB")} bytes)`,
    all: "Everything hidden in the file",
    kind: "Kind",
    field: "Name in the file",
    value: "What it says",
    groups: {
      location: "Place",
      device: "Camera or phone",
      owner: "Owner",
      time: "Time",
      words: "Words",
      thumbnail: "Small copy",
      editing: "Editing",
      trailer: "Added at the end",
      other: "Other",
    } satisfies Record<MetadataGroup, string>,
  },

  history: {
    undo: "Undo",
    redo: "Redo",
    told: ({ undone, deed, face }: Told) =>
      `${undone ? "Undone" : "Done again"}: ${deeds[deed](face ? `face ${face.number}` : "a face")}.`,
  },

  crop: {
    button: "Crop",
    title: "Crop and size",
    hint: "Drag across the picture to draw the part to publish. Drag the frame to move it, or a corner to change its size; with a finger, tap it first. With the keyboard: Shift and arrow keys change its size, arrow keys move it, Delete takes it away, Escape leaves it.",
    frame: ({ x, y, width, height }: Region) => `Crop: ${width} by ${height} pixels, ${x} from the left and ${y} from the top`,
    away: "Take the crop away",
    done: "Crop is done",
    uncropped:
      "The file you chose still holds the uncropped picture, hidden in it once more; what is saved here will not, but every other copy of the original does.",
    size: "Size to publish",
    asItIs: "As it is",
    side: (pixels: number) => `${pixels} pixels on the longer side`,
    exactly: ({ width, height }: Size) => `${width} × ${height} pixels will be published.`,
    about: ({ width, height }: Size) =>
      `About ${width} × ${height} pixels will be published. Each edge may move in by up to 15 pixels, so that nothing outside is left in.`,
  },

  exposure: {
    why: "Why strangers could recognise a pupil",
    cover: "Cover this face",
    crop: "Crop",
    smaller: "Make it smaller",
  },

  covers: {
    title: "How should covers look?",
    styles: {
      solid: "Solid grey",
      surroundings: "Colour of the surroundings",
      mosaic: "Large mosaic",
    } satisfies Record<CoverStyle, string>,
    shownGrey: "Here covers are shown in grey until the photo is saved.",
  },

  heads: {
    title: "Is everyone boxed?",
    boxes: (number: number) => (number === 1 ? "1 box is on a face." : `${number} boxes are on faces.`),
    question: "How many heads do you count in the picture, everyone, also from behind?",
    questionCropped: "How many heads do you count inside the crop, everyone, also from behind?",
    again: "The boxes or the crop have changed since you counted. Please count once more.",
    missing: (number: number) =>
      `${count(number, "head")} ${number === 1 ? "has" : "have"} no box. Everyone needs one before the photo can be saved.`,
    agreed: "Everyone has a box.",
    spare: (number: number) =>
      `There ${number === 1 ? "is 1 box" : `are ${number} boxes`} more than heads. Some box may be no face: if so, say “Not a face”.`,
    draw: "Draw a box",
    add: "Add a box in the middle",
  },

  work: {
    title: "Pupils’ work",
    question: "Does the picture show pupils’ work: drawings, writing, models?",
    none: "No",
    some: "Yes",
    whose: "Whose work is it?",
    remove: (name: string) => `Not by ${name}`,
  },

  turning: {
    button: "Turn and look again",
    hint: "Looks for faces that lie on their side or are upside down. It takes as long as the first look, or longer.",
    added: (number: number) => (number === 0 ? "Nothing more was found." : `${count(number, "more face")} found.`),
    failed: "The second look did not work, and nothing has changed",
  },

  approval: {
    title: "Headteacher’s permission",
    tick: "The headteacher has said yes to this photo",
    on: "Day they said yes",
    all: "Same for every photo here",
  },

  verdict: {
    title: "The verdict",
    checking: "Checking…",
    stopped: "This photo must not go out as it is.",
    "needs-you": "Nothing has said no. There are questions only you can answer.",
    clear: "This photo may go out.",
    saved: "This photo is cleared and saved.",
    permitted: "Do the school’s rules allow it?",
    exposed: "Could strangers recognise a pupil?",
    yes: "Yes",
    no: "No",
    notYet: "Not yet",
    severities: {
      block: "Put these right",
      ask: "Your decision",
      note: "Good to know",
    } satisfies Record<Severity, string>,
    allow: "Allow",
    allowed: "You allowed this",
    takeBack: "Take back",
    goTo: {
      caption: "Go to the caption",
      altText: "Go to the description",
      fileName: "Go to the file name",
      face: (number: number) => `Go to face ${number}`,
      publisher: "Go to who is publishing",
      approval: "Go to the headteacher’s permission",
      work: "Go to pupils’ work",
    },
    rule: (rule: string) => `Rule ${rule}`,
    yours: (number: number) => `You answer for these (${number})`,
    yoursHint: "Rules of your school that no program can see. By saving, you say they are kept.",
    incomplete: "Before this photo can be checked:",
    missing: {
      policy: "choose your school’s rules",
      channel: "choose where it will be seen",
      classList: "load a class list",
    },
    file: "Save this verdict as a file",
    judgeFailed: "The check did not work",
  },

  save: {
    button: "Save the cleared photo",
    again: "Save it again",
    busy: "Clearing…",
    saved: (name: string) => `Saved as ${name}`,
    failed: "It was not saved",
    toDo: (number: number) => `${count(number, "thing")} to do`,
    looking: "Still looking for faces",
    count: "Count the heads first",
    countAgain: "Count the heads once more",
    missing: (number: number) => `${count(number, "head")} without a box`,
    seeThem: "See what to do",
  },

  register: {
    title: "Register",
    text: (number: number) =>
      number === 0 ? "Each photo you save adds a line: what went out, when, and why it was allowed." : `${count(number, "line")} in this sitting.`,
    kept: (number: number) => `${count(number, "line")}, kept on this device.`,
    unsaved: "Not in a file yet.",
    save: "Save the register",
  },

  office,
  kept: {
    title: "Keep on this device",
    off: "Closing the page forgets your class list, rules, devices and register. They can wait here for your next visit, locked with a passphrase.",
    begin: "Keep them here…",
    choose: "Choose a passphrase",
    shared: "Only do this on a device that belongs to you or your school.",
    keep: "Keep",
    change: "Change the passphrase",
    changeTo: "Use this passphrase",
    changed: "The new passphrase is in use. Copies made before still open with the old one.",
    passphrase: "Passphrase",
    again: "The same again",
    hint: "At least 12 characters. Several words that do not belong together are easy to remember and hard to guess. Nobody can open it without the passphrase, and nobody can give it back to you.",
    short: (left: number) => `${count(left, "character")} to go`,
    different: "The two are not the same yet.",
    show: "Show what I type",
    states: {
      kept: "Kept",
      saving: "Keeping the last change…",
      "not-kept": "The last change is not kept",
    },
    what: (names: readonly string[]) => (names.length === 0 ? "Nothing is there to be kept yet." : `On this device, locked: ${names.join(", ")}.`),
    tryAgain: "Try again",
    names: (name: string, lines: number): string => {
      const known: Record<string, string> = {
        "class-lists.json": "the class list",
        "readings.json": "how your lists are read",
        "approver-keys.toml": "who may approve",
        "register-key.toml": "the register key",
        "receipt-key.toml": "the receipt key",
        "policy.toml": "your own rules",
        "school-words.toml": "the school’s own words",
        "devices.csv": "the school’s devices",
        "photos.json": "whether photos are kept",
        "choices.json": "what you chose last",
        "trip.json": "what to delete from devices",
        "register.jsonl": lines > 0 ? `the register (${count(lines, "line")})` : "the register",
      };
      const other = /^register-(\d+)\.jsonl$/u.exec(name);
      return other ? `another register (number ${other[1]})` : (known[name] ?? name);
    },
    lock: "Lock now",
    lockHint: "It locks by itself when nobody has touched the page for 15 minutes. Photos stay, hidden, until you unlock it.",
    backup: "Save a backup",
    backupHint: "One locked file, for another computer or for when this one breaks. It can have the same passphrase.",
    backupSaved: (name: string) => `Saved as ${name}`,
    openBackup: "Open a backup",
    openBackupOf: (name: string) => `Open ${name}`,
    openBackupHint: "What it holds takes the place of what is on this page. No line of the register is lost.",
    opened: "The backup is open.",
    open: "Open",
    cancel: "Cancel",
    forget: "Forget everything on this device",
    forgetTitle: "Forget everything?",
    forgetHint: (photos: number) =>
      `This wipes what is kept here${photos > 0 ? ` and takes the ${count(photos, "photo")} off this page` : ""}. Without a backup it cannot be brought back. Registers must be kept: save yours first.`,
    forgetYes: "Yes, wipe it",
    forgetNo: "No, leave it",
    forgotten: "Wiped. Nothing of Schoolgate’s is kept on this device any more.",
    forgottenWhat: (what: readonly string[]) => `It was: ${what.join(", ")}.`,
    forgottenUnseen: "everything that was locked here",
    photos: (number: number) => count(number, "photo"),
    locked: {
      title: "Schoolgate is locked",
      start: "Your class list and register are kept here. Type your passphrase to open them.",
      asked: "You locked it. Type your passphrase to go on.",
      idle: "Nobody touched the page for 15 minutes, so it locked itself. Type your passphrase to go on.",
      changed: "The passphrase was changed in another tab. Type the new one to go on.",
      photos: (number: number) => `${count(number, "photo")} ${number === 1 ? "waits" : "wait"} behind the lock. Closing the page would lose ${number === 1 ? "it" : "them"}.`,
      unkept: "The last changes could not be kept. They too wait behind the lock, and would be lost.",
      button: "Unlock",
      busy: "Unlocking…",
      without: "Work without them",
      here: "Your class list and register are kept on this device, locked.",
    },
    busy: "One moment…",
    failed: "That did not work",
    notOpened: "It was not opened",
    impossible: "Nothing can be kept here",
    damaged: "What is kept here cannot be used",
    asked: (what: string) => `Another tab keeps a different version of ${what}. Which one counts?`,
    useKept: "The one that is kept",
    useThis: "The one on this page",
    aside: (names: readonly string[]) => `Two registers went on in different ways. Nothing is lost: both are kept, the other as ${names.join(", ")}. A backup holds both.`,
    understood: "Understood",
  },

  keptPhotos,

  sample: { failed: "The made-up class could not be loaded" },

  technical: "For whoever looks after your computers:",

  /** What went wrong in the page itself, and what to do. The guard brings its own words for its own errors. */
  errors: {
    ...postErrors,
    ...batchErrors,
    ...gateErrors,
    ...hostErrors,
    "page.file-too-large": ["The file is far larger than such a file can be.", "Check that it is the right one."],
    "page.browser-old": ["This browser is too old for Schoolgate, so nothing can be checked here.", "Bring it up to date, or use a newer one: Chrome or Edge 103, Firefox 114, or Safari 16.4, or later."],
    "page.file-unreadable": ["The file could not be read.", "Check that it is still there and not open elsewhere, then choose it again."],
    "page.guard-missing": ["Part of Schoolgate did not arrive.", "Check the internet connection and reload the page."],
    "page.mapping-strange": ["This file is about a list with other headings.", "Choose the file that was saved for this list, or say here what its columns are."],
    "page.mapping-unreadable": ["This file does not say how a list is read.", "Choose a file that was saved with “Save how this list is read”."],
    "page.model-missing": ["The part that finds faces did not arrive, so no photo can be checked.", "Check the internet connection and reload the page."],
    "page.out-of-memory": ["This photo needs more memory than this device has free, so it stays stopped.", "Close other tabs and programs, then try again. If that does not help, save a smaller copy of the photo, or use a computer with more memory."],
    "page.pictures-changed": ["A privacy setting of this browser changes every small picture that a page makes, so none is shown.", "Allow this page to read canvases, or use another browser. Saved photos are not touched by this."],
    "page.register-unsaved": ["This sitting has already written lines that no file holds, and they cannot be put behind another register.", "Save the register first. Open the school’s register before the first photo next time."],
    "page.removal-by-nobody": ["Nobody has said who took it down.", "Choose who you are under “Who is publishing?”, then say so once more."],
    "page.batch-changed": ["A photo, the class list or the rules changed while the file was being made, so nothing was saved.", "Look through the photos once more, then save them again."],
    "page.request-broken": ["This is no request for permission, or not a whole one.", "Ask for a new file. Nothing of this one was taken."],
    "page.sample-missing": ["The made-up class did not arrive.", "Check the internet connection and try again."],
    "page.speller-lost": ["The spelling check broke off over these words.", "Read them through yourself."],
    "page.speller-missing": ["The spelling check did not arrive.", "Check the internet connection and try again."],
    "page.turning-lost": ["The second look at this photo broke off.", "The boxes and your answers are still there. Try again, or draw a box around whoever was missed."],
    "page.unexpected": ["Something went wrong in Schoolgate itself.", "Try again. If it happens once more, please report it."],
    "page.worker-lost": ["The check of this photo broke off, so it stays stopped.", "Try again. If it breaks off once more, save the photo again in a picture editor."],
    "store.bad-name": ["The backup holds a file whose name cannot be used.", "Open it with the schoolgate command, or use another backup."],
    "store.broken": ["A part of it is missing or was changed, so nothing of it was used.", "Open a backup instead."],
    "store.full": ["There is no room left on this device.", "Everything is still on this page, and what was kept before is still kept. Make room, then try again, or save a backup."],
    "store.locked": ["It is locked.", "Type your passphrase first."],
    "store.newer": ["Another tab began to keep things here at the same moment.", "Open what it keeps with its passphrase."],
    "store.newer-version": ["It was made by a newer Schoolgate.", "Reload the page, or use the newest Schoolgate."],
    "store.no-key": ["There is no secret key in this file.", "Choose the file that was saved when the key was made, or a copy of it."],
    "store.not-a-store": ["This is not a backup of Schoolgate.", "Choose the file whose name ends in .age."],
    "store.not-here": ["This browser does not let the page keep anything.", "Private windows and strict settings do that. Save a backup or the register as a file instead."],
    "store.too-large": ["It is larger than the 64 MB that can be locked.", "Leave out what a school’s lists do not need."],
    "store.too-much-work": ["Opening it would take more memory than there is.", "Use a backup that Schoolgate made, or a computer with more memory."],
    "store.worker-lost": ["The part that locks and opens broke off.", "Reload the page and type your passphrase again."],
    "store.wrong-passphrase": ["This passphrase does not open it.", "Type it again. Capitals and spaces count. Nothing is lost."],
    "page.worker-slow": ["The check of this photo took too long, so it stays stopped.", "Try a smaller copy of the photo, or a faster computer."],
  } as Record<string, [message: string, remedy: string]>,
};

/** What every language has to say. */
export type Words = typeof en;
