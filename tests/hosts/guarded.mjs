// How the guard is put around a page, as its README says: the element around what takes photos, its script before all others, and file
// inputs of the HTML switched off.
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { classList } from "../browser/support/class.mjs";

const dist = fileURLToPath(new URL("../../web/package/dist", import.meta.url));

/** The folders that the guard needs on the host's server; `folder` is one for the school's own. */
export async function serving(folder) {
  for (const part of ["element.js", "gate/gate.html"]) if (!existsSync(path.join(dist, part))) throw new Error("The package has not been built: cargo xtask build");
  const school = path.join(folder, "school");
  await mkdir(school);
  await writeFile(path.join(school, "class-list.csv"), classList);
  return { "/schoolgate/": dist, "/school/": school };
}

/** FilePond makes an input of its own in the place of the page's, and would stay off for good: its page loads nothing without scripts anyway. */
const isTakenOver = (html) => html.includes('class="filepond"');

export function guard(html) {
  const guarded = html
    .replace(/(<script type="module")/u, '<script type="module" src="/schoolgate/element.js"></script>\n    $1')
    .replace("<body>", '<body>\n    <school-gate policy="malmesbury-park" class-list="/school/class-list.csv" channel="website" publisher="web-manager" on="2026-11-26">')
    .replace("</body>", "</school-gate>\n  </body>");
  return isTakenOver(html) ? guarded : guarded.replaceAll('<input type="file"', '<input disabled type="file"').replaceAll('<input id="fileupload" type="file"', '<input disabled id="fileupload" type="file"');
}
