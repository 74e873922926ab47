// Which uses of a picture a column is about.
import type { Channel } from "../wasm/schoolgate.js";
import { say } from "../words";

interface Props {
  heading: string;
  chosen: readonly Channel[];
  /** Whether another column says what each row's answer is for. */
  hasTypes: boolean;
  onChoose: (channels: Channel[]) => void;
}

const CHANNELS = Object.keys(say.classList.mapper.channel) as Channel[];

export function ChannelChoice({ heading, chosen, hasTypes, onChoose }: Props) {
  const words = say.classList.mapper;
  const now = chosen.length === 0 && hasTypes ? words.perRow : words.channels(chosen.map((channel) => words.channel[channel]));
  return (
    <details class="more">
      <summary>{now}</summary>
      <fieldset>
        <legend class="visually-hidden">{words.channelsOf(heading)}</legend>
        {CHANNELS.map((channel) => (
          <label key={channel} class="choice-line">
            <input
              type="checkbox"
              checked={chosen.includes(channel)}
              onChange={({ currentTarget }) =>
                onChoose(CHANNELS.filter((each) => (each === channel ? currentTarget.checked : chosen.includes(each))))
              }
            />
            {words.channel[channel]}
          </label>
        ))}
      </fieldset>
      {chosen.length === 0 && !hasTypes && <p class="hint">{words.noUse}</p>}
    </details>
  );
}
