// What is wrong with a setting: in the page's words where it has some, else in the guard's, which are English.
import { faults } from "../state/own-policy";
import { say } from "../words";

/** The settings that this page's controls can leave wrong, in the one way they can. */
const OURS: Readonly<Record<string, keyof typeof say.policy.own.faults>> = {
  name: "name",
  "consent.channel": "channels",
  "consent.objection": "objection",
  "consent.pupil-age": "age",
  "publisher.role": "publishers",
  "publisher.social": "social",
  "device.transfer-days": "days",
  "retention.needed-days": "days",
};

/** `name` is the setting's key; `id` is what its control is described by. */
export function PolicyFault({ name, id }: { name: string; id: string }) {
  const fault = faults.value.get(name);
  const ours = OURS[name];
  return (
    <p class="own-policy-fault" id={id} lang={fault && !ours ? "en" : undefined}>
      {fault && (ours ? say.policy.own.faults[ours] : fault)}
    </p>
  );
}
