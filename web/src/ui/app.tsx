// The page: the school, its list and the photos at the side, the photo in hand in the middle.
import type { ComponentType } from "preact";
import { isShut } from "../state/kept";
import { way, type Way } from "../state/way";
import { say } from "../words";
import { About } from "./about";
import { ClassListPanel } from "./class-list-panel";
import { ColumnMapper } from "./column-mapper";
import { DeskMain } from "./desk-main";
import { Header } from "./header";
import { KeptAlerts } from "./kept-alerts";
import { KeptPanel } from "./kept-panel";
import { LockScreen } from "./lock-screen";
import { NewVersion } from "./new-version";
import { Office } from "./office";
import { OwnPolicy } from "./own-policy";
import { PhotosPanel } from "./photos-panel";
import { PostView } from "./post-view";
import { RegisterPanel } from "./register-panel";
import { SchoolPanel } from "./school-panel";
import { Trip } from "./trip";
import { TripReminder } from "./trip-reminder";
import { useDrops } from "./use-drops";
import { Ways } from "./ways";

export function App() {
  const over = useDrops();
  return (
    <div class={over.value ? "page page-over" : "page"}>
      <a class="skip" href="#photo">
        {say.skip}
      </a>
      <Header />
      <NewVersion />
      {isShut.value ? <LockScreen /> : <Desk />}
      <About />
    </div>
  );
}

const MIDDLE: Record<Way, ComponentType> = { photos: DeskMain, post: PostView, trip: Trip };

function Desk() {
  const InTheMiddle = MIDDLE[way.value];
  return (
    <>
      <Ways />
      <div class="desk">
        <div class="desk-side">
          <SchoolPanel />
          <ClassListPanel />
          {way.value === "photos" && <PhotosPanel />}
          {way.value !== "trip" && <RegisterPanel />}
          <KeptPanel />
        </div>
        <main class="desk-main" id="photo" tabIndex={-1}>
          <KeptAlerts />
          <TripReminder />
          <ColumnMapper />
          <InTheMiddle />
        </main>
      </div>
      <Office />
      <OwnPolicy />
    </>
  );
}
