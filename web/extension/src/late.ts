// Runs in pages that were open before their site was guarded: some of what they run stands before the guard.
import { tell } from "./notice";
import { HERE } from "./told";
import { words } from "./words";

if (window === window.top && (globalThis as Record<string, unknown>)[HERE] === "late") {
  const { title, text, reload } = words().late;
  void tell({ title, lines: [text], deed: { name: reload, do: () => location.reload() } });
}
