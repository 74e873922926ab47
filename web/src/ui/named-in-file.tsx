// Who is named in the file itself, a sentence for each name and each place.
import type { PhotoEntry } from "../state/photo";
import { say } from "../words";

export function NamedInFile({ photo }: { photo: PhotoEntry }) {
  const words = say.captions.named;
  const isGone = photo.isSaved.value;
  const told = new Set(
    photo.named.value.map(({ item, mention: { text, whose } }) => words.told(text, words.who[whose], words.where(item), isGone)),
  );
  if (told.size === 0) return null;
  return (
    <ul class="named-in-file">
      {[...told].map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
