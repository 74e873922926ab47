// In which order things were done, whatever they were done to.

let last = 0;

/** Later than every one before. */
export const stamp = (): number => ++last;
