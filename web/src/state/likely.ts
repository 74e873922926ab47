// Whose name is offered first: people named a moment ago, then their class, then the class of whoever is in the same
// picture. It follows what somebody typed and never what a face looks like.
import { signal } from "@preact/signals";
import type { Listed } from "../bridge/protocol";
import type { Order } from "./people";
import type { PhotoEntry } from "./photo";
import { personOf } from "./school";

/** As many as are seen without scrolling, and a few more. */
const REMEMBERED = 12;

/** The ids named last, the latest first. */
const recent = signal<readonly string[]>([]);

export function noteNamed(id: string): void {
  recent.value = [id, ...recent.value.filter((other) => other !== id)].slice(0, REMEMBERED);
}

export function forgetNamed(): void {
  recent.value = [];
}

/** Somebody who already has a face in this photo comes last: nobody is in a picture twice. */
export function likelyFirst(photo: PhotoEntry, key: number): Order {
  const here = new Set(photo.faces.value.flatMap(({ key: other, subject }) => (subject?.kind === "person" && other !== key ? [subject.id] : [])));
  const places = new Map(recent.value.map((id, index) => [id, index]));
  const classOf = (id: string): string => personOf(id)?.class ?? "";
  const near = new Set([...here].map(classOf).filter(Boolean));
  const lately = new Set([...places.keys()].map(classOf).filter(Boolean));
  return ({ id, class: group }: Listed): number => {
    if (here.has(id)) return REMEMBERED + 3;
    const place = places.get(id);
    if (place !== undefined && (near.size === 0 || near.has(group))) return place;
    if (near.has(group)) return REMEMBERED;
    return lately.has(group) || place !== undefined ? REMEMBERED + 1 : REMEMBERED + 2;
  };
}
