// The page: the school, its list and the photos at the side, the photo in hand in the middle.
import { isShut } from "../state/kept";
import { way } from "../state/way";
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

function Desk() {
  return (
    <>
      <Ways />
      <div class="desk">
        <div class="desk-side">
          <SchoolPanel />
          <ClassListPanel />
          {way.value !== "trip" && <PhotosPanel />}
          {way.value !== "trip" && <RegisterPanel />}
          <KeptPanel />
        </div>
        <main class="desk-main" id="photo" tabIndex={-1}>
          <KeptAlerts />
          <TripReminder />
          <ColumnMapper />
          {way.value === "trip" ? <Trip /> : <DeskMain />}
        </main>
      </div>
      <Office />
      <OwnPolicy />
    </>
  );
}
