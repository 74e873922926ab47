// The package in Node, from its built files: a real photo goes in with everything that hides in it, and comes out only when it may.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { leaksOf } from "../../../tests/browser/support/jpeg.mjs";
import { portraits } from "../../../tests/browser/support/small-portrait.mjs";
import { classList, people } from "../../../tests/browser/support/class.mjs";
import { checkReceipt } from "../examples/check-receipt.mjs";
import { createGuard, GuardError, newReceiptKey, newRegisterKey, presetPolicies, publicJwk, suggestMapping } from "../dist/node.js";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const bytesOf = (text) => new TextEncoder().encode(text);
const { large, small: bytes } = await portraits({ createGuard });
const small = { name: "small.jpg", bytes };

const school = { policy: "highwood", channel: "website", publisher: "ict-manager", on: "2026-11-20", classList: bytesOf(classList), workers: 1 };
const approval = { by: "headteacher", on: "2026-11-19" };
const coverAll = (check) => check.faces.map(() => ({ subject: { kind: "cover" } }));
const rulesOf = ({ verdict }) => verdict.findings.filter(({ severity }) => severity === "block").map(({ rule }) => rule);

/** What a promise was rejected with. */
const errorOf = (promise) => promise.then(() => assert.fail("it was not refused"), (error) => error);
const codeOf = async (promise) => {
  const error = await errorOf(promise);
  assert.ok(error instanceof GuardError, String(error));
  assert.ok(error.message && error.remedy, `${error.code} says nothing`);
  return error.code;
};

