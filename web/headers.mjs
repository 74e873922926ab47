// The headers the page is served with. The same policy is written into the built page as a <meta> element, so that it
// holds on a host that cannot send headers; the tests and `vite preview` send it as a header as well.

const directives = {
  "default-src": "'none'",
  // WebAssembly is compiled from our own file; nothing is evaluated.
  "script-src": "'self' 'wasm-unsafe-eval'",
  "worker-src": "'self'",
  // Only our own files: the guard, its model and the made-up class. A photo has nowhere to go. No browser lets a policy
  // forbid WebRTC yet, and an unknown directive is an error to them: the page takes it from itself, in src/seal.ts.
  "connect-src": "'self'",
  "style-src": "'self'",
  "font-src": "'self'",
  // The photos on show are object URLs of files on this device.
  "img-src": "'self' blob:",
  "manifest-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'none'",
  "require-trusted-types-for": "'script'",
  "trusted-types": "schoolgate",
};

/** @param {Record<string, string>} entries */
const written = (entries) => Object.entries(entries).map(([name, value]) => `${name} ${value}`).join("; ");

/** The policy as a page may state it about itself. */
export const metaPolicy = written(directives);

/** The same for the gate, which has no manifest. */
const { "manifest-src": _, ...ofGate } = directives;
export const gatePolicy = written(ofGate);

/** Every header a host should send. */
export const headers = {
  // A page cannot forbid its own framing; only a header can.
  "Content-Security-Policy": written({ ...directives, "frame-ancestors": "'none'" }),
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": [
    "accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment",
    "serial", "usb",
  ].map((feature) => `${feature}=()`).join(", "),
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

/**
 * What a host should send with the gate's files. Whom the gate may be framed by cannot be said in the document itself, only in
 * this header; without it the gate still talks to nobody but a page of its own origin.
 */
export const gateHeaders = {
  ...headers,
  "Content-Security-Policy": written({ ...ofGate, "frame-ancestors": "'self'" }),
};
