// The extension's manifest. With `patterns`, a build that may guard those sites and no others, and asks nobody: for a school that packs
// its own, and for the tests. Without, a build that asks for each site when somebody lists it.

/** What gates, pages and workers of the extension may load: its own files, and nothing else. */
const POLICY = [
  "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "worker-src 'self'", "connect-src 'self'", "style-src 'self'", "font-src 'self'",
  "img-src 'self' blob:", "base-uri 'none'", "form-action 'none'",
].join("; ");

const ICON_SIDES = [16, 32, 48, 128];
export const icons = Object.fromEntries(ICON_SIDES.map((side) => [side, `icons/${side}.png`]));

/** What Chromium calls it; Firefox knows none of these. */
const CHROMIUM = {
  minimum_chrome_version: "116",
  background: { service_worker: "background.js", type: "module" },
  storage: { managed_schema: "schema.json" },
  // A site that isolates itself (`Cross-Origin-Embedder-Policy: require-corp`) shows only frames that do the same.
  cross_origin_embedder_policy: { value: "require-corp" },
  cross_origin_opener_policy: { value: "same-origin" },
};

const FIREFOX = {
  browser_specific_settings: { gecko: { id: "extension@schoolgate.invalid", strict_min_version: "128.0", data_collection_permissions: { required: ["none"] } } },
  background: { scripts: ["background.js"], type: "module" },
};

/**
 * @param {{ browser: string, version: string, patterns: readonly string[], updates?: string | undefined }} build `updates` is where Chromium looks for a
 * newer one.
 * @returns {Record<string, unknown>}
 */
export const manifest = ({ browser, version, patterns, updates }) => ({
  manifest_version: 3,
  name: "Schoolgate",
  description: "Checks school photos before they are uploaded: consent, names, faces and hidden data. Everything stays on this computer.",
  version,
  ...(browser === "firefox" ? FIREFOX : CHROMIUM),
  ...(updates ? { update_url: updates } : {}),
  icons,
  action: { default_title: "Schoolgate", default_icon: icons },
  options_ui: { page: "options.html", open_in_tab: true },
  permissions: ["scripting", "storage"],
  ...(patterns.length > 0 ? { host_permissions: patterns } : { optional_host_permissions: ["https://*/*", "http://*/*"] }),
  content_security_policy: { extension_pages: POLICY },
  // `use_dynamic_url` would hide this address from sites, but then a site that isolates itself could not show the gate.
  // Knowing the address is of no use: the gate answers to nobody without a pass.
  web_accessible_resources: [{ resources: ["gate/gate.html"], matches: patterns.length > 0 ? patterns : ["https://*/*", "http://*/*"] }],
});
