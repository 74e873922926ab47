// A page that wants to see every file as early as it can, written by somebody who knows nothing of the guard; and the guard
// before it, which is told by the test what to answer.
import { knowTrees, placeScriptedClicks, hiddenPlace, watch } from "./intercept-bundle.js";

const ours = document.getElementById("ours");
const trees = knowTrees(globalThis);
const place = hiddenPlace(document);
placeScriptedClicks(globalThis, () => place);
globalThis.asked = [];
globalThis.answers = [];
globalThis.results = [];
globalThis.stopWatching = watch(globalThis, {
  concerns: (path) => path.includes(ours) || path.includes(place.host),
  shadowOf: trees.shadowOf,
  roots: trees.roots,
  async decide({ via, files, target }) {
    asked.push({ via, target: target.id, files: files.map(({ name, webkitRelativePath }) => webkitRelativePath || name) });
    const answer = answers.shift() ?? "clear";
    if (answer === "late") await new Promise((resolve) => (globalThis.goOn = resolve));
    if (answer === "fail") throw new Error("The test wants this to fail.");
    if (answer === "leave") return null;
    if (answer === "same") return files;
    return files.map((_, index) => new File(["cleared"], `cleared-${index + 1}.jpg`, { type: "image/jpeg" }));
  },
  done: ({ via }, given) => results.push({ via, given: given.length }),
});
globalThis.reportError = () => {};

globalThis.heard = [];
globalThis.entered = [];
const files = (list) => [...(list ?? [])].map((file) => file.webkitRelativePath || file.name);
const hear = (where) => (event) => {
  const target = event.composedPath()[0];
  const transfer = event.dataTransfer ?? event.clipboardData;
  if (!transfer && target.type !== "file") return;
  heard.push({ where, kind: event.type, target: target.id, files: files(transfer ? transfer.files : target.files), text: transfer?.getData("text/plain") ?? "", });
  // What a page gets that takes nothing but entries.
  for (const item of transfer?.items ?? []) if (where === "itself" && item.kind === "file") item.webkitGetAsEntry().file((file) => entered.push([file.name, [...transfer.files].includes(file)].join()));
};
const listen = (place, where, capture = false) => {
  for (const kind of ["input", "change", "cancel", "drop", "paste", "dragleave"]) place.addEventListener(kind, hear(where), capture);
};
listen(window, "window first", true);
listen(document, "document first", true);
listen(ours, "root");
for (const id of ["one", "several", "folder", "zone", "text"]) listen(document.getElementById(id), "itself");
listen(document.getElementById("theirs"), "itself");
document.getElementById("zone").addEventListener("drop", (event) => event.preventDefault());

for (const mode of ["open", "closed"]) {
  const root = document.getElementById(`${mode}-host`).attachShadow({ mode });
  const input = Object.assign(document.createElement("input"), { type: "file", id: `in-${mode}`, multiple: true });
  const zone = Object.assign(document.createElement("div"), { id: `zone-${mode}`, textContent: "Here too" });
  root.append(input, zone);
  listen(root, "shadow first", true);
  listen(input, "itself");
  listen(zone, "itself");
  globalThis[`${mode}Root`] = root;
}

document.getElementById("script").addEventListener("click", () => {
  const input = document.createElement("input");
  input.type = "file";
  input.id = "detached";
  listen(input, "itself");
  globalThis.detached = input;
  input.click();
});
globalThis.isReady = true;
