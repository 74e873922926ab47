// Asks what becomes of an offer. Whatever goes wrong lets nothing through, and one place is asked about once at a time.
import { givePaths } from "./folders";
import type { Offer, Watch } from "./offer";
import { markCleared } from "./ours";

const asking = new WeakSet<Element>();

/** The cleared files, or none. A second offer to a place that is still being asked about is refused. */
export async function decide(offer: Offer, watch: Watch): Promise<readonly File[]> {
  if (offer.files.length === 0 || asking.has(offer.target)) return [];
  asking.add(offer.target);
  try {
    const cleared = (await watch.decide(offer)) ?? [];
    // Nobody may take what was offered for an answer.
    if (cleared.length > offer.files.length || cleared.some((file) => offer.files.includes(file))) return [];
    givePaths(offer.files, cleared);
    markCleared(cleared);
    return cleared;
  } catch (error) {
    reportError(error);
    return [];
  } finally {
    asking.delete(offer.target);
  }
}
