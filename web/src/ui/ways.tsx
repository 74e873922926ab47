// The switch between the ways through the page.
import { way, WAYS } from "../state/way";
import { say } from "../words";

export function Ways() {
  if (WAYS.length < 2) return null;
  return (
    <nav class="ways" aria-label={say.ways.title}>
      {WAYS.map((each) => (
        <button
          key={each}
          type="button"
          class="way"
          aria-current={way.value === each ? "page" : undefined}
          onClick={() => {
            way.value = each;
          }}
        >
          {say.ways.names[each]}
        </button>
      ))}
    </nav>
  );
}
