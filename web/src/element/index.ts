// Registers <school-gate>, and keeps watch over the page from then on. Load it before the page's own scripts.
import { beginWatching } from "./page";
import { SchoolGate } from "./school-gate";

if (typeof customElements !== "undefined" && !customElements.get("school-gate")) {
  beginWatching();
  customElements.define("school-gate", SchoolGate);
}

export { receiptOf } from "./receipts";
export { SchoolGate, type Reason, type State } from "./school-gate";
