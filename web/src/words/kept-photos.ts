// The words for keeping the photos in hand.

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

export const keptPhotos = {
  tick: "Also keep the photos I am working on, until I am done",
  hint: (days: number, megabytes: number) =>
    `They wait here locked, with your answers and words. If the tab is closed by mistake, unlock and go on where you were. A photo is kept no longer once you save it, take it off the page, or leave it for ${days} days. A photo of a trip stays, even when its copy is saved, until you take it off the page or leave it for as long. At most ${megabytes} MB for each tab. A backup holds no photos.`,
  off: "Closing the page forgets the photos you are working on.",
  cannot: "Photos cannot be kept in this browser, or on a page without HTTPS.",
  states: {
    off: "",
    saving: "Keeping the last change to your photos…",
    "not-kept": "Your photos are not all kept",
  },
  kept: (photos: number, megabytes: number, most: number, left: number) =>
    photos === 0 && left === 0 ? "No photo is waiting. Your words are kept." : `${count(photos, "photo")} kept, ${megabytes} of ${most} MB${left > 0 ? `; ${left} not kept` : ""}.`,
  left: (photos: number, most: number) =>
    `${count(photos, "photo")} ${photos === 1 ? "is" : "are"} not kept. Together the photos are more than ${most} MB, or a file cannot be read. You can work on; save ${photos === 1 ? "this one" : "these"} before you close the page.`,
  comingBack: (done: number, of: number) => `Bringing back your photos: ${done} of ${of}`,
  back: (photos: number) => `${count(photos, "photo")} ${photos === 1 ? "is" : "are"} back, with what you said of ${photos === 1 ? "it" : "them"}.`,
  lost: (photos: number) => `${count(photos, "photo")} could not be opened again, and ${photos === 1 ? "is" : "are"} not kept any more. Please choose ${photos === 1 ? "it" : "them"} once more.`,
  behindLock: (photos: number) => `${count(photos, "photo")} ${photos === 1 ? "waits" : "wait"} behind the lock, kept on this device.`,
};
