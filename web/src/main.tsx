// Starts the page: draws it, loads the guard, then fetches what the page may need once the network has gone.
import { render } from "preact";
import { giveUp } from "./state/guard";
import { lookForKept } from "./state/kept";
import { warnBeforeLeaving } from "./state/leaving";
import { loadPresets } from "./state/school";
import { fetchSample } from "./state/sample";
import { loadSpellingWhenAsked } from "./state/spelling";
import { prepareLocksmith } from "./store/locksmith";
import { App } from "./ui/app";
import { keepInSight } from "./ui/keep-in-sight";
import { loaded } from "./ui/loading-note";
import "./styles/base.css";
import "./styles/controls.css";
import "./styles/layout.css";
import "./styles/ways.css";
import "./styles/setup.css";
import "./styles/policy.css";
import "./styles/columns.css";
import "./styles/picture.css";
import "./styles/faces.css";
import "./styles/fields.css";
import "./styles/spelling.css";
import "./styles/verdict.css";
import "./styles/office.css";
import "./styles/kept.css";

const place = document.getElementById("page");
if (place) render(<App />, place);

warnBeforeLeaving();
keepInSight();
loadSpellingWhenAsked();

void lookForKept();
const locksmith = prepareLocksmith();

void loadPresets()
  .catch(giveUp)
  .then(() => locksmith)
  .then(() => fetchSample().catch(() => null)) // Only the button for it needs these, and it asks again.
  .finally(() => {
    loaded.value = true;
  });
