// What went wrong outside the guard itself, in words: the message, and what to do. The guard's own errors bring theirs.

export const reasons: Readonly<Record<string, readonly [message: string, remedy: string]>> = {
  "package.answers": ["What should say who is in the photo broke off.", "See the cause of this error: it comes from the function that was given as answers."],
  "package.closed": ["This guard has been closed.", "Make a new one with createGuard."],
  "package.columns": ["It is not certain what some columns of the class list mean.", "Have a person confirm what suggestMapping proposes, and give it to createGuard as the mapping."],
  "package.no-workers": ["The guard cannot be started here, because no worker can be made.", "Call it from a page or a dedicated worker, not from a service worker."],
  "package.option": ["createGuard or one of its verbs was given something that it does not know.", "Compare the call with the README. A misspelt name is refused, because it could leave the class list out."],
  "package.other-origin": ["The guard’s files lie on another origin, from which a browser starts no worker.", "Copy the package’s folder “gate” to your own site and give its address as base."],
  "package.unknown-check": ["This is no check of this guard.", "Give the very object that check, checkText or answer returned. A copy of it does not count."],
  "page.aborted": ["It was called off.", "Start it again."],
  "page.browser-old": ["This browser is too old for the guard, so nothing can be checked here.", "Use Chrome or Edge 103, Firefox 114, or Safari 16.4, or later."],
  "page.file-unreadable": ["The file could not be read.", "Check that it is still there and not open elsewhere, then choose it again."],
  "page.guard-missing": ["Part of the guard did not arrive, or is not the one this version needs.", "Check that the package’s folder “gate” is served whole and comes from the same version."],
  "page.model-missing": ["The part that finds faces did not arrive, so no photo can be checked.", "Check that gate/assets/centerface.onnx is served, and comes from the same version."],
  "page.out-of-memory": ["This photo needs more memory than this device has free, so it stays stopped.", "Close other programs, or use a smaller copy of the photo."],
  "page.unexpected": ["Something went wrong in the guard itself.", "Try again. If it happens once more, please report it."],
  "page.worker-lost": ["The check broke off, so nothing of it may go.", "Try again. Where it happens at the start, check that gate/assets/worker.js is served, and that the page’s policy allows it."],
  "page.worker-slow": ["The check took too long, so nothing of it may go.", "Try a smaller copy of the photo, or a faster computer."],
  "verdict.not-permitted": ["The verdict still has something in the way.", "Put right every finding that blocks, and answer every question. They are in this error’s verdict."],
};
