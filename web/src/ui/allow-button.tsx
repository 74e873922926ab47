// Answers a question with yes, and takes the answer back. The register says who publishes and what they allowed.
import type { Written } from "../state/written";
import type { Finding } from "../wasm/schoolgate.js";
import { say } from "../words";

export function AllowButton({ entry, finding: { severity, key, allowed } }: { entry: Pick<Written, "allowed">; finding: Finding }) {
  if (severity !== "ask") return null;
  return (
    <button
      type="button"
      class="chip"
      aria-pressed={allowed}
      onClick={() => {
        const others = entry.allowed.value.filter((other) => other !== key);
        entry.allowed.value = allowed ? others : [...others, key];
      }}
    >
      {allowed ? say.verdict.takeBack : say.verdict.allow}
    </button>
  );
}
