// The middle of the page: the photo in hand, or the sheet of all of them; before there is any, what the page is for.
import { deskView } from "../state/desk-view";
import { photos, selected } from "../state/photos";
import { BatchBar } from "./batch-bar";
import { Names } from "./names";
import { PhotoView } from "./photo-view";
import { SeveralTold } from "./several-told";
import { Sheet } from "./sheet";
import { Summary } from "./summary";
import { Welcome } from "./welcome";

export function DeskMain() {
  return (
    <>
      <SeveralTold />
      <InTheMiddle />
    </>
  );
}

function InTheMiddle() {
  const photo = selected.value;
  if (!photo) return <Welcome />;
  const isBatch = photos.value.length > 1;
  if (deskView.value === "names") return <Names />;
  if (deskView.value === "summary") return <Summary />;
  if (isBatch && deskView.value === "sheet") return <Sheet />;
  return (
    <>
      {isBatch && <BatchBar photo={photo} />}
      <PhotoView key={photo.id} photo={photo} />
    </>
  );
}
