// What goes: each picture cleared and written into the register, with the receipt that says so.
import { PageError } from "../bridge/page-error";
import { guard } from "../state/guard";
import type { PhotoEntry } from "../state/photo";
import { append, inTurn, previousHash } from "../state/register";
import { clearNow } from "../state/saving";
import { rulesVersion } from "../state/school";
import { text } from "../state/text";
import type { Submission } from "../wasm/schoolgate.js";
import type { FormWords, Piece } from "./messages";
import { receiptKey } from "./receipts";

interface Made {
  readonly submission: Submission;
  readonly rules: number;
  readonly key: string;
  readonly piece: Piece;
}

/** One that was cleared as it is now is not written down twice. */
const made = new WeakMap<PhotoEntry, Made>();

/** All of them cleared, in their order. Throws when one was not; then none may go. */
export async function piecesOf(photos: readonly PhotoEntry[]): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for (const photo of photos) pieces.push(await pieceOf(photo));
  // Somebody may have gone on typing while others were being cleared.
  if (photos.some((photo) => !isAsMade(photo, made.get(photo)))) throw new PageError("gate.changed");
  return pieces;
}

function isAsMade(photo: PhotoEntry, before: Made | undefined): before is Made {
  return before !== undefined && before.submission === photo.submission.value && before.rules === rulesVersion.value && before.key === receiptKey();
}

async function pieceOf(photo: PhotoEntry): Promise<Piece> {
  const before = made.get(photo);
  if (isAsMade(photo, before)) return before.piece;
  const key = receiptKey();
  photo.saving.value = true;
  try {
    return await inTurn(async () => {
      const now = await clearNow(photo, previousHash(), photo.abort.signal, key);
      if (!now) throw new PageError("gate.changed");
      const { result, submission, rules, fileName } = now;
      if (!result.receipt) throw new PageError("gate.no-receipt");
      append(result.entry);
      const { caption, altText } = result.words;
      const file = new File([result.bytes as Uint8Array<ArrayBuffer>], fileName, { type: result.mediaType });
      const piece: Piece = { file, words: { caption, altText, fileName: result.words.fileName }, receipt: result.receipt, entry: result.entry };
      made.set(photo, { submission, rules, key, piece });
      return piece;
    });
  } finally {
    photo.saving.value = false;
  }
}

/** The receipt of the words alone, as they stand now. */
export async function receiptOfWords(): Promise<{ receipt: string; words: FormWords }> {
  const submission = text.asSubmitted();
  if (!submission) throw new PageError("gate.changed");
  const { words } = await guard();
  const receipt = await words.run("clearWords", { submission, receiptKey: receiptKey() }, { urgent: true });
  const { caption, altText } = submission.words;
  if (caption !== text.words.value.caption || altText !== text.words.value.altText) throw new PageError("gate.changed");
  return { receipt, words: { caption, altText } };
}
