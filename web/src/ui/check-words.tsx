// The way to checking words that go with no photo.
import { openText } from "../state/text";
import { isTextOpen } from "../state/text-open";
import { say } from "../words";
import { fieldId, goToNew } from "./go-to";

export function CheckWords() {
  return (
    <button
      type="button"
      class="button button-plain check-words"
      aria-pressed={isTextOpen.value}
      onClick={() => {
        openText();
        goToNew(fieldId("caption"));
      }}
    >
      {say.captions.text.open}
    </button>
  );
}
