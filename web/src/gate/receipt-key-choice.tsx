// The school's receipt key: made once, opened from its file or kept here ever after.
import { makeReceiptKey, openReceiptKey, receiptKey, receiptKeyError, savePublicKey } from "../state/receipt-key";
import { ErrorNote } from "../ui/error-note";
import { FileButton } from "../ui/file-button";
import { Panel } from "../ui/panel";
import { say } from "../words";

const HINT_ID = "receipt-key-hint";

export function ReceiptKeyChoice() {
  const words = say.gate.receipts;
  const key = receiptKey.value;
  return (
    <Panel title={words.title} name="receipts" icon="list">
      <p class="hint" id={HINT_ID}>
        {words.intro}
      </p>
      <FileButton plain label={words.open} accept=".toml" describedBy={HINT_ID} onFiles={([file]) => file && void openReceiptKey(file)} />
      {!key && (
        <button type="button" class="button button-plain" onClick={() => void makeReceiptKey()}>
          {words.make}
        </button>
      )}
      <div role="status">
        {key && (
          <p>
            {words.loaded(key.fileName)} {words.keep}
          </p>
        )}
      </div>
      {key && (
        <button type="button" class="button button-plain" onClick={savePublicKey}>
          {words.savePublic}
        </button>
      )}
      {receiptKeyError.value && <ErrorNote title={words.failed} error={receiptKeyError.value} />}
    </Panel>
  );
}
