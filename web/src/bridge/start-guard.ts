// Starts the guard's workers, wherever its files come from and whoever makes the workers.
import { Crew, type Hand } from "./crew";
import { Lane } from "./lane";
import { Pool } from "./pool";

export interface Guard {
  pictures: Pool;
  words: Lane;
  /** Lets every worker go for good. */
  close(): void;
  /** Puts one more worker in reserve where none is left. */
  refill(): void;
}

export interface Parts {
  make: () => Hand;
  module: Promise<WebAssembly.Module>;
  /** The face detector's weights; none when they cannot be had, and then every photo stays stopped. */
  model: Promise<Uint8Array | null>;
  /** How many pictures are worked on at once. */
  lanes: number;
  /** How many workers wait for one to be lost. */
  reserve: number;
}

/** Resolves when all of it is at hand; throws when there is no guard. */
export async function startGuard(parts: Parts): Promise<Guard> {
  const { make, lanes: number, reserve } = parts;
  const crew = new Crew(make);
  const lanes = Array.from({ length: number }, () => new Lane(crew));
  const pictures = new Pool(lanes);
  const words = new Lane(crew);
  const close = () => {
    pictures.close();
    words.close();
    crew.close();
  };
  try {
    const [module, model] = await Promise.all([parts.module, parts.model, crew.prepare(number + 1 + reserve)]);
    await Promise.all([pictures.run("start", { module, model }), words.run("start", { module, model: null })]);
  } catch (thrown) {
    close();
    throw thrown;
  }
  return { pictures, words, close, refill: () => void (crew.hasReserve || crew.prepare(1)) };
}
