// Why strangers could recognise a pupil, and a button for each thing that helps.
import { answer } from "../state/faces";
import { smallerSides } from "../state/framing";
import type { PhotoEntry } from "../state/photo";
import { sameRegion } from "../state/region";
import type { Finding } from "../wasm/schoolgate.js";
import { say } from "../words";
import { startCropping } from "./cropping";
import { FindingItem } from "./finding-item";
import { goTo, SIZE_ID, VERDICT_ID } from "./go-to";

/** The verdict's second question; its findings stand beneath it and not among those of the first. */
export const isAboutExposure = ({ rule }: Finding): boolean => rule === "exposure";

export function Exposure({ photo, findings }: { photo: PhotoEntry; findings: readonly Finding[] }) {
  const reasons = findings.filter(isAboutExposure);
  if (reasons.length === 0) return null;
  const isAsked = reasons.some(({ severity, allowed }) => severity === "ask" && !allowed);
  return (
    <div class={isAsked ? "findings findings-ask exposure" : "findings findings-note exposure"}>
      <h3>{say.exposure.why}</h3>
      <ul>
        {reasons.map((finding, index) => (
          <FindingItem key={`${finding.key}:${index}`} photo={photo} finding={finding}>
            <Remedies photo={photo} finding={finding} />
          </FindingItem>
        ))}
      </ul>
    </div>
  );
}

function Remedies({ photo, finding: { place } }: { photo: PhotoEntry; finding: Finding }) {
  const part = photo.part;
  const coverIt = () => {
    if (place.kind !== "face") return;
    // The faces may have changed since the verdict; no other may be covered in this one's place.
    const face = photo.faces.value[place.index];
    if (face && sameRegion(face.region, place.region)) answer(photo, face.key, { kind: "cover" });
    goTo(VERDICT_ID);
  };
  return (
    <>
      <button type="button" class="chip" onClick={coverIt}>
        {say.exposure.cover}
      </button>
      <button type="button" class="chip" onClick={() => startCropping(photo)}>
        {say.exposure.crop}
      </button>
      {part && smallerSides(part).length > 0 && (
        <button type="button" class="chip" onClick={() => goTo(SIZE_ID)}>
          {say.exposure.smaller}
        </button>
      )}
    </>
  );
}
