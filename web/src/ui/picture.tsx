// The picture with its boxes.
import { useSignal, type Signal } from "@preact/signals";
import { addFaceInTheMiddle } from "../state/faces";
import type { PhotoEntry } from "../state/photo";
import { say } from "../words";
import { Boxes } from "./boxes";
import { CropFrame } from "./crop-frame";
import { CROP_ID, isCropping, startCropping, stopCropping } from "./cropping";
import { ErrorNote } from "./error-note";
import { boxId } from "./face-box";
import { FramingPanel } from "./framing";
import { DRAW_ID, goToNew, PICTURE_TOOLS_ID } from "./go-to";
import { PhotoImage } from "./photo-image";
import { PictureProgress } from "./picture-progress";
import { TurnAgain } from "./turn-again";
import { UndoButtons } from "./undo-buttons";

interface Props {
  photo: PhotoEntry;
  image: Signal<HTMLImageElement | null>;
  /** Whether a pointer draws a new box wherever it is put down. */
  drawing: Signal<boolean>;
}

export function Picture({ photo, image, drawing }: Props) {
  const showOriginal = useSignal(false);
  const info = photo.info.value;
  const ready = photo.stage.value.kind === "ready";
  const turning = photo.turning.value;
  // What went out in a batch is in the file it went into, and no longer here.
  const isHere = photo.isSaved.value && photo.cleared.value?.url !== null;
  const cleared = isHere && !showOriginal.value && !drawing.value && !isCropping(photo) ? photo.cleared.value : null;
  const hasBoxes = ready || photo.faces.value.length > 0;
  return (
    <div class="picture-side">
      {/* The faces are cut out of the original, so it stays loaded beneath the cleared picture. */}
      <PhotoImage photo={photo} image={image}>
        {cleared ? (
          cleared.shown && <img class="picture-image picture-cleared" src={cleared.shown} alt={say.picture.alt(cleared.fileName)} />
        ) : (
          info &&
          hasBoxes && (
            <>
              <Boxes photo={photo} picture={info} drawing={drawing} />
              <CropFrame photo={photo} picture={info} />
            </>
          )
        )}
        {!ready && <PictureProgress stage={photo.stage.value} />}
        {turning?.kind === "searching" && <PictureProgress stage={turning} />}
      </PhotoImage>
      {photo.previewError.value && <ErrorNote title={say.picture.noPreview} error={photo.previewError.value} />}
      {photo.isSaved.value && !isHere && <p class="hint">{say.batch.savedElsewhere}</p>}
      {cleared && !cleared.shown && <p class="hint">{say.picture.savedNotShown}</p>}
      {hasBoxes && (
        <div class="picture-tools" id={PICTURE_TOOLS_ID} role="group" aria-label={say.picture.tools} tabIndex={-1}>
          {isHere && (
            <fieldset class="switch">
              <legend class="visually-hidden">{say.picture.show}</legend>
              {[true, false].map((original) => (
                <button
                  key={String(original)}
                  type="button"
                  aria-pressed={showOriginal.value === original}
                  onClick={() => {
                    showOriginal.value = original;
                  }}
                >
                  {original ? say.picture.original : say.picture.cleared}
                </button>
              ))}
            </fieldset>
          )}
          {ready && (
            <>
              <button
                id={DRAW_ID}
                type="button"
                class="button button-plain"
                aria-pressed={drawing.value}
                onClick={() => {
                  showOriginal.value = true;
                  if (isCropping(photo)) stopCropping();
                  drawing.value = !drawing.value;
                }}
              >
                {say.picture.draw}
              </button>
              <button
                type="button"
                class="button button-plain"
                onClick={() => {
                  showOriginal.value = true;
                  const key = addFaceInTheMiddle(photo);
                  if (key !== null) goToNew(boxId(key));
                }}
              >
                {say.picture.add}
              </button>
              <button
                id={CROP_ID}
                type="button"
                class="button button-plain"
                aria-pressed={isCropping(photo)}
                onClick={() => {
                  drawing.value = false;
                  if (isCropping(photo)) stopCropping();
                  else startCropping(photo);
                }}
              >
                {say.crop.button}
              </button>
            </>
          )}
          <UndoButtons photo={photo} />
          {ready && !isCropping(photo) && <p class="hint">{say.picture.drawHint}</p>}
        </div>
      )}
      {ready && <FramingPanel photo={photo} />}
      {ready && <TurnAgain photo={photo} />}
    </div>
  );
}
