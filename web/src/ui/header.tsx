// Whose page this is, and its promise.
import { office } from "../state/office";
import { say } from "../words";
import { Icon } from "./icons";
import { LanguageChoice } from "./language-choice";
import { LoadingNote } from "./loading-note";

export function Header() {
  return (
    <header class="masthead">
      <div class="masthead-name">
        <Icon name="gate" />
        <h1>
          {say.name} <span class="masthead-tagline">{say.tagline}</span>
        </h1>
      </div>
      <p class="promise">
        <Icon name="lock" />
        <span>{say.private}</span>
      </p>
      <button
        type="button"
        class="masthead-button"
        title={say.office.openHint}
        onClick={() => {
          office.value = "register";
        }}
      >
        <Icon name="list" />
        {say.office.open}
      </button>
      <LanguageChoice />
      <LoadingNote />
    </header>
  );
}
