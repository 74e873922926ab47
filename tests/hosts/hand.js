// A hand that no WebDriver has: reaches into closed shadow trees, and takes the file input that a script opens.
// It is on the bare page and on the guarded one alike, before every other script.
"use strict";
(() => {
  const roots = new Map();
  const attachShadow = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    roots.set(this, root);
    return root;
  };

  /** The input that a script has opened last; where `catches` is false, the browser's own dialog opens. */
  const hand = { roots, opened: null, catches: false };
  for (const verb of ["click", "showPicker"]) {
    const own = HTMLInputElement.prototype[verb] ?? HTMLElement.prototype[verb];
    if (!own) continue;
    Object.defineProperty(HTMLInputElement.prototype, verb, {
      configurable: true,
      writable: true,
      value() {
        if (this.type === "file" && hand.catches) {
          hand.opened = this;
          // The click is told to the page as always; only the dialog stays shut.
          this.addEventListener("click", (event) => event.preventDefault(), { once: true });
          return HTMLElement.prototype.click.call(this);
        }
        return own.call(this);
      },
    });
  }
  Object.defineProperty(globalThis, "theHand", { value: hand });
})();
