// Fetches a file of the page and counts its bytes as they come. What came is at hand once more for whoever keeps a copy,
// so that a first visit asks for nothing large twice.

export interface Arrived {
  bytes: Uint8Array<ArrayBuffer>;
  headers: [name: string, value: string][];
}

/** How far one file has come, unpacked; its headers say how it came. */
export type OnBytes = (loaded: number, headers: Headers) => void;

const kept = new Map<string, Arrived>();
/** Whether anybody will want it. */
let isWanted = true;

/**
 * The whole file; throws when it cannot be had, or is not the one that `integrity` names. Whoever keeps a copy may take these
 * very bytes: use them at once.
 */
export async function arrive(address: string, onBytes: OnBytes = () => {}, init: Pick<RequestInit, "integrity"> = {}): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(address, init);
  if (!response.ok || !response.body) throw new TypeError(`${response.status} for ${address}`);
  const { headers } = response;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let loaded = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value as Uint8Array<ArrayBuffer>);
    loaded += value.length;
    onBytes(loaded, headers);
  }
  const bytes = new Uint8Array(loaded);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  if (isWanted) kept.set(new URL(address, location.href).href, { bytes, headers: [...headers] });
  return bytes;
}

/** All that has come, once. */
export function takeArrivals(): [address: string, arrived: Arrived][] {
  const all = [...kept];
  dropArrivals();
  return all;
}

/** Nobody will make a copy of what has come, or comes yet. */
export function dropArrivals(): void {
  isWanted = false;
  kept.clear();
}
