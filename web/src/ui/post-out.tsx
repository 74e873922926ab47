// The ways out of a post. None is switched off: whoever tabs to a button must find it, and pressing it leads to why it waits.
import type { JSX } from "preact";
import { network, pictures } from "../state/post";
import { leftOf } from "../state/post-count";
import { busy, canCopyPictures, canShare, copyDescription, copyPicture, copyWords, outError, savePictures, sharePictures, told } from "../state/post-out";
import { postText } from "../state/post-text";
import { postStatus } from "../state/post-verdict";
import { say } from "../words";
import { ErrorNote } from "./error-note";
import { goTo, VERDICT_ID } from "./go-to";
import { Panel } from "./panel";

const WHY_ID = "post-why";

export function PostOut() {
  const words = say.post.out;
  const all = pictures.value;
  const text = postText.words.value.caption;
  const isClear = postStatus.value === "clear";
  const button = (label: string, act: () => Promise<void>, kind = "button"): JSX.Element => (
    <button
      type="button"
      class={kind}
      aria-disabled={!isClear || busy.value}
      aria-describedby={isClear ? undefined : WHY_ID}
      onClick={() => {
        if (!isClear) goTo(VERDICT_ID);
        else void act();
      }}
    >
      {label}
    </button>
  );
  return (
    <Panel title={words.title} name="post-out">
      <p class="hint">{all.length > 0 ? words.hint : words.textHint}</p>
      {!isClear && (
        <p class="post-why" id={WHY_ID}>
          {words.why} {say.post.verdict.words[postStatus.value]}
        </p>
      )}
      {leftOf(network.value, text) < 0 && <p class="post-count-over">{words.tooLong(say.post.text.networks[network.value])}</p>}
      <div class="post-out-buttons">
        {(text.trim() !== "" || all.length === 0) && button(words.words, copyWords)}
        {all.length > 0 && canShare() && button(words.share, sharePictures)}
        {all.length > 0 && button(words.save, savePictures)}
      </div>
      {all.length > 0 && !canShare() && <p class="hint">{words.noShare}</p>}
      {all.length > 0 && (
        <div class="post-one-by-one">
          <h3>{words.each}</h3>
          {!canCopyPictures() && <p class="hint">{words.noCopy}</p>}
          <ul>
            {all.map((photo, index) => (
              <li key={photo.id}>
                {canCopyPictures() && button(words.picture(index + 1), () => copyPicture(photo), "chip")}
                {button(words.description(index + 1), () => copyDescription(photo), "chip")}
              </li>
            ))}
          </ul>
        </div>
      )}
      <p role="status" class="post-told">
        {busy.value ? words.busy : inWords()}
      </p>
      {outError.value && <ErrorNote title={words.failed} error={outError.value} />}
    </Panel>
  );
}

function inWords(): string {
  const words = say.post.out.told;
  const out = told.value;
  switch (out?.kind) {
    case undefined:
      return "";
    case "words":
      return words.words;
    case "share":
      return words.share;
    case "again":
      return words.again;
    case "description":
      return words.description(out.number);
    case "picture":
      return words.picture(out.number, out.redrawn);
    case "save":
      return words.save(out.number);
  }
}
