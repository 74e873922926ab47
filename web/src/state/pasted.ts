// A picture pasted from another program: it has no name of its own, so it gets one.

/** What browsers call a picture that came without a name. */
const NAMELESS = /^image\.(png|jpe?g|gif|webp|tiff?)$/iu;

let pasted = 0;

export const namedAsPasted = (files: Iterable<File>): File[] =>
  [...files].map((file) => {
    const ending = NAMELESS.exec(file.name)?.[1];
    return ending ? new File([file], `pasted ${++pasted}.${ending.toLowerCase()}`, { type: file.type }) : file;
  });
