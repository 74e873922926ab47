// A drawn box as four numbers, for whoever cannot or will not drag.
import { placeFace } from "../state/faces";
import type { FaceEntry, PhotoEntry } from "../state/photo";
import type { Region } from "../wasm/schoolgate.js";
import { say } from "../words";

const SIDES: readonly { name: keyof Region; words: string }[] = [
  { name: "x", words: say.faces.left_ },
  { name: "y", words: say.faces.top },
  { name: "width", words: say.faces.width },
  { name: "height", words: say.faces.height },
];

export function BoxFields({ photo, face: { key, region } }: { photo: PhotoEntry; face: FaceEntry }) {
  return (
    <div class="box-fields">
      {SIDES.map(({ name, words }) => (
        <label key={name}>
          <span>{words}</span>
          <input
            type="number"
            min="0"
            step="1"
            value={region[name]}
            onChange={({ currentTarget }) => {
              const value = currentTarget.valueAsNumber;
              if (Number.isFinite(value)) placeFace(photo, key, { ...region, [name]: value });
              // What does not fit the picture was made to; show what became of it.
              currentTarget.value = String(photo.faces.value.find((face) => face.key === key)?.region[name] ?? value);
            }}
          />
        </label>
      ))}
    </div>
  );
}
