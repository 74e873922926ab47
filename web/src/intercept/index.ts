// What others use of this folder.
export { knowTrees, type Trees } from "./closed-trees";
export { isFileInput, pathOf, shadowRoots } from "./find";
export { clearOut, filesOf, give, holdsOriginals, put } from "./input";
export type { Decision, Offer, Via, Watch } from "./offer";
export { isCleared, send, stop, unmark } from "./ours";
export { hiddenPlace, placeScriptedClicks } from "./scripted-clicks";
export { watch } from "./watch";
