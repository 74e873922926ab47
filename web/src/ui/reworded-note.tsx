// Says what was just put in the place of what, until something else is written.
import { reworded } from "../state/rewording";
import type { Written } from "../state/written";
import { say } from "../words";

export function RewordedNote({ entry }: { entry: Written }) {
  const last = reworded.value;
  const isLast = last !== null && last.words === entry.words.value;
  return (
    <p class="reworded" role="status">
      {isLast && `${say.captions.reworded(last.before, last.after)} ${say.captions.back}`}
    </p>
  );
}