describe("a guard with a school in it", { timeout: 120_000 }, () => {
  let guard;
  let receiptKey;
  let photo;
  let check;
  before(async () => {
    photo = new File([small.bytes], "lark.jpg");
    receiptKey = await newReceiptKey();
    guard = await createGuard({ ...school, receiptKey, registerKey: await newRegisterKey() });
    [check] = await guard.check(photo, { caption: "A day at the museum", altText: "Somebody in a space suit" });
  });
  after(() => guard?.close());

  test("knows its rules and its people", () => {
    assert.equal(guard.policy.id, "highwood");
    assert.deepEqual(guard.classList, { people: 4, problems: [] });
  });

  test("finds the face and what hides in the file, and lets nothing go while nobody has said who it is", async () => {
    assert.equal(check.faces.length, 1);
    assert.ok(check.hidden.position, "the place is told");
    assert.ok(rulesOf(check).includes("consent.written"), JSON.stringify(check.verdict.findings));
    const error = await errorOf(guard.clear(check));
    assert.equal(error.code, "verdict.not-permitted");
    assert.ok(error.verdict.findings.some(({ rule }) => rule === "consent.written"));
  });

  test("a pupil whose parent refused stays in; covered, the photo goes with nothing hidden in it", async () => {
    const refused = await guard.answer(check, { faces: [{ subject: { kind: "person", id: people.refused.id } }], fileName: "museum.jpg", approval });
    assert.deepEqual([...new Set(rulesOf(refused))], ["consent.channel"]);
    assert.equal(await codeOf(guard.clear(refused)), "verdict.not-permitted");

    const covered = await guard.answer(refused, { faces: coverAll(refused), work: [] });
    assert.deepEqual(rulesOf(covered), []);
    const cleared = await guard.clear(covered);
    const bytes = Buffer.from(await cleared.file.arrayBuffer());
    assert.deepEqual(leaksOf(bytes), []);
    assert.equal(cleared.file.name, "museum.jpg");
    assert.equal(cleared.file.type, "image/jpeg");
    assert.ok(cleared.verdict.permitted);

    const next = await guard.clear(covered, { previous: cleared.entryHash });
    assert.equal(JSON.parse(next.entry).previous, cleared.entryHash);
  });

  test("a pupil who may be shown goes out, and is written down by pseudonym", async () => {
    const shown = await guard.answer(check, { faces: [{ subject: { kind: "person", id: people.allowed.id } }], fileName: "museum.jpg", approval, work: [] });
    const { entry, file } = await guard.clear(shown);
    assert.doesNotMatch(entry, new RegExp(`${people.allowed.id}|Wren`, "u"));
    assert.deepEqual(leaksOf(Buffer.from(await file.arrayBuffer())), []);
  });

  test("what was cleared has a receipt that a server can check: for these bytes, these words and this place alone", async () => {
    const keys = [await publicJwk(receiptKey)];
    assert.deepEqual(guard.receiptKey.publicJwk, keys[0]);
    const covered = await guard.answer(check, { faces: coverAll(check), approval, caption: "One\r\nTwo" });
    const { file, receipt, words } = await guard.clear(covered);
    const photo = Buffer.from(await file.arrayBuffer());
    const good = { keys, photo, caption: words.caption, altText: words.altText, channel: "website" };
    const says = checkReceipt(receipt, good);
    assert.deepEqual([says.on, says.fileName, says.policy], ["2026-11-20", "lark.jpg", guard.policy.sha256]);
    assert.throws(() => checkReceipt(receipt, { ...good, photo: Buffer.concat([photo, Buffer.from([0])]) }));
    assert.throws(() => checkReceipt(receipt, { ...good, caption: `Well done ${people.allowed.name}` }));
    assert.throws(() => checkReceipt(receipt, { ...good, channel: "press" }));
    assert.throws(() => checkReceipt(receipt, { ...good, keys: [] }));

    const text = await guard.clear(await guard.checkText("The museum was a great day out."));
    assert.equal(checkReceipt(text.receipt, { keys, caption: "The museum was a great day out.", channel: "website" }).photo, null);
    assert.throws(() => checkReceipt(text.receipt, { ...good, caption: undefined }), "words' receipt is none for a photo");
  });

  test("an answer changes nothing of the check it was given to", async () => {
    const before = structuredClone(check.submission);
    await guard.answer(check, { faces: coverAll(check), caption: "Other words", allow: ["x"] });
    assert.deepEqual(check.submission, before);
    assert.ok(Object.isFrozen(check));
  });

  test("whatever it is given, it answers or refuses in words, and no face is ever lost", async () => {
    const junk = [undefined, null, 0, NaN, "x", true, [], [null], {}, { length: -1 }, () => {}, Symbol.iterator, new Uint8Array(3), new Date(NaN)];
    const calls = junk.flatMap((one) => [
      () => guard.check(one, { signal: AbortSignal.abort() }),
      () => guard.check([], one),
      () => guard.checkText(one),
      () => guard.checkText("Hello", one),
      () => guard.clear(one),
      () => guard.clear(check, one),
      () => guard.preview(one, 64),
      () => guard.preview(check, one),
      () => guard.refusal(one),
      () => guard.approvalRequest(one),
      () => guard.answer(one, {}),
    ]);
    for (const call of calls) {
      const error = await call().then(() => null, (thrown) => thrown);
      assert.ok(error === null || error instanceof GuardError, `${call}: ${error?.stack}`);
    }
    const names = ["faces", "caption", "altText", "fileName", "work", "allow", "approval", "signedApproval", "approvals", "crop", "longestSide", "cover", "keepGainMap", "plainProfile"];
    for (const name of [...names, "constructor", "__proto__"]) {
      for (const one of junk) {
        const answered = await guard.answer(check, { [name]: one }).catch((error) => error);
        if (answered instanceof GuardError) continue;
        assert.equal(answered.faces?.length, 1, `${name}: ${String(one)}: ${answered.stack}`);
        assert.ok(!answered.verdict.permitted, `${name}: ${String(one)}`);
      }
    }
  });

  test("what is cleared is what was judged: a copy of a check is none, and changing one changes nothing", async () => {
    const covered = await guard.answer(check, { faces: coverAll(check), approval });
    assert.equal(await codeOf(guard.clear({ ...covered })), "package.unknown-check");
    const changed = await guard.answer(check, {});
    changed.submission.faces[0].subject = { kind: "not-a-face" };
    changed.faces[0].subject = { kind: "not-a-face" };
    changed.verdict.findings.length = 0;
    changed.verdict.permitted = true;
    const error = await errorOf(guard.clear(changed));
    assert.match(error.detail, /consent\.written/u);
    assert.equal(await codeOf(guard.clear(null)), "package.unknown-check");
    assert.equal(await codeOf(guard.clear(structuredClone(covered.submission))), "package.unknown-check");
  });

  test("a box that a person draws is covered too", async () => {
    const region = { x: 40, y: 40, width: 60, height: 60 };
    const drawn = await guard.answer(check, { faces: [null, { region, subject: { kind: "cover" } }] });
    assert.deepEqual(drawn.faces.map(({ subject }) => subject), [null, { kind: "cover" }]);
    assert.equal(await codeOf(guard.answer(check, { faces: [null, { subject: { kind: "cover" } }] })), "package.option");
  });

  test("a caption that names a pupil beside the picture is stopped, and the name is shown", async () => {
    const named = await guard.answer(check, { caption: `Well done ${people.allowed.name}!` });
    assert.ok(rulesOf(named).includes("names.with-image"));
    assert.equal(named.mentions[0].text, people.allowed.name);
  });

  test("a check can be for another place than the guard's own", async () => {
    const elsewhere = await guard.checkText("A day out", { channel: "press", publisher: null, on: "2026-12-01" });
    const { channel, publisher, on } = elsewhere.submission;
    assert.deepEqual({ channel, publisher, on }, { channel: "press", publisher: null, on: "2026-12-01" });
    assert.equal((await guard.checkText("A day out")).submission.channel, "website");
    assert.equal(await codeOf(guard.checkText("A day out", { chanel: "press" })), "package.option");
  });

  test("words without a picture are judged by themselves", async () => {
    const stopped = await guard.checkText(`Ring Wren's mother on 020 7946 0123`);
    assert.ok(stopped.mentions.some(({ kind }) => kind === "phone"));
    const fine = await guard.answer(stopped, { caption: "The museum was a great day out." });
    assert.ok(fine.verdict.permitted, JSON.stringify(fine.verdict.findings));
    const cleared = await guard.clear(fine);
    assert.equal(cleared.file, null);
    assert.equal(cleared.words.caption, "The museum was a great day out.");
  });





  test("a broken file is told in its place and stops no other; progress is told pass by pass; a person can be asked meanwhile", async () => {
    const seen = [];
    const [broken, good] = await guard.check([{ name: "notes.jpg", bytes: bytesOf("no picture") }, photo], {
      onProgress: ({ file, index, done, total }) => seen.push([file === photo, index, done, total]),
      answers: async (found) => ({ faces: coverAll(found) }),
    });
    assert.deepEqual([broken.kind, broken.name, good.kind, good.name], ["broken", "notes.jpg", "photo", "lark.jpg"]);
    assert.ok(broken.error instanceof GuardError);
    assert.equal(broken.error.code, "photo.unknown-format");
    assert.deepEqual(good.faces.map(({ subject }) => subject), [{ kind: "cover" }]);
    const total = seen[0][3];
    assert.ok(total > 1);
    assert.deepEqual(seen, Array.from({ length: total }, (_, at) => [true, 1, at + 1, total]));
  });

  test("when asking who is in it breaks off, nothing of the photo goes, and the reason is told", async () => {
    const left = new Error("the dialogue was closed");
    const [broken] = await guard.check([photo], { answers: () => Promise.reject(left) });
    assert.equal(broken.error.code, "package.answers");
    assert.equal(broken.error.cause, left);
  });

  test("called off in the middle it stops at once, and the guard goes on", async () => {
    const off = new AbortController();
    const reason = new Error("somebody left");
    const error = await errorOf(guard.check([photo, photo], { signal: off.signal, onProgress: () => off.abort(reason) }));
    assert.equal(error.code, "page.aborted");
    assert.equal(error.cause, reason);
    assert.equal(await codeOf(guard.check([photo], { signal: AbortSignal.abort() })), "page.aborted");
    const preview = await guard.preview(check, 64);
    assert.ok(preview.size > 0, "the worker that took its place has opened the photo again");
  });

  test("called off while a person is being asked, it waits for nobody", async () => {
    const off = new AbortController();
    const reason = new Error("somebody left");
    const answers = () => {
      off.abort(reason);
      return new Promise(() => {});
    };
    const error = await errorOf(guard.check([photo], { signal: off.signal, answers }));
    assert.equal(error.code, "page.aborted");
    assert.equal(error.cause, reason);
  });

  test("whatever a signal calls off tells the signal's reason", async () => {
    const reason = new Error("somebody left");
    const options = { signal: AbortSignal.abort(reason) };
    const covered = await guard.answer(check, { faces: coverAll(check), approval });
    const words = await guard.checkText("A day out");
    const calls = [() => guard.check([photo], options), () => guard.checkText("A day out", options), () => guard.clear(covered, options), () => guard.clear(words, options)];
    for (const call of calls) {
      const error = await errorOf(call());
      assert.equal(error.code, "page.aborted", String(call));
      assert.equal(error.cause, reason, String(call));
    }
  });

  test("a preview is a JPEG of the size that was asked for", async () => {
    const preview = await guard.preview(check, 64);
    assert.equal(preview.type, "image/jpeg");
    assert.deepEqual([...new Uint8Array(await preview.arrayBuffer()).subarray(0, 2)], [0xff, 0xd8]);
  });

  test("what was stopped has its line in the register", async () => {
    const line = JSON.parse(await guard.refusal(check));
    assert.match(JSON.stringify(line), /consent\.written/u);
  });
});

