// Whose work the picture shows: drawings, writing and models need a permission of their own.
import { useSignal } from "@preact/signals";
import { displayName, search } from "../state/people";
import type { PhotoEntry } from "../state/photo";
import { classList, personOf } from "../state/school";
import { say } from "../words";
import { Combobox } from "./combobox";
import { WORK_ID } from "./go-to";
import { Panel } from "./panel";

export function Work({ photo }: { photo: PhotoEntry }) {
  const work = photo.work.value;
  /** It does show work, but nobody has been named yet. */
  const asks = useSignal(false);
  const showsWork = work === null ? asks.value : work.length > 0;
  const people = classList.value?.people ?? [];
  const answers = [
    { words: say.work.none, checked: !showsWork && work !== null, choose: () => { asks.value = false; photo.history.give("work", []); } },
    { words: say.work.some, checked: showsWork, choose: () => { asks.value = true; photo.history.give("work", null); } },
  ];
  const without = (id: string) => (work ?? []).filter((other) => other !== id);
  return (
    <Panel title={say.work.title} name="work">
      <fieldset class="choices" id={WORK_ID} tabIndex={-1}>
        <legend>{say.work.question}</legend>
        {answers.map(({ words, checked, choose }) => (
          <label class="tick" key={words}>
            <input type="radio" name={`work-${photo.id}`} checked={checked} onChange={choose} />
            <span>{words}</span>
          </label>
        ))}
      </fieldset>
      {showsWork && (
        <>
          <Combobox
            id={`${WORK_ID}-who`}
            label={say.work.whose}
            value=""
            disabled={people.length === 0}
            placeholder={people.length === 0 ? say.faces.noList : ""}
            find={(query) =>
              search(people.filter(({ id, kind }) => kind === "pupil" && !work?.includes(id)), query).map((found) => ({
                id: found.id,
                name: displayName(found),
                extra: found.class,
              }))
            }
            empty={say.faces.nobody}
            counted={say.faces.choices}
            onPick={(id) => {
              if (id !== null) photo.history.give("work", [...without(id), id]);
            }}
          />
          <ul class="named">
            {(work ?? []).map((id) => {
              const person = personOf(id);
              const name = person ? displayName(person) : say.faces.is.gone;
              return (
                <li key={id}>
                  {name}{" "}
                  <button
                    type="button"
                    class="link-button"
                    onClick={() => {
                      const left = without(id);
                      asks.value = true;
                      photo.history.give("work", left.length > 0 ? left : null);
                    }}
                  >
                    {say.work.remove(name)}
                  </button>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </Panel>
  );
}
