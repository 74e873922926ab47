// The receipt of every file that the guard gave to the page, for hosts that send their files by script.
const receipts = new WeakMap<File, string>();

/** The signed receipt of a cleared file; nothing for a file that is not, or no longer, clear. */
export const receiptOf = (file: File): string | null => receipts.get(file) ?? null;

export function setReceipt(file: File, receipt: string): void {
  receipts.set(file, receipt);
}

export const revoke = (file: File): boolean => receipts.delete(file);

/** Which bytes a receipt is for: their SHA-256, as it says itself. */
export function photoOf(receipt: string): string | null {
  try {
    const part = receipt.split(".")[1] ?? "";
    return JSON.parse(atob(part.replaceAll("-", "+").replaceAll("_", "/"))).photo ?? null;
  } catch {
    return null;
  }
}
