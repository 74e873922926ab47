// What an element's attributes say of the school.
import type { School } from "../gate/messages";
import type { words } from "./status";

/** A policy file's address, not a preset's name and not the text of a file. */
const ADDRESS = /^\S+\.toml(?:[?#]\S*)?$/u;

export class SchoolError extends Error {
  constructor(
    readonly code: "element.list-missing" | "element.policy-missing" | "element.no-gate",
    [message, remedy]: readonly [string, string],
    cause: unknown,
  ) {
    super(message, { cause });
    this.remedy = remedy;
  }
  readonly remedy: string;
}

/** Fetches what is named by its address, from where the page's own cookies count. Throws a `SchoolError`. */
export async function schoolOf(element: HTMLElement, own: { classListFiles: readonly File[]; receiptKey: string | null }, say: typeof words.en): Promise<School> {
  const attribute = (name: string): string | null => element.getAttribute(name)?.trim() || null;
  const addresses = attribute("class-list")?.split(/\s+/u) ?? [];
  const policy = attribute("policy");
  return {
    policy: policy && ADDRESS.test(policy) ? await fetched(policy).then((file) => file.text()).catch((error) => fail("element.policy-missing", say.policyMissing, error)) : policy,
    classList:
      own.classListFiles.length > 0
        ? own.classListFiles
        : await Promise.all(addresses.map(fetched)).catch((error) => fail("element.list-missing", say.listMissing, error)),
    channel: attribute("channel") as School["channel"],
    publisher: attribute("publisher") as School["publisher"],
    receiptKey: own.receiptKey,
    on: attribute("on"),
    language: languageOf(element),
  };
}

/** As the element says, else as the page says where the element lies. */
export function languageOf(element: HTMLElement): "en" | "cy" {
  const said = element.getAttribute("language") || element.closest("[lang]")?.getAttribute("lang") || "en";
  return said.toLowerCase().split("-")[0] === "cy" ? "cy" : "en";
}

async function fetched(address: string): Promise<File> {
  const url = new URL(address, document.baseURI);
  const response = await fetch(url, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`);
  const blob = await response.blob();
  return new File([blob], url.pathname.split("/").at(-1) || "class-list.csv", { type: blob.type });
}

function fail(code: SchoolError["code"], said: readonly [string, string], cause: unknown): never {
  throw new SchoolError(code, said, cause);
}
