// Other words for one finding, each with what it would change: one press, and it is changed.
import { replacedBy, reword } from "../state/rewording";
import type { Written } from "../state/written";
import type { Finding, Suggestion } from "../wasm/schoolgate.js";
import { say } from "../words";

interface Props {
  entry: Written;
  finding: Finding;
  /** Which of them Tab goes to; all of them when left out. */
  tabStop?: number | null;
  /** What to do when one was used; `at` is the place behind it in the text. */
  onUsed: (suggestion: Suggestion, at: number) => void;
}

export function Rewordings({ entry, finding: { suggestions = [] }, tabStop, onUsed }: Props) {
  const [first] = suggestions;
  if (!first) return null;
  return (
    <div class="rewordings" role="group" aria-label={say.captions.others(replacedBy(entry, first))}>
      {suggestions.map((suggestion, index) => (
        <button
          key={`${suggestion.label}:${suggestion.text}`}
          type="button"
          class="rewording"
          tabIndex={tabStop === undefined || tabStop === index ? 0 : -1}
          onClick={() => {
            const at = reword(entry, suggestion);
            if (at !== null) onUsed(suggestion, at);
          }}
        >
          <span class="rewording-label">{suggestion.label}</span>{" "}
          <span class="rewording-change">
            <del>{replacedBy(entry, suggestion)}</del>
            <span class="visually-hidden"> {say.captions.becomes} </span>
            <span aria-hidden="true"> → </span>
            <ins>{suggestion.text || <i>{say.captions.nothing}</i>}</ins>
          </span>
        </button>
      ))}
    </div>
  );
}
