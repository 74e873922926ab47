// The middle of the page: the photo in hand, or the sheet of all of them; a text without a photo; before there is any, what the page is for.
import { deskView } from "../state/desk-view";
import { photos, selected } from "../state/photos";
import { isTextOpen } from "../state/text-open";
import { BatchBar } from "./batch-bar";
import { Names } from "./names";
import { useNextKey } from "./next-need";
import { PhotoView } from "./photo-view";
import { SeveralTold } from "./several-told";
import { Sheet } from "./sheet";
import { Summary } from "./summary";
import { TextView } from "./text-view";
import { Tour } from "./tour";
import { Welcome } from "./welcome";

export function DeskMain() {
  useNextKey();
  return (
    <>
      <SeveralTold />
      <InTheMiddle />
    </>
  );
}

function InTheMiddle() {
  if (isTextOpen.value) return <TextView />;
  const photo = selected.value;
  if (!photo) return <Welcome />;
  const isBatch = photos.value.length > 1;
  if (deskView.value === "names") return <Names />;
  if (deskView.value === "summary") return <Summary />;
  if (isBatch && deskView.value === "sheet") return <Sheet />;
  return (
    <>
      <Tour />
      {isBatch && <BatchBar photo={photo} />}
      <PhotoView key={photo.id} photo={photo} />
    </>
  );
}
