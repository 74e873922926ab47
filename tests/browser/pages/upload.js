// The script of a page that takes photos, with a few kinds of input; it hears what any page hears, and sends by script when asked.
import { receiptOf } from "./element.js";

globalThis.heard = [];
globalThis.told = [];
globalThis.receiptOf = receiptOf;
const hear = (event) => {
  const files = (event.dataTransfer ?? event.clipboardData)?.files ?? event.composedPath()[0].files;
  if (files) heard.push({ kind: event.type, target: event.composedPath()[0].id, files: [...files].map(({ name }) => name), receipts: [...files].filter(receiptOf).length });
};
for (const kind of ["input", "change", "drop", "paste"]) addEventListener(kind, hear);
document.getElementById("zone").addEventListener("drop", (event) => event.preventDefault());
for (const kind of ["check", "cleared", "stopped"]) {
  document.addEventListener(`school-gate-${kind}`, (event) => {
    told.push({ kind, detail: JSON.parse(JSON.stringify(event.detail)) });
    if (kind === "check" && globalThis.refuses) event.preventDefault();
  });
}
for (const mode of ["open", "closed"]) {
  const root = document.getElementById(`${mode}-host`).attachShadow({ mode });
  const input = Object.assign(document.createElement("input"), { type: "file", id: `in-${mode}`, disabled: true });
  root.append(input);
  root.addEventListener("change", hear);
  globalThis[`${mode}Root`] = root;
}
globalThis.sendByFetch = () => fetch("upload", { method: "POST", body: new FormData(document.getElementById("form")) });
