// WebKit for Linux takes no X25519 private key whose first byte is nought, as one in 256 is: age could then lock nothing with it,
// and nothing could be opened. The three lowest bits of that byte are cleared before a key is used (RFC 7748, section 5), so
// that a one in its place is the same key, and one that every engine takes.

/** An X25519 private key as PKCS #8 is this long; the key itself is the end of it (RFC 8410, section 7). */
const [PKCS8_BYTES, KEY_AT] = [48, 16];

/** Has every key that is imported be one that this engine takes. To be called before anything is locked. */
export function takeEveryKey(subtle: object): void {
  const { importKey } = subtle as SubtleCrypto;
  Object.defineProperty(subtle, "importKey", {
    configurable: true,
    value: (format: string, data: unknown, algorithm: unknown, ...rest: unknown[]) =>
      Reflect.apply(importKey, subtle, [format, format === "pkcs8" && isX25519(algorithm) ? withoutNought(data) : data, algorithm, ...rest]),
  });
}

const isX25519 = (algorithm: unknown): boolean => (typeof algorithm === "string" ? algorithm : (algorithm as Algorithm | null)?.name) === "X25519";

function withoutNought(data: unknown): unknown {
  if (!(data instanceof Uint8Array) || data.length !== PKCS8_BYTES || data[KEY_AT] !== 0) return data;
  const same = data.slice();
  same[KEY_AT] = 1;
  return same;
}
