// The photos of one device as a table; on a narrow screen each row is a card of its own.
import type { ComponentChildren } from "preact";
import { removeTripPhoto, type TripPhoto } from "../state/trip";
import { copying } from "../state/trip-copies";
import type { Group } from "../state/trip-groups";
import { tripRules } from "../state/trip-rules";
import { say } from "../words";
import { inWords } from "../words/errors";
import { Icon } from "./icons";

export function TripTable({ group, name, labelledBy }: { group: Group; name: string; labelledBy: string }) {
  const { columns } = say.trip;
  const areAll = group.photos.every(({ chosen }) => chosen.value);
  return (
    // A table drawn as cards is no table to some browsers any more, so its parts say what they are.
    <table class="trip-table" role="table" aria-labelledby={labelledBy}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            <label class="trip-choose">
              <input
                type="checkbox"
                aria-label={say.trip.chooseAll(group.photos.length, name)}
                checked={areAll}
                onChange={() => {
                  for (const photo of group.photos) photo.chosen.value = !areAll;
                }}
              />
              <span class="trip-label">{say.trip.columns.all}</span>
            </label>
          </th>
          {[columns.picture, columns.name, columns.taken, columns.place, columns.copy].map((heading) => (
            <th key={heading} role="columnheader" scope="col">
              {heading}
            </th>
          ))}
          <th role="columnheader" scope="col">
            <span class="visually-hidden">{columns.remove}</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {group.photos.map((photo) => (
          <Row key={photo.id} photo={photo} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ photo }: { photo: TripPhoto }) {
  const { columns } = say.trip;
  const { name } = photo.file;
  return (
    <tr role="row" class="trip-row" data-name={name}>
      <td role="cell" class="trip-cell-choose">
        <label class="trip-choose">
          <input
            type="checkbox"
            aria-label={say.trip.chooseOne(name)}
            checked={photo.chosen.value}
            onChange={({ currentTarget }) => {
              photo.chosen.value = currentTarget.checked;
            }}
          />
        </label>
      </td>
      <td role="cell" class="trip-cell-picture">
        {photo.shown.value ? (
          <img class="trip-picture" src={photo.shown.value} alt={say.trip.picture(name)} loading="lazy" decoding="async" />
        ) : (
          <span class="trip-picture trip-picture-none">{say.trip.noPicture}</span>
        )}
      </td>
      <th role="rowheader" scope="row" class="trip-cell-name" dir="auto">
        {name}
      </th>
      <Cell heading={columns.taken} name="taken">
        <Taken photo={photo} />
      </Cell>
      <Cell heading={columns.place} name="place">
        <Place photo={photo} />
      </Cell>
      <Cell heading={columns.copy} name="copy">
        <CopyState photo={photo} />
      </Cell>
      <td role="cell" class="trip-cell-remove">
        <button
          type="button"
          class="icon-button"
          aria-label={say.trip.removeOne(name)}
          title={say.trip.removeOne(name)}
          disabled={copying.value !== null}
          onClick={({ currentTarget }) => {
            // The focus goes on to the next photo's button, or to the one before.
            const { nextElementSibling: next, previousElementSibling: before } = currentTarget.closest("tr") ?? {};
            (next ?? before)?.querySelector<HTMLElement>(".icon-button")?.focus();
            removeTripPhoto(photo);
          }}
        >
          <Icon name="remove" />
        </button>
      </td>
    </tr>
  );
}

/** A cell with its heading beside it, for when the row above is out of sight. */
function Cell({ heading, name, children }: { heading: string; name: string; children: ComponentChildren }) {
  return (
    <td role="cell" class={`trip-cell trip-cell-${name}`}>
      <span class="trip-label">{heading}</span>
      <div>{children}</div>
    </td>
  );
}

function Taken({ photo }: { photo: TripPhoto }) {
  const { taken, age } = photo;
  if (taken === null || age.kind === "unknown") return <>{say.trip.noDay}</>;
  return (
    <>
      <span>{say.office.day(taken)}</span>{" "}
      {age.kind === "clock" ? (
        <span class="trip-late">{say.trip.clock}</span>
      ) : (
        <span class={age.late ? "trip-late" : "hint"}>{say.trip.age(age.days, tripRules.value?.days ?? null)}</span>
      )}
    </>
  );
}

/** Where it was taken, in the guard's own sentence. */
function Place({ photo }: { photo: TripPhoto }) {
  const told = photo.hidden.value?.summary.find(({ group }) => group === "location")?.text;
  if (!told) return <span class="hint">{say.trip.noPlace}</span>;
  return (
    <>
      <span>{told}</span> <span class="hint">{say.trip.placeGoes}.</span>
    </>
  );
}

function CopyState({ photo }: { photo: TripPhoto }) {
  const copy = photo.copy.value;
  if (copy === null) return <span class="hint">{say.trip.copyOf.none}</span>;
  if (copy.kind === "saved") {
    return (
      <span class="trip-saved">
        <Icon name="saved" /> <span>{say.trip.copyOf.saved(copy.name)}</span>
      </span>
    );
  }
  const { message, remedy, technical } = inWords(copy.error);
  return (
    <div class="trip-late">
      <p>
        {say.trip.copyFailed(photo.file.name)}. {message} {remedy}
      </p>
      {technical && <p class="technical">{technical}</p>}
    </div>
  );
}
