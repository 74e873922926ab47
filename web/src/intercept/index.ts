// What others use of this folder.
export { knowTrees, type Trees } from "./closedTrees";
export { isFileInput, pathOf, shadowRoots } from "./find";
export { clearOut, filesOf, give, holdsOriginals, put } from "./input";
export type { Decision, Offer, Via, Watch } from "./offer";
export { isCleared, send, stop } from "./ours";
export { hiddenPlace, placeScriptedClicks } from "./scriptedClicks";
export { watch } from "./watch";
