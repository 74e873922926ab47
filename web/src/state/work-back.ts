// Brings back the photos that a closed tab had in hand, those of a trip too, with everything that was said of them, once it
// is unlocked.
import { signal } from "@preact/signals";
import { fingerprint } from "../bridge/fingerprint";
import { order } from "../store/locksmith";
import { StoreError } from "../store/store-error";
import { dropPhotos, workRecord } from "../store/work-records";
import { addApprovals, approvals } from "./approvals";
import { today } from "./day";
import { deskView } from "./desk-view";
import { heldKey } from "./kept";
import { giveAnswers, readAnswers } from "./kept-answers";
import { joinedDesks, readDesk, type KeptDesk, type KeptText } from "./kept-desk";
import { giveTripPhoto, readTripPhoto, type KeptTrip } from "./kept-trip";
import { readPhoto } from "./photo-record";
import { PhotoEntry } from "./photo";
import { bringBack, photos, select } from "./photos";
import { network, pictures, putInAll } from "./post";
import { postText } from "./post-text";
import { day } from "./school";
import { chooseAll } from "./selection";
import { isTextLost, openText, text, type TextEntry } from "./text";
import { isTextOpen } from "./text-open";
import { bringTripPhotoBack, tripPhotos, type TripPhoto } from "./trip";
import { naming, word } from "./trip-copies";
import { allAnswers, giveAllAnswers } from "./trip-groups";
import { way } from "./way";
import { ownTab, takeOver } from "./work-place";

/** A photo that is back, and what lies of it on the disk. */
export interface Back {
  readonly photo: PhotoEntry | TripPhoto;
  readonly id: string;
  readonly bytes: number;
  readonly answers: string | null;
}

/** How many have come back so far, of how many; none while nothing comes back. */
export const comingBack = signal<{ done: number; total: number } | null>(null);
/** What became of it the last time: photos that are back, and photos that could not be opened. */
export const cameBack = signal<{ photos: number; lost: number } | null>(null);

/**
 * Brings back what is not here yet by what `isHere` says of its id, and tells `arrived` of each photo. Throws when it is
 * called off in the middle: what has come stays, and the rest stays kept.
 */
export async function bringWorkBack(isHere: (id: string) => boolean, arrived: (back: Back) => void): Promise<void> {
  const { desks, ids: all } = await takeOver(async (tab) => {
    const bytes = await opened(tab, "desk");
    return bytes && readDesk(new TextDecoder().decode(bytes));
  });
  const ids = all.filter((id) => !isHere(id));
  if (desks.length === 0 && ids.length === 0) return;
  const left = joinedDesks(desks.filter((each): each is KeptDesk => each !== null));
  const isFree = photos.peek().length === 0 && postText.isBlank.peek() && !isTextLost.peek() && tripPhotos.peek().length === 0;
  const back = new Map<string, Back>();
  const lost: string[] = [];
  const tab = await ownTab();
  // What is not on the desk any more lies behind the rest: nothing that was kept stays unseen.
  const inOrder = [...new Set([...(left?.order.filter((id) => ids.includes(id)) ?? []), ...ids])];
  comingBack.value = { done: 0, total: inOrder.length };
  try {
    if (left) before(left, isFree);
    for (const id of inOrder) {
      const one = await onePhoto(tab, id);
      if (one) {
        back.set(id, one);
        arrived(one);
      } else lost.push(id);
      comingBack.value = { done: back.size + lost.length, total: inOrder.length };
    }
    if (left) after(left, isFree, back);
    await dropPhotos(tab, lost);
  } finally {
    comingBack.value = null;
  }
  if (inOrder.length > 0) cameBack.value = { photos: back.size, lost: lost.length };
}

/** What has to be there before the photos: a post takes in those that come, and lends them its text. */
function before(left: KeptDesk, isFree: boolean): void {
  if (left.day !== null && left.day >= today() && day.peek() === today()) day.value = left.day;
  const known = new Set(approvals.peek().map((each) => JSON.stringify(each)));
  addApprovals(left.approvals.filter((each) => !known.has(JSON.stringify(each))));
  giveText(text, left.text);
  giveText(postText, left.post);
  if (left.trip) giveTrip(left.trip);
  if (!isFree) return;
  network.value = left.post.network;
  way.value = left.way;
}

/** Words that were typed since come first; those that were kept stand below them. */
function giveText(entry: TextEntry, { words, allowed }: KeptText): void {
  if (words.caption.trim() === "") return;
  const now = entry.words.peek();
  const isBlank = entry.isBlank.peek();
  entry.words.value = isBlank ? words : { ...now, caption: `${now.caption}\n\n${words.caption}` };
  if (isBlank) entry.allowed.value = allowed;
}

function giveTrip({ answers, naming: named, word: called }: KeptTrip): void {
  const isBlank = tripPhotos.peek().length === 0 && allAnswers.peek().length === 0;
  giveAllAnswers(answers);
  if (!isBlank) return;
  naming.value = named;
  word.value = called;
}

function after(left: KeptDesk, isFree: boolean, back: ReadonlyMap<string, Back>): void {
  const those = (ids: readonly string[]): PhotoEntry[] => ids.flatMap((id) => back.get(id)?.photo ?? []).filter((photo) => photo instanceof PhotoEntry);
  if (isFree || pictures.peek().length === 0) putInAll(those(left.post.pictures));
  if (!isFree) return;
  chooseAll(those(left.ticked));
  const [inHand] = left.selected === null ? [] : those([left.selected]);
  // One face after the other goes on from the sheet: which face it was is found again by its missing answer.
  if (inHand) select(inHand, left.view === "names" ? "sheet" : left.view);
  else deskView.value = left.view === "names" ? "sheet" : left.view;
  if (left.isTextOpen) openText();
  else isTextOpen.value = false;
}

async function onePhoto(tab: string, id: string): Promise<Back | null> {
  const record = await opened(tab, `${id}/file`);
  const read = record && readPhoto(record);
  if (!read) return null;
  const { file, bytes, number } = read;
  const said = await opened(tab, `${id}/answers`);
  const answers = said && new TextDecoder().decode(said);
  if (number === null) {
    const kept = await about(bytes, answers === null ? null : readTripPhoto(answers));
    stillOpen();
    const photo = bringTripPhotoBack(file, (fresh) => kept && giveTripPhoto(fresh, kept));
    return { photo, id, bytes: file.size, answers: kept && answers };
  }
  const kept = await about(bytes, answers === null ? null : readAnswers(answers));
  stillOpen();
  const photo = bringBack(file, number, (fresh) => kept && giveAnswers(fresh, kept));
  return { photo, id, bytes: file.size, answers: kept && answers };
}

/** A photo that was opened before everything was forgotten does not come back after it. */
function stillOpen(): void {
  if (heldKey() === null) throw new StoreError("store.locked");
}

/** What was said, if it was said of this very file: answers for another picture are worse than none. */
async function about<Kept extends { readonly sha256: string }>(bytes: Uint8Array, said: Kept | null): Promise<Kept | null> {
  return said && said.sha256 === (await fingerprint(bytes)) ? said : null;
}

/** One record, opened; none where it is not there, or is locked with a key that is gone. */
async function opened(tab: string, name: string): Promise<Uint8Array | null> {
  const locked = await workRecord(tab, name);
  if (!locked) return null;
  return order("openRecord", { name, locked }).catch((thrown: unknown) => {
    // Anything else is about the lock, not about the record, which must not be taken for lost.
    if (thrown instanceof StoreError && thrown.code === "store.broken") return null;
    throw thrown;
  });
}
