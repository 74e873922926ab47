// The keyboard is moved for somebody only while they are still where they asked for it.
import { expect, test } from "vitest";
import { unlessMoved, watchMoves } from "./own-way";

const page = new EventTarget();
watchMoves(page);
const key = (name: string) => Object.assign(new Event("keydown"), { key: name });

test("a press elsewhere, and Tab, are moves; the next letters are not", () => {
  for (const [event, isMove] of [[new Event("pointerdown"), true], [key("Tab"), true], [key("a"), false], [key("Enter"), false], [new Event("pointermove"), false]] as const) {
    const mayGo = unlessMoved();
    expect(mayGo()).toBe(true);
    page.dispatchEvent(event);
    expect(mayGo(), event.type).toBe(!isMove);
  }
});

test("what was pressed before the keyboard was asked for is no move", () => {
  page.dispatchEvent(new Event("pointerdown"));
  expect(unlessMoved()()).toBe(true);
});
