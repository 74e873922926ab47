// The ways out of a post: copied, shared, saved. Whatever leaves has been cleared first and stands in the register.
import { signal } from "@preact/signals";
import { PageError } from "../bridge/page-error";
import { listsRead } from "./class-list";
import { downloadOnce } from "./download";
import { guard } from "./guard";
import type { Cleared, PhotoEntry } from "./photo";
import { asPng } from "./png";
import { pictures } from "./post";
import { postText } from "./post-text";
import { postStatus } from "./post-verdict";
import { clearOnly } from "./saving";

export type Out =
  | { kind: "words" }
  | { kind: "description"; number: number }
  | { kind: "picture"; number: number; redrawn: boolean }
  | { kind: "share" }
  | { kind: "save"; number: number };

/** WebKit drops a download when the next begins at once. */
const BETWEEN_DOWNLOADS_MS = 500;

/** What is under way. */
export const busy = signal(false);
/** What has just gone out, or that the browser wants the button pressed once more. */
export const told = signal<Out | { kind: "again" } | null>(null);
export const outError = signal<PageError | null>(null);

export const copyWords = (): Promise<void> =>
  goOut({ kind: "words" }, () => copy("text/plain", clearedText().then((text) => new Blob([text], { type: "text/plain" }))));

export const copyDescription = (photo: PhotoEntry): Promise<void> =>
  goOut({ kind: "description", number: numberOf(photo) }, () =>
    copy("text/plain", clearedOf(photo).then(({ submission }) => new Blob([submission.words.altText], { type: "text/plain" }))),
  );

export const copyPicture = (photo: PhotoEntry): Promise<void> => {
  const out = { kind: "picture" as const, number: numberOf(photo), redrawn: false };
  const png = async (): Promise<Blob> => {
    const { file } = await clearedOf(photo);
    out.redrawn = file.type !== "image/png";
    return asPng(file);
  };
  return goOut(out, () => copy("image/png", png()));
};

export const savePictures = (): Promise<void> =>
  goOut({ kind: "save", number: pictures.value.length }, async () => {
    for (const [index, { file, fileName }] of (await cleared()).entries()) {
      if (index > 0) await new Promise((resolve) => setTimeout(resolve, BETWEEN_DOWNLOADS_MS));
      downloadOnce(file, fileName);
    }
  });

export const sharePictures = (): Promise<void> =>
  goOut({ kind: "share" }, async () => {
    const all = await cleared();
    const files = all.map(fileOf);
    const text = all[0]?.submission.words.caption ?? "";
    // Some take pictures and no text beside them.
    await navigator.share(text !== "" && navigator.canShare({ files, text }) ? { files, text } : { files });
  });

/** Whether the browser hands pictures to other programs. */
export function canShare(): boolean {
  try {
    return navigator.canShare?.({ files: [new File(["a picture"], "picture.jpg", { type: "image/jpeg" })] }) ?? false;
  } catch {
    return false;
  }
}

/** Whether the browser copies pictures. */
export const canCopyPictures = (): boolean =>
  typeof ClipboardItem !== "undefined" && navigator.clipboard?.write !== undefined && (ClipboardItem.supports?.("image/png") ?? true);

const numberOf = (photo: PhotoEntry): number => pictures.value.indexOf(photo) + 1;

type Held = Cleared & { file: Blob };
const isHeld = (cleared: Cleared | null): cleared is Held => cleared !== null && cleared.file !== null;
const fileOf = ({ file, fileName }: Held): File => new File([file], fileName, { type: file.type });

/** One thing at a time, and nothing of a post that is not clear. */
async function goOut(out: Out, work: () => Promise<void>): Promise<void> {
  if (busy.value || postStatus.value !== "clear") return;
  const isAgain = told.value?.kind === "again";
  busy.value = true;
  told.value = outError.value = null;
  try {
    await work();
    told.value = out;
  } catch (thrown) {
    const name = thrown instanceof DOMException ? thrown.name : "";
    // Clearing may take longer than browsers let one press count. All is cleared now, so the next press is in time.
    if (name === "NotAllowedError" && !isAgain) told.value = { kind: "again" };
    else if (name === "NotAllowedError") outError.value = new PageError("page.copy-refused", String(thrown));
    // Whoever closes the window in which programs are offered has changed their mind.
    else if (name !== "AbortError") outError.value = PageError.of(thrown);
  } finally {
    busy.value = false;
  }
}

/** Every picture of the post, cleared as it is on the screen now; one that has been before is not written down twice. */
async function cleared(): Promise<Held[]> {
  // A list that was chosen before the press counts.
  await listsRead();
  const all = pictures.value;
  const results: Held[] = [];
  for (const photo of all) {
    const before = photo.isSaved.value ? photo.cleared.value : null;
    const result = isHeld(before) ? before : await clearOnly(photo);
    if (!isHeld(result)) throw photo.saveError.value ?? new PageError("page.post-not-clear");
    results.push(result);
  }
  // Somebody may have gone on typing meanwhile.
  const isAsItWas = all === pictures.value && all.every((photo, index) => photo.isSaved.value && photo.cleared.value === results[index]);
  if (!isAsItWas || postStatus.value !== "clear") throw new PageError("page.post-not-clear");
  return results;
}

async function clearedOf(photo: PhotoEntry): Promise<Held> {
  const result = (await cleared())[pictures.value.indexOf(photo)];
  if (!result) throw new PageError("page.post-not-clear");
  return result;
}

/** The text as it was cleared with the pictures; by itself it is judged once more. */
async function clearedText(): Promise<string> {
  if (pictures.value.length > 0) return (await cleared())[0]?.submission.words.caption ?? "";
  await listsRead();
  const submission = postText.submission.value;
  if (!submission) throw new PageError("page.post-not-clear");
  const { words } = await guard();
  const { permitted } = await words.run("judge", { submission }, { urgent: true });
  if (!permitted || submission !== postText.submission.value || pictures.value.length > 0) throw new PageError("page.post-not-clear");
  return submission.words.caption;
}

/** The press counts from the moment it was made where browsers let the clipboard wait for what is still being cleared. */
async function copy(type: "text/plain" | "image/png", content: Promise<Blob>): Promise<void> {
  try {
    if (!navigator.clipboard) throw new PageError("page.copy-refused");
    if (typeof ClipboardItem !== "undefined") await navigator.clipboard.write([new ClipboardItem({ [type]: content })]);
    else if (type === "text/plain") await navigator.clipboard.writeText(await (await content).text());
    else throw new PageError("page.copy-refused");
  } catch (thrown) {
    // Why there was nothing to copy is the better reason.
    await content;
    throw thrown instanceof PageError || (thrown instanceof DOMException && thrown.name === "NotAllowedError")
      ? thrown
      : new PageError("page.copy-refused", String(thrown));
  }
}
