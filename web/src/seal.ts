// Takes the network and every store away from a worker, and from the page what it never needs. The page's content security
// policy already forbids both; a host that cannot send headers leaves its workers without one, so the worker forgets how.

/** The page itself needs `fetch` and its stores. What would reach others by another road it never needs. */
const BY_OTHER_ROADS = [
  "RTCPeerConnection", "webkitRTCPeerConnection", "RTCDataChannel", "WebSocket", "WebSocketStream", "WebTransport", "EventSource",
];

const WAYS_OUT = [
  ...BY_OTHER_ROADS, "fetch", "fetchLater", "XMLHttpRequest", "importScripts", "Worker", "BroadcastChannel", "indexedDB", "caches", "cookieStore",
];

/** Takes everything from a worker. */
export const seal = (scope: object): void => takeAway(scope, WAYS_OUT);

/** Takes from the page what it never needs; a policy can forbid WebRTC in some browsers only. */
export const sealPage = (scope: object): void => takeAway(scope, BY_OTHER_ROADS);

function takeAway(scope: object, names: readonly string[]): void {
  for (const name of names) {
    // The function may be inherited: take it off every object of the chain that has it.
    for (let owner: object | null = scope; owner && owner !== Object.prototype; owner = Object.getPrototypeOf(owner)) {
      if (Object.hasOwn(owner, name)) Reflect.deleteProperty(owner, name);
    }
  }
}
