// How covers hide what is beneath them.
import type { PhotoEntry } from "../state/photo";
import type { CoverStyle } from "../wasm/schoolgate.js";
import { say } from "../words";

const STYLES: readonly CoverStyle[] = ["solid", "surroundings", "mosaic"];

export function CoverStyleChoice({ photo }: { photo: PhotoEntry }) {
  const chosen = photo.coverStyle.value;
  return (
    <fieldset class="cover-styles">
      <legend class="label">{say.covers.title}</legend>
      {STYLES.map((style) => (
        <label class="tick" key={style}>
          <input
            type="radio"
            name={`cover-style-${photo.id}`}
            value={style}
            checked={chosen === style}
            onChange={() => photo.history.give("coverStyle", style)}
          />
          <span>{say.covers.styles[style]}</span>
        </label>
      ))}
      {chosen !== "solid" && <p class="hint">{say.covers.shownGrey}</p>}
    </fieldset>
  );
}
