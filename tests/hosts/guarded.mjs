// How the guard is put around a page, as its README says: the element, its script, and what the school has.
import path from "node:path";
import { fileURLToPath } from "node:url";

const dist = fileURLToPath(new URL("../../web/package/dist", import.meta.url));

export const school = { folders: { "/schoolgate/": dist } };

export const guard = (html) => html;
