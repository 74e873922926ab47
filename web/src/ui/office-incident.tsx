// The form for an incident, in either of the shapes that policies ask for.
import { isDay } from "../state/day";
import { change, draft, FORMS, incidentError, passphraseAsked, signer, written, writeIncident, type IncidentText } from "../state/incident";
import { policy } from "../state/school";
import { registerKey } from "../state/register-key";
import type { IncidentReport, Role } from "../wasm/schoolgate.js";
import { say } from "../words";
import { told } from "../words/language";
import { ErrorNote } from "./error-note";
import { FileButton } from "./file-button";
import { goToNew } from "./go-to";
import { PassphraseForm } from "./passphrase-form";
import { PersonField } from "./person-field";
import { RegisterKeyChoice } from "./register-key-choice";
import { Select } from "./select";

const FORM_NAMES = Object.keys(FORMS) as IncidentReport["format"][];
const SEXES = ["female", "male"] as const;
/** What takes a sentence or more. */
const LONG: readonly IncidentText[] = ["description", "evidence", "actions", "reasons"];
const fieldId = (name: string): string => `incident-${name}`;

export function OfficeIncident() {
  const words = say.office.incident;
  const report = draft.value;
  const rule = policy.value?.rules.find(({ id }) => id === "incident.log");
  const error = incidentError.value;
  const missing = error?.place.kind === "field" ? error.place.name : null;
  const write = async (passphrase: string | null) => {
    await writeIncident(passphrase);
    const place = incidentError.value?.place;
    if (place?.kind === "field") goToNew(fieldId(place.name));
  };
  const key = report.format === "signed" && passphraseAsked.value ? signer.value : null;
  return (
    <>
      <form
        class="office-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void write(null);
        }}
      >
        <p class="office-intro">{words.intro}</p>
        {rule && <p class="hint">{words.yourRules(told(rule.setting))}</p>}
        <fieldset class="office-choices">
          <legend class="label">{words.form}</legend>
          {FORM_NAMES.map((format) => (
            <label class="tick" key={format}>
              <input type="radio" name="incident-form" checked={report.format === format} onChange={() => change({ format })} />
              <span>{words.forms[format]}</span>
            </label>
          ))}
        </fieldset>
        <label class="field">
          <span class="label">{words.day}</span>
          <input
            type="date"
            value={report.on}
            onInput={({ currentTarget: { value } }) => {
              if (isDay(value)) change({ on: value });
            }}
          />
        </label>
        {report.format === "detailed" && (
          <>
            {registerKey.value ? null : (
              <>
                <p class="hint">{words.needsKey}</p>
                <RegisterKeyChoice />
              </>
            )}
            <div>
              <PersonField id={fieldId("person")} label={words.person} value={report.person ?? null} onPick={(person) => change({ person })} />
            </div>
            <Select
              id={fieldId("sex")}
              label={words.sex}
              value={report.sex ?? null}
              options={SEXES.map((value) => ({ value, words: words.sexes[value] }))}
              onChoose={(sex) => change({ sex })}
            />
          </>
        )}
        {FORMS[report.format].map((name) => (
          <TextField key={name} name={name} isMissing={missing === name} />
        ))}
        <Told />
        {report.format === "signed" && (
          <div class="office-signer" id={fieldId("signature")} tabIndex={-1}>
            <FileButton
              plain
              label={words.sign}
              accept=".age,.toml"
              onFiles={([file]) => {
                if (!file) return;
                signer.value = file;
                passphraseAsked.value = false;
              }}
            />
            <p role="status">{signer.value && words.signer(signer.value.name)}</p>
          </div>
        )}
        {error && <ErrorNote title={missing ? words.missing(nameOf(missing)) : words.failed} error={error} />}
        {!key && (
          <button type="submit" class="button office-submit">
            {words.write}
          </button>
        )}
        <p role="status" class="office-said">
          {written.value !== null && words.written(written.value)}
        </p>
      </form>
      {key && (
        <div class="office-group">
          <p class="office-said">{say.office.keys.opens(key.name)}</p>
          <PassphraseForm button={words.signNow} failed={words.failed} onGive={write} onCancel={() => (passphraseAsked.value = false)} />
        </div>
      )}
    </>
  );
}

const nameOf = (field: string): string =>
  say.office.incident.others[field] ?? say.office.incident.fields[field as IncidentText]?.label ?? field;

function TextField({ name, isMissing }: { name: IncidentText; isMissing: boolean }) {
  const { label, hint } = say.office.incident.fields[name];
  const hintId = `${fieldId(name)}-hint`;
  const shared = {
    id: fieldId(name),
    value: draft.value[name] ?? "",
    "aria-describedby": hint ? hintId : undefined,
    "aria-invalid": isMissing,
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => change({ [name]: currentTarget.value }),
  };
  return (
    <div class="field">
      <label class="label" for={fieldId(name)}>
        {label}
      </label>
      {LONG.includes(name) ? <textarea rows={3} {...shared} /> : <input type="text" autocomplete="off" {...shared} />}
      {hint && (
        <p class="hint" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  );
}

function Told() {
  const told = draft.value.told ?? [];
  return (
    <details class="more">
      <summary>
        {say.office.incident.told} ({told.length})
      </summary>
      <fieldset class="office-ticks" aria-label={say.office.incident.told}>
        {(Object.entries(say.office.roles) as [Role, string][]).map(([role, words]) => (
          <label class="tick" key={role}>
            <input
              type="checkbox"
              checked={told.includes(role)}
              onChange={({ currentTarget }) => change({ told: currentTarget.checked ? [...told, role] : told.filter((other) => other !== role) })}
            />
            <span>{words}</span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}
