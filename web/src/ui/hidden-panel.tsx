// What the file carries besides the picture, as a story: where and when, who, which further pictures, how it was made.
import { computed } from "@preact/signals";
import { choicesFor, kept, PARTS, sentences, tellingPictures, type Choice } from "../state/hidden";
import type { PhotoEntry } from "../state/photo";
import { photos } from "../state/photos";
import { near } from "../state/places";
import type { MetadataReport } from "../wasm/schoolgate.js";
import { say } from "../words";
import { language } from "../words/language";
import { HiddenPictures } from "./hidden-pictures";
import { NamedInFile } from "./named-in-file";
import { Panel } from "./panel";

export function HiddenPanel({ photo }: { photo: PhotoEntry }) {
  const report = photo.hidden.value;
  if (!report) return null;
  const { items, summary, hiddenBytes } = report;
  return (
    <Panel title={say.hidden.title} name="hidden" icon="hidden">
      {summary.length === 0 && items.length === 0 ? (
        <p>{say.hidden.none}</p>
      ) : (
        <>
          <NamedInFile photo={photo} />
          {PARTS.map(({ part, groups }) => {
            const told = sentences(report, groups, language.value);
            const near = part === "place" ? placeInWords(photo, report) : [];
            const pictures = part === "pictures" ? tellingPictures(report) : [];
            if (told.length + near.length === 0 && pictures.length === 0) return null;
            return (
              <div class="hidden-part" data-part={part} key={part}>
                <h3>{say.hidden.parts[part]}</h3>
                {told.length + near.length > 0 && (
                  <ul class="hidden-summary">
                    {told.map(({ text, language: spoken }) => (
                      <li key={text} lang={spoken}>
                        {text}
                      </li>
                    ))}
                    {near.map((text) => (
                      <li key={text}>{text}</li>
                    ))}
                  </ul>
                )}
                {pictures.length > 0 && <HiddenPictures photo={photo} pictures={pictures} />}
              </div>
            );
          })}
          <WhatBecomesOfIt photo={photo} report={report} />
          <Everything items={items} hiddenBytes={hiddenBytes} />
        </>
      )}
    </Panel>
  );
}

/** The places of all photos, worked out once for all panels. */
const places = computed(() =>
  photos.value.flatMap((photo) => {
    const position = photo.hidden.value?.position;
    return position ? [{ photo, position }] : [];
  }),
);

/** How many other photos were taken where this one was. Nothing is looked up: that would need the network. */
function placeInWords(photo: PhotoEntry, { position }: MetadataReport): string[] {
  if (!position) return [];
  const others = places.value.filter((other) => other.photo !== photo).map((other) => other.position);
  const number = near(position, others);
  return number > 0 ? [say.hidden.near(number)] : [];
}

/** That it is or will be gone, and what a school may choose to keep. */
function WhatBecomesOfIt({ photo, report }: { photo: PhotoEntry; report: MetadataReport }) {
  const choices = photo.choices.value;
  const stays = kept(report, choices).map((what) => say.hidden.kept[what]);
  const words = photo.isSaved.value ? say.hidden.left : say.hidden.leaves;
  return (
    <>
      <p role="status">
        <b>{stays.length > 0 ? say.hidden.except(words, stays) : `${words}.`}</b>
      </p>
      {choicesFor(report).map((choice: Choice) => (
        <label class="tick" key={choice}>
          <input
            type="checkbox"
            checked={choices[choice]}
            onChange={({ currentTarget: { checked } }) => {
              photo.history.give("choices", { ...photo.choices.value, [choice]: checked });
            }}
          />
          <span>{say.hidden.choices[choice]}</span>
        </label>
      ))}
    </>
  );
}

function Everything({ items, hiddenBytes }: Pick<MetadataReport, "items" | "hiddenBytes">) {
  return (
    <details class="more">
      <summary>{say.hidden.details(items.length, hiddenBytes)}</summary>
      {/* Scrolls on its own, so it must be reachable by keyboard. */}
      <div class="table-scroll" role="region" aria-label={say.hidden.all} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say.hidden.kind}</th>
              <th scope="col">{say.hidden.field}</th>
              <th scope="col">{say.hidden.value}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ group, name, value, offset }, index) => (
              <tr key={`${offset}:${index}`}>
                <td>{say.hidden.groups[group]}</td>
                <td>
                  <code>{name}</code>
                </td>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
