// Files that were chosen in a picker, or dropped on an input by the browser itself.
import { decide } from "./decide";
import { empty, give, giveBack, isOpen } from "./input";
import type { Offer, Watch } from "./offer";

export async function picked(input: HTMLInputElement, watch: Watch): Promise<void> {
  const offer: Offer = { via: "picker", files: empty(input), target: input };
  // The browser's own `change` comes in this turn, and must still find the input empty.
  const nextTurn = new Promise((resolve) => setTimeout(resolve));
  const cleared = await decide(offer, watch);
  await nextTurn;
  const given = cleared.length > 0 && isOpen(input) ? give(input, cleared) : [];
  if (given.length === 0 && isOpen(input)) giveBack(input);
  watch.done?.(offer, given);
}
