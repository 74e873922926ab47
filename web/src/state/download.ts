// Gives the person a file, by the browser's own way of saving.

export function downloadOnce(file: Blob, fileName: string): void {
  const url = URL.createObjectURL(file);
  download(url, fileName);
  // The browser reads the address after this call has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export function download(url: string, fileName: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
}
