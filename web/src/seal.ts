// Takes the network and every store away from a worker. The page's content security policy already forbids both; a
// host that cannot send headers leaves its workers without one, so the worker forgets how.

const WAYS_OUT = [
  "fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource", "RTCPeerConnection",
  "importScripts", "Worker", "BroadcastChannel", "indexedDB", "caches", "cookieStore",
];

export function seal(scope: object): void {
  for (const name of WAYS_OUT) {
    // The function may be inherited: take it off every object of the chain that has it.
    for (let owner: object | null = scope; owner && owner !== Object.prototype; owner = Object.getPrototypeOf(owner)) {
      if (Object.hasOwn(owner, name)) Reflect.deleteProperty(owner, name);
    }
  }
}
