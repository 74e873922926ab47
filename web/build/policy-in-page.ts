// Writes the content security policy into a built page. The development server needs more than it allows.
import type { Plugin } from "vite";

export function policyInPage(policy: string): Plugin {
  return {
    name: "schoolgate:policy-in-page",
    apply: "build",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: policy },
        injectTo: "head-prepend",
      },
    ],
  };
}
