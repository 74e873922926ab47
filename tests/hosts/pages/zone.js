// Sends what is dropped on a box, or pasted into the page.

const zone = document.getElementById("zone");

function send(files) {
  if (files.length === 0) return;
  const body = new FormData();
  for (const file of files) body.append("photos", file);
  void fetch("/upload/zone", { method: "POST", body });
}

/** The files of a dropped file or folder, folders within folders too. */
async function filesOf(entry) {
  if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return found;
    for (const inner of some) found.push(...(await filesOf(inner)));
  }
}

for (const kind of ["dragenter", "dragover"]) zone.addEventListener(kind, (event) => event.preventDefault());
zone.addEventListener("drop", async (event) => {
  event.preventDefault();
  const plain = [...event.dataTransfer.files];
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  send(entries.some((entry) => entry.isDirectory) ? (await Promise.all(entries.map(filesOf))).flat() : plain);
});
document.addEventListener("paste", (event) => send([...event.clipboardData.files]));
