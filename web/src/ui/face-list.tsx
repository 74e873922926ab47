// Every face with a place to say who it is.
import type { Signal } from "@preact/signals";
import { coverUnanswered, isDrawn } from "../state/faces";
import type { PhotoEntry } from "../state/photo";
import { toldOfSeveral } from "../state/undoing";
import { say } from "../words";
import { CoverStyleChoice } from "./cover-style-choice";
import { FaceCard } from "./face-card";
import { HeadCounting } from "./head-counting";
import { startNaming } from "./names";
import { Panel } from "./panel";

interface Props {
  photo: PhotoEntry;
  image: Signal<HTMLImageElement | null>;
  drawing: Signal<boolean>;
}

export function FaceList({ photo, image, drawing }: Props) {
  const faces = photo.faces.value;
  const left = photo.unanswered.value;
  const searching = photo.stage.value.kind === "searching";
  const later = faces.filter((face) => !isDrawn(face)).length - (photo.quick.value ?? 0) - photo.foundTurned.value;
  const sofar = searching ? say.faces.stillLooking : later > 0 ? say.faces.later(later) : "";
  const several = toldOfSeveral(photo);
  const told = several ? say.batch.several.told(several) : photo.history.told.value && say.history.told(photo.history.told.value);
  const outside = faces.length - photo.shownFaces.value.length;
  // That there is none is said only when the search is over.
  const none = searching ? "" : say.faces.none;
  const counts =
    faces.length === 0 ? [none] : [say.faces.found(faces.length), sofar, outside > 0 && say.faces.outside(outside), say.faces.left(left)];
  return (
    <Panel title={say.faces.title} name="faces">
      <p role="status">{[told, ...counts].filter(Boolean).join(" ")}</p>
      {faces.length > 0 && <p class="hint">{say.faces.hint}</p>}
      {left > 1 && !searching && (
        <button type="button" class="button button-plain" onClick={() => startNaming(photo)}>
          {say.batch.names.start(left)}
        </button>
      )}
      <ol class="face-list">
        {faces.map((face, index) => (
          <FaceCard key={face.key} photo={photo} face={face} number={index + 1} image={image} />
        ))}
      </ol>
      {left > 0 && (
        <button type="button" class="button button-plain" onClick={() => coverUnanswered(photo)}>
          {say.faces.coverRest(left)}
        </button>
      )}
      {photo.shownFaces.value.some(({ subject }) => subject?.kind === "cover") && <CoverStyleChoice photo={photo} />}
      {!searching && <HeadCounting photo={photo} drawing={drawing} />}
    </Panel>
  );
}
