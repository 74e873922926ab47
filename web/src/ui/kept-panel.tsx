// What is kept on this device, whether the last change is, and what can be done with it.
import { useSignal, type Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { today } from "../state/day";
import { backup, changePassphrase, isBusy, keepHere, keeping, kept, lock, names, openBackup, unlock, wiped } from "../state/kept";
import { keepsPhotos } from "../state/keeps-photos";
import { entries } from "../state/register";
import { keepsHere } from "../state/work-kept";
import { downloadOnce } from "../state/download";
import { say } from "../words";
import { FileButton } from "./file-button";
import { KeepPhotos } from "./keep-photos";
import { ForgetEverything } from "./forget-everything";
import { Panel } from "./panel";
import { PassphraseForm } from "./passphrase-form";
import { StoreNote } from "./store-note";

/** The form that stands open; none most of the time. */
type Form = { kind: "keep" | "backup" | "change" } | { kind: "open"; file: File };

const nameOf = (name: string): string => say.kept.names(name, entries.value.length);

interface Props {
  /** Whether the photos in hand can be kept too. */
  withPhotos?: boolean;
}

export function KeptPanel({ withPhotos = true }: Props) {
  const form = useSignal<Form | null>(null);
  const told = useSignal("");
  const state = kept.value;
  return (
    <Panel title={say.kept.title} name="kept" icon="lock">
      {state.kind === "off" && <Off form={form} />}
      {state.kind === "open" && <Open form={form} withPhotos={withPhotos} />}
      {state.kind === "locked" && (
        <>
          <p class="hint">{say.kept.locked.here}</p>
          <PassphraseForm button={say.kept.locked.button} busy={say.kept.locked.busy} failed={say.kept.notOpened} onGive={unlock} />
        </>
      )}
      {state.kind === "failed" && (
        <>
          <StoreNote title={state.error.code === "store.not-here" ? say.kept.impossible : say.kept.damaged} error={state.error} />
          {!form.value && <OpenBackup form={form} />}
          {state.error.code !== "store.not-here" && <ForgetEverything />}
        </>
      )}
      {form.value && <TheForm form={form} told={told} />}
      <p class="kept-told" role="status">
        {told.value}
      </p>
    </Panel>
  );
}

function Off({ form }: { form: Signal<Form | null> }) {
  const gone = wiped.value;
  const what = gone && [
    ...(gone.names.length > 0 ? gone.names.map((name) => say.kept.names(name, gone.lines)) : [say.kept.forgottenUnseen]),
    ...(gone.photos > 0 ? [say.kept.photos(gone.photos)] : []),
  ];
  return (
    <>
      {what && (
        <div class="loaded" role="status">
          <p>{say.kept.forgotten}</p>
          <p>{say.kept.forgottenWhat(what)}</p>
        </div>
      )}
      <p class="hint">{say.kept.off}</p>
      {!form.value && (
        <>
          <button type="button" class="button button-plain" onClick={() => (form.value = { kind: "keep" })}>
            {say.kept.begin}
          </button>
          <OpenBackup form={form} />
        </>
      )}
    </>
  );
}

function Open({ form, withPhotos }: { form: Signal<Form | null>; withPhotos: boolean }) {
  const state = keeping.value;
  return (
    <>
      <div class="kept-state" data-kept={state.kind} role="status">
        <p class="kept-word">{say.kept.states[state.kind]}</p>
        <p class="hint">{say.kept.what(names.value.map(nameOf))}</p>
      </div>
      {withPhotos && <KeepPhotos />}
      {!form.value && (
        <>
          <button type="button" class="button" aria-disabled={isBusy.value} onClick={() => !isBusy.value && void lock("asked")}>
            {say.kept.lock}
          </button>
          <p class="hint">{say.kept.lockHint}</p>
          <button type="button" class="button button-plain" onClick={() => (form.value = { kind: "backup" })}>
            {say.kept.backup}
          </button>
          <OpenBackup form={form} />
          {/* What a closed tab left opens with the key of now: only a page that brings it back may change that. */}
          {(keepsHere.value || keepsPhotos.value !== true) && (
            <button type="button" class="link-button" onClick={() => (form.value = { kind: "change" })}>
              {say.kept.change}
            </button>
          )}
          <ForgetEverything />
        </>
      )}
    </>
  );
}

function OpenBackup({ form }: { form: Signal<Form | null> }) {
  return <FileButton plain label={say.kept.openBackup} accept=".age" onFiles={([file]) => file && (form.value = { kind: "open", file })} />;
}

function TheForm({ form, told }: { form: Signal<Form | null>; told: Signal<string> }) {
  const open = form.value;
  if (!open) return null;
  const close = () => {
    form.value = null;
  };
  const done = (words: string) => {
    close();
    told.value = words;
  };
  const cancel = { onCancel: close };
  switch (open.kind) {
    case "keep":
      return (
        <Titled title={say.kept.choose} hint={say.kept.shared}>
          <PassphraseForm isNew button={say.kept.keep} failed={say.kept.failed} onGive={(passphrase) => keepHere(passphrase).then(() => done(""))} {...cancel} />
        </Titled>
      );
    case "change":
      return (
        <Titled title={say.kept.change}>
          <PassphraseForm
            isNew
            button={say.kept.changeTo}
            failed={say.kept.failed}
            onGive={(passphrase) => changePassphrase(passphrase).then(() => done(say.kept.changed))}
            {...cancel}
          />
        </Titled>
      );
    case "backup":
      return (
        <Titled title={say.kept.backup} hint={say.kept.backupHint}>
          <PassphraseForm
            isNew
            button={say.kept.backup}
            failed={say.kept.failed}
            onGive={async (passphrase) => {
              const name = `schoolgate-${today()}.age`;
              downloadOnce(await backup(passphrase), name);
              done(say.kept.backupSaved(name));
            }}
            {...cancel}
          />
        </Titled>
      );
    case "open":
      return (
        <Titled title={say.kept.openBackupOf(open.file.name)} hint={say.kept.openBackupHint}>
          <PassphraseForm
            button={say.kept.open}
            failed={say.kept.notOpened}
            onGive={(passphrase) => openBackup(open.file, passphrase).then(() => done(say.kept.opened))}
            {...cancel}
          />
        </Titled>
      );
  }
}

function Titled({ title, hint, children }: { title: string; hint?: string; children: ComponentChildren }) {
  return (
    <div class="kept-form">
      <h3>{title}</h3>
      {hint && <p class="hint">{hint}</p>}
      {children}
    </div>
  );
}
