// A window in which a school makes rules of its own from the chosen ones.
import { useEffect, useId, useRef } from "preact/hooks";
import {
  changes, faults, isReady, isWrong, leave, making, nameSchool, ownPolicyError, saveAsFile, schoolName, use,
} from "../state/own-policy";
import { say } from "../words";
import { told } from "../words/language";
import type { PolicyInfo } from "../wasm/schoolgate.js";
import { ErrorNote } from "./error-note";
import { PolicyControlField } from "./policy-control";
import { PolicyFault } from "./policy-fault";

export function OwnPolicy() {
  return making.value && <OwnPolicyWindow key={making.value.sha256} policy={making.value} />;
}

function OwnPolicyWindow({ policy }: { policy: PolicyInfo }) {
  const titleId = useId();
  const nameFault = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const source = policy.about.find(({ key }) => key === "source");
  return (
    <dialog class="own-policy" ref={dialog} aria-labelledby={titleId} onClose={leave}>
      <div class="own-policy-body">
        <h2 id={titleId}>{say.policy.own.title}</h2>
        <p>{say.policy.own.text(policy.name)}</p>
        <label class="field">
          <span class="label">{say.policy.own.name}</span>
          <input
            type="text"
            value={schoolName.value}
            maxLength={200}
            autocomplete="organization"
            aria-invalid={faults.value.has("name")}
            aria-describedby={nameFault}
            onInput={({ currentTarget }) => nameSchool(currentTarget.value)}
          />
        </label>
        <PolicyFault name="name" id={nameFault} />
        {source && <PolicyControlField control={source} meaning={say.policy.own.source} policy={policy} />}
        {policy.rules.map(({ id, title, why, controls }) => (
          <fieldset key={id} class="own-policy-rule" data-rule={id}>
            <legend>{told(title)}</legend>
            <p class="policy-why">{told(why)}</p>
            {controls.map((control) => (
              <PolicyControlField key={control.key} control={control} policy={policy} />
            ))}
          </fieldset>
        ))}
      </div>
      <div class="own-policy-foot">
        {ownPolicyError.value && <ErrorNote title={say.policy.own.failed} error={ownPolicyError.value} />}
        <p role="status" class={isWrong.value ? "own-policy-fault" : undefined}>
          {isWrong.value ? say.policy.own.wrong(faults.value.size) : say.policy.own.changed(changes.value.length)}
        </p>
        <div class="own-policy-buttons">
          <button type="button" class="button" disabled={!isReady.value} onClick={() => void use().then((done) => done && dialog.current?.close())}>
            {say.policy.own.use}
          </button>
          <button type="button" class="button button-plain" disabled={!isReady.value} onClick={() => void saveAsFile()}>
            {say.policy.own.save}
          </button>
          <button type="button" class="button button-plain" onClick={() => dialog.current?.close()}>
            {say.policy.own.close}
          </button>
        </div>
      </div>
    </dialog>
  );
}
