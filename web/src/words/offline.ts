// The words about the browser the page is in: that the page is kept there, that there is a newer version, and what a setting spoils.

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

export const offline = {
  title: "New version",
  there: "A new version is ready. Use it when you are done.",
  wait: "Save or remove your photos first: this page starts afresh.",
  use: "Use the new version",
  coming: (done: number, total: number) => `Getting the new version: ${megabytes(done)} of ${megabytes(total)} MB`,
  failed: "The new version did not come through. You can go on with this one, and try again when the internet is back.",
  tabs: "Schoolgate is open in another tab. Close that one first, then press again.",
  withoutPictures:
    "A privacy setting of this browser changes every small picture that a page makes, so the file asks without pictures. Send the photos with it. Saved photos are not touched by this.",
  nextTime: "The new version is here. You will have it when you next open this page.",
};
