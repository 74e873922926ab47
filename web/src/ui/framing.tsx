// What of the picture is published: which part, at what size, and what is left of the rest elsewhere.
import { useId } from "preact/hooks";
import { cropTo, takeCropAway } from "../state/crop";
import { smallerSides } from "../state/framing";
import { holdsPicture } from "../state/hidden";
import type { PhotoEntry } from "../state/photo";
import { say } from "../words";
import { CROP_HINT_ID, CROP_ID, isCropping, stopCropping } from "./cropping";
import { goTo, SIZE_ID } from "./go-to";
import { RegionFields } from "./region-fields";

export function FramingPanel({ photo }: { photo: PhotoEntry }) {
  const title = useId();
  const { value: info } = photo.info;
  if (!info) return null;
  const crop = photo.crop.value;
  const hidden = photo.hidden.value;
  return (
    <section class="framing" aria-labelledby={title}>
      <h3 id={title}>{say.crop.title}</h3>
      {isCropping(photo) && (
        <>
          <p class="hint" id={CROP_HINT_ID}>
            {say.crop.hint}
          </p>
          <RegionFields
            region={crop ?? { x: 0, y: 0, width: info.width, height: info.height }}
            place={(next) => {
              cropTo(photo, next);
              return photo.crop.value ?? { x: 0, y: 0, width: info.width, height: info.height };
            }}
          />
        </>
      )}
      <div class="face-buttons">
        {crop && (
          <button
            type="button"
            class="button button-plain"
            onClick={() => {
              takeCropAway(photo);
              goTo(CROP_ID);
            }}
          >
            {say.crop.away}
          </button>
        )}
        {isCropping(photo) && (
          <button type="button" class="button button-plain" onClick={stopCropping}>
            {say.crop.done}
          </button>
        )}
      </div>
      {crop && hidden && holdsPicture(hidden) && <p class="framing-rest">{say.crop.uncropped}</p>}
      <SizeChoice photo={photo} />
    </section>
  );
}

function SizeChoice({ photo }: { photo: PhotoEntry }) {
  const { part, longestSide } = photo;
  const size = photo.published.value;
  const sides = part ? smallerSides(part) : [];
  if (!size) return null;
  // A JPEG is cut by whole blocks; only what changes its size is drawn anew.
  const isCutByBlocks = photo.info.value?.format === "jpeg" && photo.crop.value !== null && longestSide.value === null;
  return (
    <>
      <label class="field">
        <span class="label">{say.crop.size}</span>
        <select
          id={SIZE_ID}
          value={longestSide.value ?? ""}
          onChange={({ currentTarget: { value } }) => {
            photo.history.give("sideChosen", value === "" ? null : Number(value));
          }}
        >
          <option value="">{say.crop.asItIs}</option>
          {sides.map((side) => (
            <option key={side} value={side}>
              {say.crop.side(side)}
            </option>
          ))}
        </select>
      </label>
      <p role="status" class="framing-size" data-width={size.width} data-height={size.height}>
        {isCutByBlocks ? say.crop.about(size) : say.crop.exactly(size)}
      </p>
    </>
  );
}
