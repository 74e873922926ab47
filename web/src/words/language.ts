// The language of the page: the browser's first choice of those there are, until somebody chooses.
import { effect, signal } from "@preact/signals";

export const LANGUAGES = { en: "English", cy: "Cymraeg" } as const;
export type Language = keyof typeof LANGUAGES;

/** As the browser calls them. */
export const LOCALES: Record<Language, string> = { en: "en-GB", cy: "cy-GB" };

/** The part of the page's address that names a language, as `?iaith=cy`. */
const PARAMETER = "iaith";

const isLanguage = (code: unknown): code is Language => typeof code === "string" && Object.hasOwn(LANGUAGES, code);

/** What the address asks for; else the first that the browser's owner reads; else English. */
export function firstChoice(search: string, wanted: readonly string[]): Language {
  const asked = new URLSearchParams(search).get(PARAMETER);
  if (isLanguage(asked)) return asked;
  return wanted.map((each) => each.toLowerCase().split("-")[0]).find(isLanguage) ?? "en";
}

const isPage = typeof document !== "undefined";

export const language = signal<Language>(isPage ? firstChoice(location.search, navigator.languages) : "en");

/** What the guard says in every language at once, in the page's. */
export const told = (words: Readonly<Record<Language, string>>): string => words[language.value];

/** What somebody has chosen; none while it is only a guess. */
export const chosenLanguage = signal<Language | null>(isPage && new URLSearchParams(location.search).has(PARAMETER) ? language.value : null);

/** Somebody chooses. The address remembers it, for a bookmark or a reload; nothing else does unless it is kept. */
export function chooseLanguage(code: unknown): void {
  if (!isLanguage(code)) return;
  language.value = chosenLanguage.value = code;
  const address = new URL(location.href);
  address.searchParams.set(PARAMETER, code);
  history.replaceState(history.state, "", address);
}

/** Tells the browser, and whoever is read to, which language the page is in. */
export function nameLanguage(title: () => string): void {
  effect(() => {
    document.documentElement.lang = LOCALES[language.value];
    document.title = title();
  });
}
