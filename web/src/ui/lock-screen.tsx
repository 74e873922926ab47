// What stands in place of everything else while it is locked.
import { keeping, kept, unlock, without } from "../state/kept";
import { photos } from "../state/photos";
import { tripPhotos } from "../state/trip";
import { isWorkKept } from "../state/work-kept";
import { say } from "../words";
import { ForgetEverything } from "./forget-everything";
import { Icon } from "./icons";
import { PassphraseForm } from "./passphrase-form";

export function LockScreen() {
  const why = kept.value.kind === "locked" ? kept.value.why : "start";
  const waiting = photos.value.length + tripPhotos.value.length;
  return (
    <main class="lock-screen" id="photo" tabIndex={-1}>
      <section class="panel lock-card" aria-labelledby="lock-title">
        <h2 id="lock-title" class="lock-title">
          <Icon name="lock" />
          {say.kept.locked.title}
        </h2>
        <p>{say.kept.locked[why]}</p>
        {waiting > 0 && <p class="hint">{isWorkKept.value ? say.keptPhotos.behindLock(waiting) : say.kept.locked.photos(waiting)}</p>}
        {keeping.value.kind === "not-kept" && <p class="hint">{say.kept.locked.unkept}</p>}
        <PassphraseForm button={say.kept.locked.button} busy={say.kept.locked.busy} failed={say.kept.notOpened} onGive={unlock} />
        <div class="lock-others">
          {/* Whoever locked it may have left photos behind the lock: nobody gets past it then. */}
          {why === "start" && waiting === 0 && (
            <button type="button" class="link-button" onClick={() => (without.value = true)}>
              {say.kept.locked.without}
            </button>
          )}
          <ForgetEverything />
        </div>
      </section>
    </main>
  );
}
