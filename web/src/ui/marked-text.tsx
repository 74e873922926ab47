// The copy of a text with its marks, line by line: a key pressed in a long text draws only the line it changed.
import { useMemo } from "preact/hooks";
import { linesOf, type Stretch } from "../state/marks";

export function MarkedText({ all }: { all: readonly Stretch[] }) {
  return (
    <div class="marked-copy" aria-hidden="true">
      {linesOf(all).map((line, index) => (
        <Line key={index} as={JSON.stringify(line.map(({ text, weight }) => [text, weight]))} line={line} />
      ))}
    </div>
  );
}

/** `as` says what the line looks like; a line that looks as before is not drawn again. */
function Line({ as, line }: { as: string; line: readonly Stretch[] }) {
  return useMemo(
    () => (
      <div>
        {line.map(({ text, weight }, index) => (weight ? <mark key={index} class={`mark-${weight}`}>{text}</mark> : text))}
        {/* A line that is empty has no height of its own. */}
        {"\n"}
      </div>
    ),
    [as],
  );
}
