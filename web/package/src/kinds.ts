// Tells files and bytes from other things by what they are, also where they come from another frame, whose File is not ours.

const tagOf = (given: unknown): string => Object.prototype.toString.call(given);

export const isFile = (given: unknown): given is File => tagOf(given) === "[object File]";
export const isBlob = (given: unknown): given is Blob => tagOf(given) === "[object Blob]" || isFile(given);
export const isBytes = (given: unknown): given is Uint8Array => tagOf(given) === "[object Uint8Array]";
