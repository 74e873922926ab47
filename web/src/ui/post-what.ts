// What is to be done about one picture of a post, or why it is stopped, in a few words.
import type { PhotoEntry } from "../state/photo";
import { isDescribed, ownOf, toDoIn } from "../state/post-verdict";
import { say } from "../words";

/** The first thing, and how many more there are; nothing when there is nothing. */
export function whatToDo(photo: PhotoEntry): string {
  if (photo.stage.value.kind !== "ready") return "";
  const words = say.post.pictures;
  const first = firstThing(photo);
  // Every face without an answer is a thing to do, and told together.
  const more = toDoIn(photo) - (photo.unanswered.value > 0 && first === words.faces(photo.unanswered.value) ? photo.unanswered.value : 1);
  return more > 0 ? `${first} ${words.more(more)}` : first;
}

function firstThing(photo: PhotoEntry): string {
  const words = say.post.pictures;
  const isAnswered = ({ place }: { place: { kind: string; index?: number } }) => place.kind !== "face" || photo.faces.value[place.index ?? -1]?.subject;
  const stop = ownOf(photo).find((finding) => finding.severity === "block" && isAnswered(finding));
  if (stop) return stop.message;
  if (photo.unanswered.value > 0) return words.faces(photo.unanswered.value);
  const hold = photo.hold.value;
  if (hold) return hold.kind === "looking" ? say.save.looking : hold.kind === "missing" ? say.save.missing(hold.number) : say.save.count;
  if (!isDescribed(photo)) return words.describe;
  return ownOf(photo)[0]?.message ?? "";
}
