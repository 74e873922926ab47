// Answers a question with yes, for everything that asks it, and takes the answer back. The register says who publishes and what they allowed.
import { allow, type Asked } from "../state/several";
import type { Finding } from "../wasm/schoolgate.js";
import { say } from "../words";

/** What asks the question, and under which key. */
export type Asking = readonly Asked[];

export function AllowButton({ of, finding: { severity, allowed } }: { of: Asking; finding: Finding }) {
  if (severity !== "ask") return null;
  return (
    <button
      type="button"
      class="chip"
      aria-pressed={allowed}
      onClick={() => allow(of, !allowed)}
    >
      {allowed ? say.verdict.takeBack : say.verdict.allow}
    </button>
  );
}
