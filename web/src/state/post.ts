// One post for social media: which pictures are in it and in what order, one text for all of them, and the channel it is
// checked for.
import { computed, effect, signal } from "@preact/signals";
import type { Channel, PolicyInfo } from "../wasm/schoolgate.js";
import { judgeWordsAsTheyChange } from "./judging";
import type { PhotoEntry } from "./photo";
import { photos } from "./photos";
import type { Network } from "./post-count";
import { postText, typePost } from "./post-text";
import { channel, policy } from "./school";
import { way } from "./way";

/** As many as X, Bluesky and Mastodon take. */
export const MOST_PICTURES = 4;

export const SOCIAL: Channel = "social-media";
export const usesSocial = (info: PolicyInfo): boolean => info.channels.some(({ id }) => id === SOCIAL);

export const network = signal<Network>("x");
/** The picture whose faces are open; none when all are closed. */
export const openPicture = signal<string | null>(null);

/** Ids of photos of the page, in the order they are posted. */
const chosen = signal<readonly string[]>([]);
export const pictures = computed<PhotoEntry[]>(() =>
  chosen.value.flatMap((id) => photos.value.find((photo) => photo.id === id) ?? []),
);
/** Photos of the page that are not in the post. */
export const leftOut = computed(() => photos.value.filter((photo) => !pictures.value.includes(photo)));
export const isFull = computed(() => pictures.value.length >= MOST_PICTURES);

export function putIn(photo: PhotoEntry): void {
  if (!isFull.value && !pictures.value.includes(photo)) choose([...pictures.value, photo]);
}

export function leaveOut(photo: PhotoEntry): void {
  choose(pictures.value.filter((other) => other !== photo));
}

/** One place earlier or later. */
export function move(photo: PhotoEntry, by: -1 | 1): void {
  const next = pictures.value.filter((other) => other !== photo);
  next.splice(Math.max(0, pictures.value.indexOf(photo) + by), 0, photo);
  choose(next);
}

function choose(next: readonly PhotoEntry[]): void {
  chosen.value = next.map(({ id }) => id);
}

/** Keeps the post in step with the page while somebody is at it; the function returned stops that. */
export function followPost(): () => void {
  const stops = [takeInNew(), writeThrough(), presetChannel(), judgeWordsAsTheyChange(postText)];
  return () => stops.forEach((stop) => stop());
}

/** Photos that have just come go into the post if all of them fit; otherwise somebody has to choose. */
function takeInNew(): () => void {
  const seen = new Set<string>();
  return effect(() => {
    const all = photos.value;
    if (way.value !== "post") return;
    const fresh = all.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    const inIt = all.filter(({ id }) => chosen.peek().includes(id)).length;
    if (fresh.length > 0 && inIt + fresh.length <= MOST_PICTURES) choose([...pictures.peek(), ...fresh]);
  });
}

/** What the pictures of the post had for a caption themselves. */
const own = new Map<PhotoEntry, string>();

/** The caption a picture has again when it leaves the post; none where it has its own now. */
export const ownCaption = (photo: PhotoEntry): string | null => own.get(photo) ?? null;

/** Puts these pictures into the post, as it was kept. */
export function putInAll(list: readonly PhotoEntry[]): void {
  choose(list.slice(0, MOST_PICTURES));
}

/** The text is the caption of every picture in the post, wherever it is changed. A picture that leaves has its own again. */
function writeThrough(): () => void {
  let last = postText.words.peek().caption;
  const write = (photo: PhotoEntry, caption: string) => {
    if (photo.words.peek().caption !== caption) photo.words.value = { ...photo.words.peek(), caption };
  };
  return effect(() => {
    const members = way.value === "post" ? pictures.value : [];
    for (const [photo, caption] of own) {
      if (members.includes(photo)) continue;
      own.delete(photo);
      write(photo, caption);
    }
    const typed = postText.words.value.caption;
    const elsewhere = [...own.keys()].map((photo) => photo.words.value.caption).find((caption) => caption !== last);
    last = typed === last ? (elsewhere ?? last) : typed;
    for (const photo of members) {
      const { caption } = photo.words.value;
      if (!own.has(photo)) own.set(photo, caption);
      write(photo, last);
    }
    typePost(last);
  });
}

/** A post is for social media, where the school uses it; whoever goes back to the photos finds the channel as it was. */
function presetChannel(): () => void {
  let before: Channel | null = null;
  let isSet = false;
  return effect(() => {
    const info = policy.value;
    if (way.value === "post") {
      if (!info || !usesSocial(info)) return;
      if (!isSet) before = channel.peek();
      isSet = true;
      channel.value = SOCIAL;
    } else if (isSet) {
      isSet = false;
      if (channel.peek() === SOCIAL) channel.value = info?.channels.find(({ id }) => id === before)?.id ?? null;
    }
  });
}
