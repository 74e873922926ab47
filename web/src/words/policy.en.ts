// What the page says about a school's rules and about making some of your own, in English.
const rules = (number: number): string => (number === 1 ? "1 rule" : `${number} rules`);

export const policy = {
  title: (number: number) => `What these rules mean (${number})`,
  compare: "Compare with",
  compareNone: "Nothing: show every rule",
  differs: (number: number, other: string) =>
    number === 0 ? `No rule differs from ${other}.` : `${rules(number)} ${number === 1 ? "differs" : "differ"} from ${other}.`,
  here: "Here",

  makeOwn: "Make your own from this",
  own: {
    title: "Your school’s own rules",
    text: (base: string) => `They start as those of ${base}. Change what differs at your school, then use them here or save them as a file for the next time.`,
    name: "Your school’s name",
    source: "Where your rules are written down",
    anyChannel: "As everywhere",
    noLimit: "No limit",
    parted: "Parted by commas",
    changed: (number: number) => (number === 0 ? "Nothing is changed yet." : `${number === 1 ? "1 setting is" : `${number} settings are`} changed.`),
    wrong: (number: number) => `${number === 1 ? "1 setting" : `${number} settings`} cannot stay like this.`,
    use: "Use these rules now",
    save: "Save them as a file",
    close: "Close for now",
    failed: "The rules could not be made",
    /** What can be wrong with a setting here. */
    faults: {
      name: "Give the school’s name.",
      channels: "The list is empty: then no picture of a pupil could ever be published.",
      objection: "One of these is in neither of the two lists above.",
      age: "This is an age in whole years, at most 255.",
      publishers: "The list is empty: say who may publish.",
      social: "The list is empty, but the school uses social media: say who may publish there.",
      days: "This is a whole number of days, at most 65,535.",
    },
  },
};
