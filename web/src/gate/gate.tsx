// The gate as a person sees it: whose rules, the pictures, the one in hand, and the two ways out.
import { isShut } from "../state/kept";
import { selected } from "../state/photos";
import { policy } from "../state/school";
import { ColumnMapper } from "../ui/column-mapper";
import { Icon } from "../ui/icons";
import { KeptAlerts } from "../ui/kept-alerts";
import { LanguageChoice } from "../ui/language-choice";
import { LockScreen } from "../ui/lock-screen";
import { useNextKey } from "../ui/next-need";
import { Office } from "../ui/office";
import { OwnPolicy } from "../ui/own-policy";
import { PhotoView } from "../ui/photo-view";
import { say } from "../words";
import { asking, isWordsOnly } from "./asking";
import { MAIN_ID } from "./attention";
import { GateBar } from "./gate-bar";
import { GateLoading } from "./gate-loading";
import { GatePhotos } from "./gate-photos";
import { GateSchool } from "./gate-school";
import { LeaveQuestion } from "./leave-question";
import { useListDrops } from "./use-list-drops";
import { WordsAlone } from "./words-alone";

export function Gate() {
  useListDrops();
  useNextKey();
  return (
    <div class="gate">
      <header class="gate-head">
        <Icon name="gate" />
        <h1>
          {say.gate.title} {policy.value && <span class="gate-school-name">{policy.value.name}</span>}
        </h1>
        <LanguageChoice />
      </header>
      {isShut.value ? <LockScreen /> : <Desk />}
      {asking.value && <GateBar />}
      <LeaveQuestion />
      <Office />
      <OwnPolicy />
    </div>
  );
}

function Desk() {
  const photo = selected.value;
  return (
    <main class="gate-main" id={MAIN_ID} tabIndex={-1}>
      <KeptAlerts />
      <GateLoading />
      <GateSchool />
      <ColumnMapper />
      {(asking.value?.photos.length ?? 0) > 1 && <GatePhotos />}
      {photo && <PhotoView key={photo.id} photo={photo} saves={false} />}
      {isWordsOnly.value && !photo && <WordsAlone />}
    </main>
  );
}
