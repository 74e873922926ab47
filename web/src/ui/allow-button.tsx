// Answers a question with yes, for everything that asks it, and takes the answer back. The register says who publishes and what they allowed.
import type { Written } from "../state/written";
import type { Finding } from "../wasm/schoolgate.js";
import { say } from "../words";

/** What asks the question, and under which key. */
export type Asking = readonly { entry: Pick<Written, "allowed">; key: string }[];

export function AllowButton({ of, finding: { severity, allowed } }: { of: Asking; finding: Finding }) {
  if (severity !== "ask") return null;
  return (
    <button
      type="button"
      class="chip"
      aria-pressed={allowed}
      onClick={() => {
        for (const { entry, key } of of) {
          const others = entry.allowed.value.filter((other) => other !== key);
          entry.allowed.value = allowed ? others : [...others, key];
        }
      }}
    >
      {allowed ? say.verdict.takeBack : say.verdict.allow}
    </button>
  );
}
