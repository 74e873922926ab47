// Pictures go by the gate, documents keep their places, and nothing that was offered is given back itself.
import { expect, test } from "vitest";
import { sorted } from "./sorted";

/** As the browser does it, without a browser. */
const read = async (file: Blob): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());

const photo = (name: string): File => new File([Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)], name);
const letter = new File(["%PDF-1.7"], "letter.pdf", { type: "application/pdf" });
const film = new File(["\0\0\0\x18ftypisom"], "play.mp4");
const photos = new File(["PK\x03\x04"], "photos.zip");

test("cleared pictures and documents come in the order in which they were chosen", async () => {
  const offer = await sorted([photo("1.jpg"), letter, photo("2.jpg")], "pass", read);
  expect(offer.pictures.map(({ name }) => name)).toEqual(["1.jpg", "2.jpg"]);
  expect(offer.stopped).toEqual([]);
  const out = offer.together([photo("one.jpg"), photo("two.jpg")]);
  expect(out.map(({ name }) => name)).toEqual(["one.jpg", "letter.pdf", "two.jpg"]);
  expect(out).not.toContain(letter);
  expect(await out[1]?.text()).toBe("%PDF-1.7");
});

test("films and what cannot be told stay, each with its reason", async () => {
  const offer = await sorted([film, photos, photo("1.jpg"), letter], "stop", read);
  expect(offer.stopped.map(({ file, why }) => [file.name, why])).toEqual([
    ["play.mp4", "film"],
    ["photos.zip", "unknown"],
    ["letter.pdf", "document"],
  ]);
  expect(offer.together([photo("one.jpg")]).map(({ name }) => name)).toEqual(["one.jpg"]);
});

test("a file that cannot be read is stopped", async () => {
  const gone = new File(["x"], "gone.txt");
  gone.slice = () => {
    throw new DOMException("gone", "NotFoundError");
  };
  expect((await sorted([gone], "pass", read)).stopped).toMatchObject([{ why: "unknown" }]);
});

test("more answers than pictures are no answer", async () => {
  expect((await sorted([photo("1.jpg")], "pass", read)).together([photo("a.jpg"), photo("b.jpg")])).toEqual([]);
});
