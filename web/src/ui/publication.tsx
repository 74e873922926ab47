// Where a photo goes, who puts it there and when: what only matters to whoever publishes.
import { isDay } from "../state/day";
import { channel, day, policy, publisher } from "../state/school";
import { say } from "../words";
import { told } from "../words/language";
import { PUBLISHER_ID } from "./go-to";
import { Select } from "./select";

export const Publication = () => (
  <>
    <ChannelField />
    <PublisherField />
    <DayField />
  </>
);

export const ChannelField = () => (
  <Select
    label={say.school.channel}
    value={channel.value}
    options={(policy.value?.channels ?? []).map(({ id, words }) => ({ value: id, words: say.office.channels[id] ?? told(words) }))}
    onChoose={(id) => {
      channel.value = id;
    }}
  />
);

export const PublisherField = () => (
  <Select
    id={PUBLISHER_ID}
    label={say.school.publisher}
    value={publisher.value}
    options={(policy.value?.roles ?? []).map(({ id, words }) => ({ value: id, words: say.office.roles[id] ?? told(words) }))}
    onChoose={(id) => {
      publisher.value = id;
    }}
  />
);

export const DayField = () => (
  <label class="field">
    <span class="label">{say.school.day}</span>
    <input
      type="date"
      value={day.value}
      onInput={({ currentTarget: { value } }) => {
        if (isDay(value)) day.value = value;
      }}
    />
  </label>
);
