// The words of the page that is kept on the device: that it opens without a network, and that there is a newer version.

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

export const offline = {
  title: "New version",
  there: "A new version is ready. Use it when you are done.",
  wait: "Save or remove your photos first: this page starts afresh.",
  use: "Use the new version",
  coming: (done: number, total: number) => `Getting the new version: ${megabytes(done)} of ${megabytes(total)} MB`,
  failed: "The new version did not come through. You can go on with this one, and try again when the internet is back.",
  tabs: "Schoolgate is open in another tab. Close that one first, then press again.",
  nextTime: "The new version is here. You will have it when you next open this page.",
};
