// The page's one trusted-types policy: the only script it may start is its own worker.

interface ScriptPolicy {
  createScriptURL(url: string): unknown;
}
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptPolicy;
}

const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;

/** Made when it is first needed: a page that only imports this has no need to allow it. */
let policy: ScriptPolicy | undefined;

/** The address, blessed where the browser asks for that. */
export function trustedScript(url: string): string {
  policy ??= factory?.createPolicy("schoolgate", {
    createScriptURL(url) {
      // A worker has no document; its addresses are whole.
      if (new URL(url, globalThis.document?.baseURI ?? location.href).origin !== location.origin) throw new TypeError("Not our script.");
      return url;
    },
  });
  return (policy?.createScriptURL(url) ?? url) as string;
}
