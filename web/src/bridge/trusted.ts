// The page's one trusted-types policy: the only script it may start is its own worker.

interface ScriptPolicy {
  createScriptURL(url: string): unknown;
}
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptPolicy;
}

const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;

const policy = factory?.createPolicy("schoolgate", {
  createScriptURL(url) {
    if (new URL(url, document.baseURI).origin !== location.origin) throw new TypeError("Not our script.");
    return url;
  },
});

/** The address, blessed where the browser asks for that. */
export function trustedScript(url: string): string {
  return (policy?.createScriptURL(url) ?? url) as string;
}
