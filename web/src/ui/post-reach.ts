// The way to what is still to be done about one picture of a post: it is opened first.
import type { PhotoEntry } from "../state/photo";
import { openPicture } from "../state/post";
import { isDescribed } from "../state/post-verdict";
import { faceInputId, fieldId, goToNew, HEADS_ID } from "./go-to";

export const POST_PICTURES_ID = "post-pictures";
export const POST_FINDINGS_ID = "post-findings";
export const openId = (photo: PhotoEntry): string => `${photo.id}-open`;

/** The description of the open picture has the usual name, so that what points to it arrives. */
export const altTextId = (photo: PhotoEntry): string =>
  openPicture.value === photo.id ? fieldId("altText") : `${fieldId("altText")}-${photo.id}`;

export function reach(photo: PhotoEntry): void {
  openPicture.value = photo.id;
  goToNew(firstToDo(photo));
}

function firstToDo(photo: PhotoEntry): string {
  if (photo.stage.value.kind !== "ready") return openId(photo);
  const open = photo.shownFaces.value.find(({ subject }) => !subject);
  if (open) return faceInputId(open.key);
  if (photo.hold.value && photo.hold.value.kind !== "looking") return HEADS_ID;
  return isDescribed(photo) ? POST_FINDINGS_ID : fieldId("altText");
}
