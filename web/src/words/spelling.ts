// What the page says about spelling and grammar, in English.
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

export const spelling = {
  title: "Spelling and grammar",
  found: (number: number) =>
    number === 0
      ? "Spelling and grammar: nothing found."
      : `Spelling and grammar: ${number === 1 ? "1 thing" : `${number} things`} to look at. This is advice; you decide.`,
  unknown: "is not in the dictionary.",
  change: (instead: string) => `Change to “${instead}”`,
  takeOut: (words: string) => `Take out “${words.trim()}”`,
  leave: (words: string) => `Leave “${words.trim()}” as it is`,
  loading: "The spelling check is still on its way.",
  busy: (loaded: number, total: number) =>
    `Getting the spelling check that these rules ask for${total > 0 ? `: ${megabytes(loaded)} of ${megabytes(total)} MB` : ""}. Stay online until it is here.`,
  failed: "The spelling check did not arrive, so please read this through yourself. It needs the internet once.",
  again: "Get the spelling check again",
};
