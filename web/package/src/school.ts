// What of the school goes into every submission of a guard.
import type { Channel, Role } from "../../src/wasm/schoolgate.js";

export interface School {
  readonly channel: Channel;
  readonly publisher: Role | null;
  /** None for the day of each check. */
  readonly on: string | null;
  readonly language: "en" | "cy";
  readonly registerKey: string | null;
  readonly receiptKey: string | null;
}
