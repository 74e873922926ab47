// A face's box as four numbers.
import { isDrawn, placeFace } from "../state/faces";
import type { FaceEntry, PhotoEntry } from "../state/photo";
import { say } from "../words";
import { RegionFields } from "./region-fields";

export function BoxFields({ photo, face }: { photo: PhotoEntry; face: FaceEntry }) {
  const { key, region } = face;
  return (
    <details class="more" open={isDrawn(face)}>
      <summary>{say.faces.place}</summary>
      <RegionFields
        region={region}
        place={(next, deed) => {
          placeFace(photo, key, next, deed);
          return photo.faces.value.find((each) => each.key === key)?.region ?? next;
        }}
      />
    </details>
  );
}
