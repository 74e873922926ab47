// One face at a time, for the hand that stays on the keyboard: the face large, the whole photo beside it, a name, Enter, and
// the next face, through all the photos.
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { deskView } from "../state/desk-view";
import { answerInHand, beginNaming, canGoBack, facesLeft, goBackNaming, goOnNaming, inHand } from "../state/naming";
import type { FaceEntry, PhotoEntry } from "../state/photo";
import { photos, select, selected } from "../state/photos";
import type { Subject } from "../wasm/schoolgate.js";
import { say } from "../words";
import { answerInWords } from "./answer-in-words";
import { FaceCrop } from "./face-crop";
import { faceInputId, goToNew } from "./go-to";
import { PersonPicker } from "./person-picker";
import { PhotoImage } from "./photo-image";

const TITLE_ID = "names-title";
const DONE_ID = "names-done";

/** By the key's place, for some keyboards write another letter with Alt. */
const ANSWERS: readonly { subject: Subject; code: string; letter: string; words: string }[] = [
  { subject: { kind: "cover" }, code: "KeyC", letter: "C", words: say.faces.cover },
  { subject: { kind: "not-a-face" }, code: "KeyN", letter: "N", words: say.faces.notAFace },
  { subject: { kind: "visitor", agreed: true }, code: "KeyV", letter: "V", words: say.faces.visitor },
];

/** Opens it, at a photo or at the first face of all. */
export function startNaming(photo: PhotoEntry | null): void {
  beginNaming(photo);
  deskView.value = "names";
}

export function leaveNaming(): void {
  const at = inHand.peek()?.photo ?? selected.peek();
  if (photos.peek().length > 1) deskView.value = "sheet";
  else if (at) select(at);
}

export function Names() {
  const at = inHand.value;
  const words = say.batch.names;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (document.querySelector("dialog[open]")) return;
      const act = deedOf(event);
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <section class="names" aria-labelledby={TITLE_ID}>
      <header class="sheet-head">
        <h2 id={TITLE_ID}>{words.title}</h2>
        <span class="sheet-tools">
          <button type="button" class="button button-plain" aria-disabled={!canGoBack.value} onClick={goBackNaming}>
            {words.back}
          </button>
          <button type="button" class="button button-plain" onClick={leaveNaming}>
            {words.leave}
          </button>
        </span>
      </header>
      {at ? <Face key={`${at.photo.id}-${at.face.key}`} photo={at.photo} face={at.face} /> : <Done />}
    </section>
  );
}

function deedOf({ code, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): (() => void) | null {
  if (!altKey || ctrlKey || metaKey || shiftKey) return null;
  if (code === "KeyB") return goBackNaming;
  if (code === "KeyS") return goOnNaming;
  const answer = ANSWERS.find((each) => each.code === code);
  return answer ? () => answerInHand(answer.subject) : null;
}

function Face({ photo, face }: { photo: PhotoEntry; face: FaceEntry }) {
  const image = useSignal<HTMLImageElement | null>(null);
  const words = say.batch.names;
  const info = photo.info.value;
  const index = photo.faces.value.indexOf(face);
  // The photo whose face is in hand keeps its picture, as the one that is open does.
  useEffect(() => {
    select(photo, "names");
    goToNew(faceInputId(face.key));
  }, [photo, face.key]);
  if (!info) return null;
  const others = photo.faces.value.flatMap(({ key, subject }) => (key !== face.key && subject?.kind === "person" ? [answerInWords(subject)] : []));
  return (
    <>
      <p role="status">
        {words.at(index + 1, photo.faces.value.length, photo.file.name)} {words.left(facesLeft.value)}
      </p>
      <div class="names-parts">
        <div class="names-answer">
          <FaceCrop image={image} region={face.region} photo={info} large />
          <PersonPicker photo={photo} face={face} eager onPick={(id) => answerInHand(id === null ? null : { kind: "person", id })} />
          <div class="face-buttons">
            {ANSWERS.map(({ subject, letter, words: answer }) => (
              <button key={subject.kind} type="button" class="chip" aria-pressed={face.subject?.kind === subject.kind} onClick={() => answerInHand(subject)}>
                {answer} <kbd>Alt {letter}</kbd>
              </button>
            ))}
            <button type="button" class="chip" onClick={goOnNaming}>
              {words.skip} <kbd>Alt S</kbd>
            </button>
          </div>
          {others.length > 0 && <p class="hint">{words.already(others)}</p>}
          <p class="hint">{words.keys}</p>
        </div>
        <PhotoImage photo={photo} image={image} class="names-picture">
          <svg class="boxes" viewBox={`0 0 ${info.width} ${info.height}`} aria-hidden="true">
            {photo.shownFaces.value.map((each) => (
              <rect key={each.key} class={each.key === face.key ? "box box-active box-unanswered" : each.subject ? "box box-person" : "box"} {...each.region} />
            ))}
          </svg>
        </PhotoImage>
      </div>
    </>
  );
}

function Done() {
  const words = say.batch.names;
  useEffect(() => goToNew(DONE_ID), []);
  return (
    <div class="names-done">
      <p role="status">{photos.value.some(({ stage }) => stage.value.kind !== "ready" && stage.value.kind !== "failed") ? words.waiting : words.done}</p>
      <button id={DONE_ID} type="button" class="button" onClick={leaveNaming}>
        {photos.value.length > 1 ? words.leave : words.toPhoto}
      </button>
    </div>
  );
}
