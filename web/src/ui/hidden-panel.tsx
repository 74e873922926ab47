// What the file carries besides the picture.
import type { PhotoEntry } from "../state/photo";
import { say } from "../words";
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
          <ul class="hidden-summary">
            {summary.map(({ group, text }) => (
              <li key={group}>{text}</li>
            ))}
          </ul>
          <p>
            <b>{photo.isSaved.value ? say.hidden.left : say.hidden.leaves}</b>
          </p>
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
        </>
      )}
    </Panel>
  );
}
