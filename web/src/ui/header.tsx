// Whose page this is, and its promise.
import { say } from "../words";
import { Icon } from "./icons";
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
      <LoadingNote />
    </header>
  );
}
