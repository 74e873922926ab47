// The words of the form are the caption and the alt text of every picture of an asking: changed with one, they change with all.
import { effect } from "@preact/signals";
import type { PhotoEntry } from "../state/photo";
import type { FormWords } from "./messages";

/** As every field of a form sends it. */
const plain = (text: string): string => text.replace(/\r\n?/gu, "\n");

export const plainWords = ({ caption, altText }: FormWords): FormWords => ({ caption: plain(caption), altText: plain(altText) });

export function write(photo: PhotoEntry, { caption, altText }: FormWords): void {
  const words = photo.words.peek();
  if (differs(words, { caption, altText })) photo.words.value = { ...words, caption, altText };
}

/** Keeps the words of these pictures the same, beginning with `first`; the function returned stops that. */
export function shareWords(photos: () => readonly PhotoEntry[], first: FormWords): () => void {
  let last = first;
  let known = new Set<PhotoEntry>();
  return effect(() => {
    const all = photos();
    // A picture that is put back takes the words of the others, whatever it had when it was left out.
    const changed = all.filter((photo) => known.has(photo)).map(({ words }) => words.value).find((words) => differs(words, last));
    if (changed) last = { caption: changed.caption, altText: changed.altText };
    known = new Set(all);
    for (const photo of all) {
      void photo.words.value;
      write(photo, last);
    }
  });
}

const differs = (one: FormWords, other: FormWords): boolean => one.caption !== other.caption || one.altText !== other.altText;
