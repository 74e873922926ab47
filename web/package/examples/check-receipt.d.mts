// The types of `check-receipt.mjs`.

/** What a receipt says. */
export interface Receipt {
  readonly version: 1;
  /** SHA-256 of the cleared file; null for words without a picture. */
  readonly photo: string | null;
  readonly fileName: string;
  readonly caption: string;
  readonly altText: string;
  readonly channel: string;
  /** YYYY-MM-DD. */
  readonly on: string;
  readonly policy: string;
}

export interface Upload {
  /** The public keys that are trusted. */
  readonly keys: readonly JsonWebKey[];
  readonly photo?: Uint8Array | null;
  readonly caption?: string;
  readonly altText?: string;
  readonly channel?: string;
  readonly newerThan?: string;
}

/** What a receipt says, where it holds for this upload; otherwise throws an `Error` whose message is the reason. */
export function checkReceipt(receipt: unknown, upload: Upload): Receipt;
