// Fetches a file of the page and says how far it has come.

/** How many bytes have arrived, of about how many. */
export type OnLoad = (loaded: number, total: number) => void;

/** The file's bytes; throws when it cannot be had whole. */
export async function fetchBytes(url: string, onLoad: OnLoad): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok || !response.body) throw new Error(String(response.status));
  const total = Number(response.headers.get("Content-Length"));
  const chunks: Uint8Array[] = [];
  let loaded = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    loaded += value.length;
    onLoad(loaded, Math.max(total, loaded));
  }
  return new Uint8Array(await new Blob(chunks as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}
