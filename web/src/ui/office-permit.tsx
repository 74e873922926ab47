// The headteacher's side: the pictures somebody asks for, looked at, ticked and signed.
import { useSignal, useSignalEffect } from "@preact/signals";
import { isLocked } from "../state/secret-of";
import { askedFor, openOriginals, openRequests, saveSigned, signed, signError, signWith, source, strangers, takePhotosHere, tickedNumber } from "../state/signing";
import { say } from "../words";
import { AskedPicture } from "./asked-picture";
import { ErrorNote } from "./error-note";
import { FileButton } from "./file-button";
import { PassphraseForm } from "./passphrase-form";

const HERE_ID = "permit-here-hint";

export function OfficePermit() {
  const words = say.office.permit;
  /** A key file that waits for its passphrase. */
  const lockedKey = useSignal<File | null>(null);
  const key = lockedKey.value;
  useSignalEffect(() => {
    if (tickedNumber.value === 0) lockedKey.value = null;
  });
  const from = source.value;
  const number = askedFor.value.length;
  const done = signed.value.length;
  const choose = async (file: File) => {
    lockedKey.value = (await isLocked(file)) ? file : null;
    if (!lockedKey.value) await signWith(file, null);
  };
  return (
    <>
      <p class="office-intro">{words.intro}</p>
      <div class="office-group">
        <div class="office-buttons">
          <FileButton plain={number > 0} label={words.open} accept=".jsonl" onFiles={([file]) => file && void openRequests(file)} />
          <button type="button" class="button button-plain" aria-describedby={HERE_ID} onClick={() => void takePhotosHere()}>
            {words.here}
          </button>
        </div>
        <p class="hint" id={HERE_ID}>
          {words.hereHint}
        </p>
        <p role="status" class="office-said">
          {from?.kind === "file" && words.from(from.fileName, number)}
          {from?.kind === "page" && words.fromHere(number)}
        </p>
      </div>
      {number > 0 && (
        <>
          <div class="office-group">
            <h4>{words.whatTitle}</h4>
            <p>{words.what}</p>
            {from?.kind === "file" && (
              <>
                <p>{words.whatNot}</p>
                <div class="office-buttons">
                  <FileButton plain multiple label={words.originals} accept="image/*,.heic,.heif,.tif,.tiff,.avif" onFiles={(files) => void openOriginals(files)} />
                </div>
                <p role="status" class="office-said">{strangers.value > 0 && words.strangers(strangers.value)}</p>
              </>
            )}
          </div>
          <ol class="asked-list">
            {askedFor.value.map((asked) => (
              <AskedPicture key={asked.key} asked={asked} fromFile={from?.kind === "file"} />
            ))}
          </ol>
          {!key && (
            <div class="office-buttons">
              <FileButton
                disabled={tickedNumber.value === 0}
                label={words.sign(tickedNumber.value)}
                accept=".age,.toml"
                onFiles={([file]) => file && void choose(file)}
              />
            </div>
          )}
          {key && (
            <div class="office-group">
              <p class="office-said">{say.office.keys.opens(key.name)}</p>
              <PassphraseForm
                button={words.signNow(tickedNumber.value)}
                failed={words.failed}
                onGive={async (passphrase) => {
                  await signWith(key, passphrase);
                  lockedKey.value = null;
                }}
                onCancel={() => (lockedKey.value = null)}
              />
            </div>
          )}
        </>
      )}
      {signError.value && <ErrorNote title={words.failed} error={signError.value} />}
      <div role="status">{done > 0 && <p class="office-good">{from?.kind === "file" ? words.signedFile(done) : words.signedHere(done)}</p>}</div>
      {done > 0 && (
        <button type="button" class="link-button" onClick={saveSigned}>
          {words.save}
        </button>
      )}
    </>
  );
}
