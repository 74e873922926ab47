// Asks the headteacher for permission: a file with what is to be approved, for one photo or many.
import { signal } from "@preact/signals";
import { PageError } from "../bridge/page-error";
import { needsPermission } from "./approvals";
import { downloadOnce } from "./download";
import { guard } from "./guard";
import type { PhotoEntry } from "./photo";
import { photos, shownAgain } from "./photos";
import { publishedPicture } from "./published-picture";
import { base64Of, writeRequests, type RequestLine } from "./request-file";
import { today } from "./day";

export const askError = signal<PageError | null>(null);
/** How many photos the last request was for. */
export const asked = signal(0);

export const photosToAskFor = (): PhotoEntry[] => photos.value.filter((photo) => photo.submission.value && needsPermission(photo));

export async function askFor(list: readonly PhotoEntry[]): Promise<void> {
  try {
    const lines = await linesFor(list);
    downloadOnce(new Blob([writeRequests(lines)], { type: "application/jsonl" }), `schoolgate-permission-asked-${today()}.jsonl`);
    asked.value = lines.length;
    askError.value = null;
  } catch (thrown) {
    askError.value = PageError.of(thrown);
  }
}

/** What is asked for these photos, in their order. */
export async function linesFor(list: readonly PhotoEntry[]): Promise<RequestLine[]> {
  const lines: RequestLine[] = [];
  for (const photo of list) {
    const line = await lineFor(photo);
    if (line) lines.push(line);
  }
  return lines;
}

async function lineFor(photo: PhotoEntry): Promise<RequestLine | null> {
  const [submission, info] = [photo.submission.value, photo.info.value];
  if (!submission || !info) return null;
  const shown = await shownAgain(photo);
  const { words } = await guard();
  const request = await words.run("approvalRequest", { submission }, { urgent: true });
  // A picture that cannot be drawn is left out; the headteacher is told to look at the photo itself.
  const picture = shown === null ? null : await publishedPicture(shown, info, request).then(base64Of, () => null);
  const number = (kind: string) => photo.shownFaces.value.filter(({ subject }) => subject?.kind === kind).length;
  return { request, picture, counts: { people: number("person"), visitors: number("visitor") } };
}
