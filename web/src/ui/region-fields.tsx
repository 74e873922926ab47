// A rectangle of the picture as four numbers, for whoever cannot or will not drag.
import type { Region } from "../wasm/schoolgate.js";
import { say } from "../words";

const sides = (): readonly { name: keyof Region; words: string; deed: "move" | "resize" }[] => [
  { name: "x", words: say.faces.left_, deed: "move" },
  { name: "y", words: say.faces.top, deed: "move" },
  { name: "width", words: say.faces.width, deed: "resize" },
  { name: "height", words: say.faces.height, deed: "resize" },
];

interface Props {
  region: Region;
  /** Puts it there and says where it came to be: what does not fit the picture is made to. */
  place: (next: Region, deed: "move" | "resize") => Region;
}

export function RegionFields({ region, place }: Props) {
  return (
    <div class="box-fields">
      {sides().map(({ name, words, deed }) => (
        <label key={name}>
          <span>{words}</span>
          <input
            type="number"
            min="0"
            step="1"
            value={region[name]}
            onChange={({ currentTarget }) => {
              const value = currentTarget.valueAsNumber;
              const now = Number.isFinite(value) ? place({ ...region, [name]: value }, deed) : region;
              currentTarget.value = String(now[name]);
            }}
          />
        </label>
      ))}
    </div>
  );
}