describe("what a guard is made of", { timeout: 120_000 }, () => {
  const text = { ...school, workers: 1 };

  test("a misspelt option is refused, for it could leave the class list out", async () => {
    const error = await errorOf(createGuard({ ...text, classlist: text.classList }));
    assert.equal(error.code, "package.option");
    assert.match(error.detail, /classlist/u);
    assert.equal(await codeOf(createGuard({ policy: "highwood" })), "package.option");
    for (const junk of [undefined, null, 0, "highwood", [], {}, () => {}]) assert.equal(await codeOf(createGuard(junk)), "package.option");
    for (const name of ["policy", "channel", "signal", "onLoad", "receiptKey", "publisher"]) assert.equal(await codeOf(createGuard({ ...text, [name]: 5 })), "package.option", name);
    for (const junk of [undefined, null, "list", {}]) assert.equal(await codeOf(suggestMapping(junk)), "package.option");
    assert.equal(await codeOf(createGuard({ ...text, classList: [] })), "package.option");
    assert.equal(await codeOf(createGuard({ ...text, workers: 0 })), "package.option");
  });

  test("rules that are none, and keys that are none, are refused by the guard's own codes", async () => {
    assert.match(await codeOf(createGuard({ ...text, policy: "no such school" })), /^policy\./u);
    assert.match(await codeOf(createGuard({ ...text, registerKey: "no key" })), /^register\.|^key\./u);
    assert.match(await codeOf(createGuard({ ...text, receiptKey: "no key" })), /^receipt\./u);
    for (const wrong of [{ channel: "web" }, { publisher: "me" }, { on: "tomorrow" }, { language: "fr" }]) {
      assert.match(await codeOf(createGuard({ ...text, ...wrong })), /^submission\./u, JSON.stringify(wrong));
    }
  });

  test("a list whose columns nobody is certain of is refused by their names, until a person has said what they mean", async () => {
    const denial = bytesOf("Id,Forename,Surname,Class,Website consent denied\nT01,Wren,Plover,Starling,Yes\n");
    const error = await errorOf(createGuard({ ...text, classList: denial }));
    assert.equal(error.code, "package.columns");
    assert.match(error.detail, /Website consent denied/u);
    const mapping = await suggestMapping(denial);
    const columns = mapping.columns.map((column) => (column.sureness === "confirm" ? { ...column, polarity: "denial", sureness: "certain" } : column));
    const guard = await createGuard({ ...text, classList: [{ name: "denied.csv", bytes: new Blob([denial]), mapping: { ...mapping, columns } }] });
    assert.equal(guard.classList.people, 1);
    assert.equal(guard.receiptKey, null);
    const cleared = await guard.clear(await guard.checkText("A day out"));
    assert.equal(cleared.receipt, null, "without a key there is no receipt");
    guard.close();
  });

  test("without a class list there is nobody on it: whoever is named in a photo cannot have agreed", async () => {
    const { classList: left, ...nobody } = text;
    const guard = await createGuard(nobody);
    assert.ok(left);
    assert.deepEqual(guard.classList, { people: 0, problems: [] });
    const [check] = await guard.check([small]);
    const named = await guard.answer(check, { faces: [{ subject: { kind: "person", id: people.allowed.id } }], approval });
    assert.ok(!named.verdict.permitted);
    guard.close();
  });


  test("closed, it answers nothing, and what was running is called off", async () => {
    const guard = await createGuard(text);
    const running = guard.check([small]);
    guard.close();
    assert.equal(await codeOf(running), "page.aborted");
    assert.equal(await codeOf(guard.checkText("Hello")), "package.closed");
    guard.close();
  });

  test("files of another version are not run", async () => {
    const base = await mkdtemp(path.join(tmpdir(), "schoolgate-gate-"));
    await cp(here("../dist/gate"), base, { recursive: true });
    const wasm = path.join(base, "assets/guard.wasm");
    await writeFile(wasm, Buffer.concat([await readFile(wasm), Buffer.from([0])]));
    assert.equal(await codeOf(createGuard({ ...text, base })), "page.guard-missing");
    await rm(base, { recursive: true });
  });

  test("without the network that finds faces no photo is let through", async () => {
    const base = await mkdtemp(path.join(tmpdir(), "schoolgate-gate-"));
    await cp(here("../dist/gate"), base, { recursive: true });
    await rm(path.join(base, "assets/centerface.onnx"));
    const guard = await createGuard({ ...text, base });
    const [{ error }] = await guard.check([small]);
    assert.equal(error.code, "page.model-missing");
    guard.close();
    await rm(base, { recursive: true });
  });

  test("a server that draws pages can import the element: nothing happens", async () => {
    const { SchoolGate, receiptOf } = await import("../dist/element.js");
    assert.equal(typeof SchoolGate, "function");
    assert.equal(receiptOf(new File([], "a.jpg")), null);
  });

  test("it has the project's version", async () => {
    const { version } = JSON.parse(await readFile(here("../package.json"), "utf8"));
    assert.match(await readFile(here("../../../Cargo.toml"), "utf8"), new RegExp(`^version = "${version}"$`, "mu"));
  });

  test("every code of its own is in the README", async () => {
    const text = await readFile(here("../src/reasons.ts"), "utf8");
    const codes = [...text.matchAll(/^ {2}"((?:package|page)\.[a-z-]+)":/gmu)].map(([, code]) => code);
    const readme = await readFile(here("../README.md"), "utf8");
    assert.ok(codes.length > 10);
    assert.deepEqual(codes.filter((code) => !readme.includes(`\`${code}\``)), []);
  });

  test("the presets are told without a school", async () => {
    assert.equal((await presetPolicies()).length, 5);
  });

  test("a program that forgets to close it ends all the same", async () => {
    const program = `
      import { createGuard } from ${JSON.stringify(new URL("../dist/node.js", import.meta.url).href)};
      const guard = await createGuard({ policy: "highwood", channel: "website", publisher: "ict-manager", workers: 1 });
      console.log((await guard.checkText("Hello")).verdict.permitted);`;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program], { timeout: 30_000 });
    assert.equal(stdout.trim(), "true");
  });
});
