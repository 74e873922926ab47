// What a column is about: pictures or pupils' work, and on which channels.
import type { Channel, ColumnMapping } from "../wasm/schoolgate.js";
import { say } from "../words";

interface Props {
  heading: string;
  column: ColumnMapping;
  /** Whether another column says what each row's answer is for. */
  hasTypes: boolean;
  onChange: (said: Pick<ColumnMapping, "channels"> | Pick<ColumnMapping, "about">) => void;
}

const CHANNELS = Object.keys(say.classList.mapper.channel) as Channel[];
const ABOUTS = Object.keys(say.classList.mapper.abouts) as ColumnMapping["about"][];

export function ChannelChoice({ heading, column: { channels, about }, hasTypes, onChange }: Props) {
  const words = say.classList.mapper;
  const now = channels.length === 0 && hasTypes ? words.perRow : words.channels(channels.map((channel) => words.channel[channel]));
  return (
    <details class="more">
      <summary>{about === "work" ? `${words.abouts.work}. ${now}` : now}</summary>
      <select
        aria-label={words.aboutOf(heading)}
        value={about}
        onChange={({ currentTarget }) => onChange({ about: currentTarget.value as ColumnMapping["about"] })}
      >
        {ABOUTS.map((each) => (
          <option key={each} value={each}>
            {words.abouts[each]}
          </option>
        ))}
      </select>
      <fieldset>
        <legend class="visually-hidden">{words.channelsOf(heading)}</legend>
        {CHANNELS.map((channel) => (
          <label key={channel} class="choice-line">
            <input
              type="checkbox"
              checked={channels.includes(channel)}
              onChange={({ currentTarget }) =>
                onChange({ channels: CHANNELS.filter((each) => (each === channel ? currentTarget.checked : channels.includes(each))) })
              }
            />
            {words.channel[channel]}
          </label>
        ))}
      </fieldset>
      {channels.length === 0 && !hasTypes && <p class="hint">{words.noUse}</p>}
    </details>
  );
}
