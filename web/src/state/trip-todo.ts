// What is still to be deleted from the devices: a list for each, with who did it and when. It stays until it is done.
import { computed, signal } from "@preact/signals";
import { say } from "../words";
import { asCsv } from "./csv";
import { isDay, today } from "./day";
import { answerOf, whoseIs, type Group } from "./trip-groups";
import { takerInWords } from "./takers";
import type { TripPhoto } from "./trip";
import { deleteBy } from "./trip-age";
import { tripRules } from "./trip-rules";

export interface ToDelete {
  id: string;
  /** The device in words. */
  device: string;
  serial: string;
  whose: "school" | "own";
  /** The names of the photos on the device. */
  files: string[];
  /** Who took them, in words. */
  takenBy: string;
  /** The headteacher's permission for a device that is not the school's. */
  permission: { by: string; on: string } | null;
  /** The day the copies were made. */
  moved: string;
  /** The last day on the device; null where the rules set none. */
  by: string | null;
  done: { by: string; on: string } | null;
}

export const toDelete = signal<readonly ToDelete[]>([]);

export const stillToDelete = computed(() => toDelete.value.filter(({ done }) => done === null));

/** It should have been gone by now, or has to be today. */
export const isDue = ({ by, done }: ToDelete, on = today()): boolean => done === null && (by === null || by <= on);
export const isOverdue = ({ by, done }: ToDelete, on = today()): boolean => done === null && by !== null && by < on;

/** Puts these photos of a device on its list, or on a new one. */
export function listForDeletion(group: Group, photos: readonly TripPhoto[]): void {
  const fresh = photos.filter(({ listed }) => !listed.value);
  if (fresh.length === 0) return;
  const said = answerOf(group);
  const limit = tripRules.value?.days ?? null;
  const days = fresh.map(({ taken }) => deleteBy(taken, today(), limit)).filter((day) => day !== null);
  const entry: ToDelete = {
    id: newId(),
    device: group.name || say.trip.noDevice,
    serial: group.serial,
    whose: whoseIs(group) ?? "own",
    files: fresh.map(({ file }) => file.name),
    takenBy: said.taker ? takerInWords(said.taker) : "",
    permission: said.permission.by.trim() !== "" && whoseIs(group) === "own" ? { ...said.permission } : null,
    moved: today(),
    by: days.sort()[0] ?? null,
    done: null,
  };
  const same = toDelete.value.find((other) => other.done === null && isSameList(other, entry));
  toDelete.value = same
    ? toDelete.value.map((other) => (other === same ? { ...same, files: [...same.files, ...entry.files], by: earlier(same.by, entry.by) } : other))
    : [...toDelete.value, entry];
  for (const photo of fresh) photo.listed.value = true;
}

const isSameList = (one: ToDelete, other: ToDelete): boolean =>
  one.device === other.device && one.serial === other.serial && one.whose === other.whose && one.takenBy === other.takenBy && one.moved === other.moved;

const earlier = (one: string | null, other: string | null): string | null => (one === null || (other !== null && other < one) ? other : one);

const newId = (): string => [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** Says that a list is done; nobody in particular cannot have done it. */
export function tickOff(id: string, by: string): boolean {
  const who = by.trim();
  if (who === "") return false;
  change(id, { by: who, on: today() });
  return true;
}

export const takeBack = (id: string): void => change(id, null);

function change(id: string, done: ToDelete["done"]): void {
  toDelete.value = toDelete.value.map((entry) => (entry.id === id ? { ...entry, done } : entry));
}

/** Only what is done may go from the list. */
export function removeDone(): void {
  toDelete.value = stillToDelete.value;
}

export function forgetToDelete(): void {
  toDelete.value = [];
}

/** A row for each photo, so that it can be ticked off on paper or in a spreadsheet. */
export function toDeleteCsv(): string {
  const { csv } = say.trip;
  const rows = toDelete.value.flatMap((entry) =>
    entry.files.map((file) => [
      entry.device, entry.serial, csv.whose[entry.whose], file, entry.takenBy, entry.permission?.by ?? "", entry.permission?.on ?? "",
      entry.moved, entry.by ?? csv.atOnce, entry.done ? csv.yes : csv.no, entry.done?.by ?? "", entry.done?.on ?? "",
    ]),
  );
  return asCsv([csv.headings, ...rows]);
}

/** What is kept of it. */
export const writtenToDelete = (): string => JSON.stringify({ version: 1, toDelete: toDelete.value });

/** The same again. Throws where anything of it cannot be understood: a list that is cut short would look done. */
export function restoreToDelete(text: string): void {
  const found = JSON.parse(text) as { version?: unknown; toDelete?: unknown };
  if (found.version !== 1 || !Array.isArray(found.toDelete) || !found.toDelete.every(isToDelete)) throw new Error("not a list of what to delete");
  toDelete.value = found.toDelete;
}

const isText = (value: unknown): value is string => typeof value === "string";
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isWho = (value: unknown): boolean => value === null || (isObject(value) && isText(value["by"]) && isText(value["on"]));

function isToDelete(value: unknown): value is ToDelete {
  return (
    isObject(value) &&
    ["id", "device", "serial", "takenBy", "moved"].every((key) => isText(value[key])) &&
    (value["whose"] === "school" || value["whose"] === "own") &&
    Array.isArray(value["files"]) &&
    value["files"].every(isText) &&
    (value["by"] === null || (isText(value["by"]) && isDay(value["by"]))) &&
    isWho(value["permission"]) &&
    isWho(value["done"])
  );
}
