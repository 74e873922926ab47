// Fetches a file of the page and counts its bytes as they come. What came is at hand once more for whoever keeps a copy,
// so that a first visit asks for nothing twice.

export interface Arrived {
  bytes: Uint8Array<ArrayBuffer>;
  headers: Headers;
}

/** How far one file has come, unpacked; its headers say how it came. */
export type OnBytes = (loaded: number, headers: Headers) => void;

const kept = new Map<string, Arrived>();

/** The whole file; throws when it cannot be had. */
export async function arrive(address: string, onBytes: OnBytes = () => {}): Promise<Arrived> {
  const response = await fetch(address);
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
  const bytes = new Uint8Array(await new Blob(chunks).arrayBuffer());
  const arrived = { bytes, headers };
  kept.set(new URL(address, location.href).href, arrived);
  return arrived;
}

/** What has come from this address, once. */
export function takeArrived(address: string): Arrived | null {
  const arrived = kept.get(address) ?? null;
  kept.delete(address);
  return arrived;
}

/** Nobody will keep a copy of what is left. */
export const dropArrived = (): void => kept.clear();
