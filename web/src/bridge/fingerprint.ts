// The SHA-256 of bytes, as the guard writes it: 64 hexadecimal digits.

/** None where the browser gives no page without HTTPS a way to it. */
export async function fingerprint(bytes: Uint8Array): Promise<string | null> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (!subtle) return null;
  const digest = new Uint8Array(await subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
