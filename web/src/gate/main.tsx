// Starts the gate: draws it, tells whoever framed it that it can be spoken to, and answers one host.
import { render } from "preact";
import { dropArrivals } from "../bridge/arrival";
import { loadSpellingWhenAsked } from "../state/spelling";
import { fetchType } from "../state/type";
import { sealPage } from "../seal";
import { keepInSight } from "../ui/keep-in-sight";
import { watchMoves } from "../ui/own-way";
import { say } from "../words";
import { nameLanguage } from "../words/language";
import { Gate } from "./gate";
import { answerThrough } from "./line";
import { MARK, type Here } from "./messages";
import { prepare } from "./prepare";
import { connectIn, trusts } from "./trust";
import "../styles/type.css";
import "../styles/base.css";
import "../styles/controls.css";
import "../styles/layout.css";
import "../styles/language.css";
import "../styles/setup.css";
import "../styles/policy.css";
import "../styles/columns.css";
import "../styles/picture.css";
import "../styles/faces.css";
import "../styles/fields.css";
import "../styles/spelling.css";
import "../styles/captions.css";
import "../styles/verdict.css";
import "../styles/office.css";
import "../styles/kept.css";
import "../styles/batch.css";
import "../styles/gate.css";

const here: Here = { mark: MARK, kind: "here" };

nameLanguage(() => say.gate.documentTitle);
sealPage(globalThis);
// Nobody keeps a copy of the files here; the page does that.
dropArrivals();
const place = document.getElementById("gate");
if (place) render(<Gate />, place);
keepInSight();
watchMoves(window);
loadSpellingWhenAsked();
void fetchType();

if (window.parent === window) {
  // Opened by itself, it is where a school's things are kept for the gate.
  void prepare();
} else {
  window.addEventListener("message", hear);
  // Whoever frames it may hear that it is there; it says nothing else to a stranger.
  window.parent.postMessage(here, "*");
}

/** The first that may be trusted is answered, and nobody after. */
function hear(event: MessageEvent): void {
  const connect = event.source === window.parent ? connectIn(event.data) : null;
  const [port] = event.ports;
  if (!connect || !port) return;
  void trusts(event, connect.pass).then((isGood) => {
    if (!isGood || !takeLine()) return port.close();
    window.removeEventListener("message", hear);
    answerThrough(port);
  });
}

let isTaken = false;

function takeLine(): boolean {
  const isFree = !isTaken;
  isTaken = true;
  return isFree;
}
