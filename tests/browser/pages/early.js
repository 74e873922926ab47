// For the test: lets it look into shadow trees that are closed to everybody else, before anything else runs.
const { attachShadow } = Element.prototype;
globalThis.rootOf = new WeakMap();
Element.prototype.attachShadow = function (init) {
  const root = attachShadow.call(this, init);
  rootOf.set(this, root);
  return root;
};
