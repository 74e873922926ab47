// Slips of spelling and grammar under a field, each put right with one press. They are advice and stop nothing.
import type { GrammarNote } from "../grammar/grammar.js";
import { checksSpelling, corrected, leaveAlone, loadSpelling, spelling, wordsAt } from "../state/spelling";
import { say } from "../words";
import { Icon } from "./icons";

interface Props {
  /** The field's id: it has the focus again once a slip is put right. */
  fieldId: string;
  text: string;
  slips: readonly GrammarNote[] | null;
  /** The text with other words in it, and the place behind them as the browser counts. */
  onUsed: (text: string, at: number) => void;
}

export function Slips({ fieldId, text, slips, onUsed }: Props) {
  if (!slips) return null;
  return (
    <div class="slips">
      <p class="slips-title" role="status">
        {say.spelling.found(slips.length)}
      </p>
      {slips.length > 0 && (
        <ul class="slips-list" aria-label={say.spelling.title}>
          {slips.map((slip) => {
            const words = wordsAt(text, slip);
            return (
              <li key={`${slip.start} ${words} ${slip.message}`} class={`slip slip-${slip.kind}`}>
                <Icon name="note" />
                <div class="slip-parts">
                  <p>
                    <q class="slip-words">{words}</q> {slip.kind === "spelling" ? say.spelling.unknown : slip.message}
                  </p>
                  <div class="slip-ways">
                    {slip.suggestions.map((instead) => (
                      <button
                        key={instead}
                        type="button"
                        class="chip"
                        onClick={() => {
                          const before = [...text].slice(0, slip.start).join("");
                          onUsed(corrected(text, slip, instead), before.length + instead.length);
                        }}
                      >
                        {instead.trim() === "" ? say.spelling.takeOut(words) : say.spelling.change(instead)}
                      </button>
                    ))}
                    <button
                      type="button"
                      class="link-button"
                      onClick={() => {
                        leaveAlone(words);
                        document.getElementById(fieldId)?.focus();
                      }}
                    >
                      {say.spelling.leave(words)}
                    </button>
                  </div>
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}

/** How far the check has come while it is of no use yet. */
export function SlipsLoading() {
  const state = spelling.value;
  if (!checksSpelling.value) return null;
  if (state.kind === "loading") return <p class="hint">{say.spelling.loading}</p>;
  if (state.kind !== "failed") return null;
  return (
    <div class="slips-failed">
      <p class="hint" role="status">
        {say.spelling.failed}
      </p>
      <button type="button" class="button button-plain" onClick={() => void loadSpelling()}>
        {say.spelling.again}
      </button>
    </div>
  );
}
