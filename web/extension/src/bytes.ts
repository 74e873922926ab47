// The bytes of a file, in the script's own hands. In Firefox what a page's file gives out by itself belongs to the page, and an
// extension's script may not look inside; a text it may.
export function bytesOf(file: Blob): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(Uint8Array.from(reader.result as string, (letter) => letter.charCodeAt(0)));
    reader.onerror = () => reject(reader.error ?? new Error("unreadable"));
    // One letter for each byte.
    reader.readAsBinaryString(file);
  });
}
