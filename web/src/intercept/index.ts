// What others use of this folder.
export { knowTrees, type Trees } from "./closedTrees";
export type { Decision, Offer, Via, Watch } from "./offer";
export { hiddenPlace, placeScriptedClicks } from "./scriptedClicks";
export { watch } from "./watch";
