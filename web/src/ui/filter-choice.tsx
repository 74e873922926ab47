// Which photos of the batch are listed: all, or those that stand alike.
import { counts, filter, FILTERS } from "../state/queue";
import { say } from "../words";

export function FilterChoice() {
  return (
    <div class="filter" role="group" aria-label={say.batch.filter.title}>
      {FILTERS.map((each) => (
        <button
          key={each}
          type="button"
          class="chip"
          data-filter={each}
          aria-pressed={filter.value === each}
          onClick={() => {
            filter.value = each;
          }}
        >
          {say.batch.filter.names[each]} <b>{counts.value[each]}</b>
        </button>
      ))}
    </div>
  );
}
