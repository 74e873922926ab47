// Answers for the page's own files from the copy that the page keeps on this device, so that it opens without a network.
// It fetches nothing of itself, stores nothing, and leaves every other request alone. The page makes the copy, and only
// the page replaces it, when somebody asks: src/offline/copy.ts.

const SCOPE = new URL(self.registration.scope);
/** A copy is whole once the page itself is in it; it goes in last. */
const PAGE = SCOPE.href;
const COPIES = `page-files:${SCOPE.pathname}:`;
/** The page's own files, below the place it is served from. */
const OWN = /^(?:app\.webmanifest|icon\.svg|old\.js|(?:assets|icons|sample)\/[\w.-]+)$/u;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("fetch", (event) => {
  const file = fileOf(event.request);
  if (file) event.respondWith(kept(file).then((found) => found ?? fetch(event.request)));
});

/** Which of the page's own files this asks for; none for anything else, and none for what must come over the network. */
function fileOf({ method, url, mode, cache }) {
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== SCOPE.origin || cache === "no-store" || !pathname.startsWith(SCOPE.pathname)) return null;
  const path = pathname.slice(SCOPE.pathname.length);
  if (mode === "navigate") return path === "" || path === "index.html" ? PAGE : null;
  return OWN.test(path) ? SCOPE.origin + pathname : null;
}

/** From the newest copy that is whole. */
async function kept(file) {
  try {
    for (const name of (await caches.keys()).reverse()) {
      if (!name.startsWith(COPIES)) continue;
      const copy = await caches.open(name);
      if (await copy.match(PAGE)) return await copy.match(file);
    }
  } catch {
    // A store that cannot be read answers for nothing; the network may.
  }
  return undefined;
}
