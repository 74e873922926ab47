// Decides about what somebody offers to a page: pictures go through the gate, documents pass, and whatever fails lets nothing through.
import { GateError } from "../../src/gate/dialog";
import type { Decision, Offer } from "../../src/intercept/offer";
import { captionField, textOf, writeInto } from "./caption";
import { gate, TooSmall } from "./gate";
import { tell } from "./notice";
import { ask, type SiteAnswer } from "./orders";
import { sorted, type Stopped } from "./sorted";
import { PicturesChanged, remember } from "./words-later";
import { words } from "./words";

export async function decide(offer: Offer): Promise<Decision> {
  let site: SiteAnswer | null = null;
  try {
    site = (await ask({ kind: "site" })) as SiteAnswer | null;
    if (!site) throw new Error("no settings");
    const { pictures, stopped, together } = await sorted(offer.files, site.documents);
    const documents = together([]);
    if (stopped.length > 0) await tellStopped(stopped, pictures.length + documents.length > 0, site);
    if (pictures.length === 0) return documents.length > 0 ? documents : null;
    const cleared = await checked(pictures, offer.target, site);
    return cleared ? together(cleared) : null;
  } catch (error) {
    if (error instanceof TooSmall) void ask({ kind: "too-small" }).catch(() => {});
    else await tellWhy(error, site);
    return null;
  }
}

/** Says why nothing went. */
export const tellWhy = (error: unknown, site: SiteAnswer | null = null): Promise<void> =>
  tell({ title: words().stopped.title, lines: [...linesOf(error), site?.message ?? ""].filter(Boolean) });

/** The cleared pictures; none when the person gave up. */
async function checked(pictures: readonly File[], target: Element, site: SiteAnswer): Promise<readonly File[] | null> {
  const field = captionField(target, site.caption);
  const caption = field ? textOf(field) : "";
  return gate(site, async (dialog) => {
    const cleared = await dialog.check(pictures, { caption, altText: "" });
    if (!cleared) return null;
    if (!field) dialog.forget(cleared.id);
    else {
      if (cleared.words.caption !== caption) writeInto(field, cleared.words.caption);
      remember({ field, target, dialog, cleared });
    }
    return cleared.pieces.map(({ file }) => file);
  });
}

function tellStopped(stopped: readonly Stopped[], isPart: boolean, { message }: SiteAnswer): Promise<void> {
  const said = words().stopped;
  return tell({ title: isPart ? said.part : said.title, lines: [...stopped.map(({ file, why }) => said[why](file.name)), message ?? ""].filter(Boolean) });
}

function linesOf(error: unknown): string[] {
  const said = words().stopped;
  // A sandboxed page has no origin, and shuts every frame in it up with it.
  if (window.origin === "null") return [said.shut];
  if (error instanceof PicturesChanged) return [said.changed];
  if (error instanceof GateError) return [error.message, error.remedy, said.technical(error.code)];
  return [said.broken, said.technical(String(error))];
}
