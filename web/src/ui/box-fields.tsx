// A box as four numbers, for whoever cannot or will not drag.
import { isDrawn, placeFace } from "../state/faces";
import type { FaceEntry, PhotoEntry } from "../state/photo";
import type { Region } from "../wasm/schoolgate.js";
import { say } from "../words";

const SIDES: readonly { name: keyof Region; words: string; deed: "move" | "resize" }[] = [
  { name: "x", words: say.faces.left_, deed: "move" },
  { name: "y", words: say.faces.top, deed: "move" },
  { name: "width", words: say.faces.width, deed: "resize" },
  { name: "height", words: say.faces.height, deed: "resize" },
];

export function BoxFields({ photo, face }: { photo: PhotoEntry; face: FaceEntry }) {
  const { key, region } = face;
  return (
    <details class="more" open={isDrawn(face)}>
      <summary>{say.faces.place}</summary>
      <div class="box-fields">
        {SIDES.map(({ name, words, deed }) => (
          <label key={name}>
            <span>{words}</span>
            <input
              type="number"
              min="0"
              step="1"
              value={region[name]}
              onChange={({ currentTarget }) => {
                const value = currentTarget.valueAsNumber;
                if (Number.isFinite(value)) placeFace(photo, key, { ...region, [name]: value }, deed);
                // What does not fit the picture was made to; show what became of it.
                currentTarget.value = String(photo.faces.value.find((each) => each.key === key)?.region[name] ?? value);
              }}
            />
          </label>
        ))}
      </div>
    </details>
  );
}
