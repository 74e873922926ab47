// The switch between the languages of the page, each called by its own name.
import { say } from "../words";
import { chooseLanguage, language, LANGUAGES, type Language } from "../words/language";

const ALL = Object.entries(LANGUAGES) as [Language, string][];

export function LanguageChoice() {
  return (
    <div class="languages" role="group" aria-label={say.language}>
      {ALL.map(([code, name]) => (
        <button key={code} type="button" class="language" lang={code} aria-pressed={language.value === code} onClick={() => chooseLanguage(code)}>
          {name}
        </button>
      ))}
    </div>
  );
}
