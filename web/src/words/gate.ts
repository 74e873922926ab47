// The words of the gate, which stands before other people’s upload pages.
const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

export const gate = {
  documentTitle: "Schoolgate: check these pictures",
  title: "Check before it goes in",
  setUp: "Say whose rules hold and who is in the class",
  school: (parts: readonly string[]) => `Checked by: ${parts.join(", ")}`,
  people: (number: number) => (number === 0 ? "" : `${count(number, "person", "people")} on the class list`),
  words: "The words",
  pictures: (number: number) => count(number, "picture"),
  leaveOut: "Leave out",
  leaveOutOf: (name: string) => `Leave out ${name}`,
  leftOut: "Left out: these stay here",
  takeBack: "Put back",
  takeBackOf: (name: string) => `Put back ${name}`,
  receipts: {
    title: "Receipts",
    intro: "A receipt tells your school’s servers that a picture was checked here. Without a key of the school’s own, receipts are signed with one that is gone when this closes.",
    open: "Open the receipt key",
    make: "Make a receipt key",
    loaded: (name: string) => `Receipts are signed with ${name}.`,
    keep: "Keep its file safe: whoever has it can make receipts.",
    savePublic: "Save the public key for the servers",
    failed: "The receipt key was not opened",
  },
  bar: {
    leave: "Do not upload",
    use: (number: number) => (number === 1 ? "Put the picture into the form" : `Put ${number} pictures into the form`),
    useWords: "Use these words",
    open: (open: number, all: number) => (all === 1 ? "This picture still needs you" : `${open} of ${all} pictures still ${open === 1 ? "needs" : "need"} you`),
    working: "Looking for faces…",
    clear: (number: number) => (number === 1 ? "The picture is clear" : `All ${number} pictures are clear`),
    none: "Every picture is left out",
    shut: "Unlock what is kept here first",
    setUp: "Something about the school is missing",
    words: {
      working: "Reading the words…",
      open: "The words still need you",
      clear: "The words are clear",
    },
    failed: "Nothing was put into the form",
  },
  leaving: {
    title: "Stop checking?",
    text: "Nothing goes into the form then, and what you have said of new pictures is forgotten.",
    stay: "Go on checking",
  },
};

/** What can go wrong in the gate, and what to do. */
export const gateErrors: Record<string, [message: string, remedy: string]> = {
  "gate.changed": ["Something changed while it was being cleared, so nothing went out.", "Look at it once more, then press the button again."],
  "gate.channel-unknown": ["The school’s rules do not know the place this form puts pictures in.", "Tell whoever looks after this form: its channel must be one of the rules."],
  "gate.day-unknown": ["This form gives a day that is no day.", "Tell whoever looks after this form: it must be written as 2026-11-26."],
  "gate.no-receipt": ["No receipt could be signed, so nothing can go.", "Reload the page and try again."],
  "gate.publisher-unknown": ["The school’s rules do not know the person this form says is publishing.", "Tell whoever looks after this form: its publisher must be one of the rules."],
  "gate.unknown-asking": ["The check of these pictures is no longer here.", "Choose the pictures again."],
};
