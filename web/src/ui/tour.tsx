// The short tour: a strip above the photo that says what one part of the page is for, and shows where it is.
import { useEffect } from "preact/hooks";
import { endTour, go, STOPS, stop } from "../state/tour";
import { say } from "../words";

export function Tour() {
  const at = stop.value;
  const here = at === null ? undefined : STOPS[at];
  useEffect(() => {
    if (!here) return;
    // What is framed may not be drawn yet, or anew: the style sheet finds it.
    const { dataset } = document.documentElement;
    dataset.tour = here.name;
    // The first stop is in sight already, and whoever has just come is left where they are.
    if (at !== 0) document.querySelector(here.place)?.scrollIntoView({ block: "center" });
    return () => {
      delete dataset.tour;
    };
  }, [at, here]);
  if (at === null || !here) return null;
  const words = say.tour;
  const isLast = at === STOPS.length - 1;
  return (
    <section class="tour" aria-label={words.title}>
      <p class="tour-words" role="status">
        <strong>
          {words.title}, {words.at(at + 1, STOPS.length)}.
        </strong>{" "}
        {words.stops[here.name]}
      </p>
      <div class="tour-buttons">
        {!isLast && (
          <button type="button" class="button" onClick={() => go(1)}>
            {words.next}
          </button>
        )}
        {at > 0 && (
          <button type="button" class="button button-plain" onClick={() => go(-1)}>
            {words.back}
          </button>
        )}
        <button type="button" class={isLast ? "button" : "link-button"} onClick={endTour}>
          {isLast ? words.done : words.end}
        </button>
      </div>
    </section>
  );
}
