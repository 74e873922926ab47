// Where the guard runs: what differs between a browser and Node.
import type { Hand } from "../../src/bridge/crew";

export type OnLoad = (progress: { loaded: number; total: number }) => void;

export interface Home {
  /** How many pictures this machine bears at once. */
  readonly lanes: number;
  make(): Hand;
  /** The guard, compiled; throws when it cannot be had. */
  module(): Promise<WebAssembly.Module>;
  /** The face detector's weights; none when they cannot be had. */
  model(): Promise<Uint8Array | null>;
}

/** Opens a home for one `base`. */
export type Open = (base: URL | string | undefined, onLoad?: OnLoad) => Home;
