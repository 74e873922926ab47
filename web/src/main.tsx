// Starts the page: draws it, loads the guard, then fetches what the page may need once the network has gone and keeps a copy.
import { render } from "preact";
import { giveUp } from "./state/guard";
import { lookForKept } from "./state/kept";
import { warnBeforeLeaving } from "./state/leaving";
import { keepWork } from "./state/work-kept";
import { followPost } from "./state/post";
import { settleOffline } from "./state/offline";
import { loadPresets } from "./state/school";
import { fetchSample } from "./state/sample";
import { loadSpellingWhenAsked } from "./state/spelling";
import { fetchType } from "./state/type";
import { sealPage } from "./seal";
import { prepareLocksmith } from "./store/locksmith";
import { App } from "./ui/app";
import { say } from "./words";
import { nameLanguage } from "./words/language";
import { keepInSight } from "./ui/keep-in-sight";
import { watchMoves } from "./ui/own-way";
import { loaded } from "./ui/loading-note";
import "./styles/type.css";
import "./styles/base.css";
import "./styles/controls.css";
import "./styles/layout.css";
import "./styles/language.css";
import "./styles/ways.css";
import "./styles/setup.css";
import "./styles/policy.css";
import "./styles/columns.css";
import "./styles/picture.css";
import "./styles/faces.css";
import "./styles/fields.css";
import "./styles/spelling.css";
import "./styles/captions.css";
import "./styles/verdict.css";
import "./styles/post.css";
import "./styles/office.css";
import "./styles/kept.css";
import "./styles/trip.css";
import "./styles/about.css";
import "./styles/tour.css";
import "./styles/offline.css";
import "./styles/batch.css";
import "./styles/summary.css";

/** Set by old.js, which has said why already. */
const isTooOld = document.documentElement.dataset.old === "true";
nameLanguage(() => say.documentTitle);

const place = document.getElementById("page");

loadSpellingWhenAsked();
// In a task of its own: the browser may answer a press between reading the script and drawing the page.
if (place && !isTooOld) setTimeout(start, 0, place);

function start(place: HTMLElement): void {
  sealPage(globalThis);
  render(<App />, place);
  performance.mark("schoolgate:drawn");
  warnBeforeLeaving();
  followPost();
  keepInSight();
watchMoves(window);
  void lookForKept();
  keepWork();
  const locksmith = prepareLocksmith();
  const type = fetchType();
  void loadPresets()
    .catch(giveUp)
    .then(() => locksmith)
    .then(() => type)
    .then(() => fetchSample().catch(() => null)) // Only the button for it needs these, and it asks again.
    .then(settleOffline)
    .finally(() => {
      loaded.value = true;
      performance.mark("schoolgate:loaded");
    });
}
