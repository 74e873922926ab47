// The page: the school, its list and the photos at the side, the photo in hand in the middle.
import { isShut } from "../state/kept";
import { selected } from "../state/photos";
import { isTextOpen } from "../state/text-open";
import { say } from "../words";
import { ClassListPanel } from "./class-list-panel";
import { ColumnMapper } from "./column-mapper";
import { Header } from "./header";
import { KeptAlerts } from "./kept-alerts";
import { KeptPanel } from "./kept-panel";
import { LockScreen } from "./lock-screen";
import { Office } from "./office";
import { OwnPolicy } from "./own-policy";
import { PhotoView } from "./photo-view";
import { PhotosPanel } from "./photos-panel";
import { RegisterPanel } from "./register-panel";
import { SchoolPanel } from "./school-panel";
import { TextView } from "./text-view";
import { useDrops } from "./use-drops";
import { Ways } from "./ways";
import { Welcome } from "./welcome";

export function App() {
  const over = useDrops();
  return (
    <div class={over.value ? "page page-over" : "page"}>
      <a class="skip" href="#photo">
        {say.skip}
      </a>
      <Header />
      {isShut.value ? <LockScreen /> : <Desk />}
    </div>
  );
}

function Desk() {
  const photo = selected.value;
  return (
    <>
      <Ways />
      <div class="desk">
        <div class="desk-side">
          <SchoolPanel />
          <ClassListPanel />
          <PhotosPanel />
          <RegisterPanel />
          <KeptPanel />
        </div>
        <main class="desk-main" id="photo" tabIndex={-1}>
          <KeptAlerts />
          <ColumnMapper />
          {isTextOpen.value ? <TextView /> : photo ? <PhotoView key={photo.id} photo={photo} /> : <Welcome />}
        </main>
      </div>
      <Office />
      <OwnPolicy />
    </>
  );
}
