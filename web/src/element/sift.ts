// What of a form's data may go.
import { filesOf, isCleared, isFileInput } from "../intercept";
import { receiptOf } from "./receipts";

const isChosen = (value: FormDataEntryValue): value is File => value instanceof File && (value.name !== "" || value.size > 0);

/**
 * Takes out every file that the guard did not give to the page, and all of them, with the words named, when `mayGo` is false. What is left
 * are the cleared files, in order.
 */
export function siftFiles(form: HTMLFormElement, data: FormData, mayGo: boolean, words: readonly string[]): File[] {
  const ours = [...form.elements].filter(isFileInput).flatMap(filesOf).filter(isCleared);
  const gone: File[] = [];
  for (const name of new Set(data.keys())) {
    const values = data.getAll(name);
    if (!values.some(isChosen)) continue;
    data.delete(name);
    for (const value of values) {
      const kept = !isChosen(value) ? value : mayGo ? twin(value, ours) : null;
      if (kept === null) continue;
      if (typeof kept === "string") data.append(name, kept);
      else data.append(name, kept);
      if (isChosen(kept)) gone.push(kept);
    }
  }
  if (!mayGo) for (const name of words) data.delete(name);
  return gone;
}

/** The file itself when it is cleared. A browser may have made a new one of it: then ours goes, which is like it in all that shows. */
function twin(file: File, ours: readonly File[]): File | null {
  if (isCleared(file)) return file;
  return ours.find((each) => each.name === file.name && each.size === file.size && each.lastModified === file.lastModified) ?? null;
}

/** The receipts of files, in their order; a server counts them off against the files. */
export const receiptsOf = (files: readonly File[]): string[] => files.map((file) => receiptOf(file) ?? "");
