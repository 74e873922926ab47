// The middle of the page: the photo in hand, or the sheet of all of them; before there is any, what the page is for.
import { deskView } from "../state/desk-view";
import { photos, selected } from "../state/photos";
import { BatchBar } from "./batch-bar";
import { PhotoView } from "./photo-view";
import { Sheet } from "./sheet";
import { Welcome } from "./welcome";

export function DeskMain() {
  const photo = selected.value;
  if (!photo) return <Welcome />;
  const isBatch = photos.value.length > 1;
  if (isBatch && deskView.value === "sheet") return <Sheet />;
  return (
    <>
      {isBatch && <BatchBar photo={photo} />}
      <PhotoView key={photo.id} photo={photo} />
    </>
  );
}
