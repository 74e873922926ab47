// The page: the school, its list and the photos at the side, the photo in hand in the middle.
import { selected } from "../state/photos";
import { say } from "../words";
import { ClassListPanel } from "./class-list-panel";
import { ColumnMapper } from "./column-mapper";
import { Header } from "./header";
import { Office } from "./office";
import { OwnPolicy } from "./own-policy";
import { PhotoView } from "./photo-view";
import { PhotosPanel } from "./photos-panel";
import { RegisterPanel } from "./register-panel";
import { SchoolPanel } from "./school-panel";
import { useDrops } from "./use-drops";
import { Welcome } from "./welcome";

export function App() {
  const over = useDrops();
  const photo = selected.value;
  return (
    <div class={over.value ? "page page-over" : "page"}>
      <a class="skip" href="#photo">
        {say.skip}
      </a>
      <Header />
      <div class="desk">
        <div class="desk-side">
          <SchoolPanel />
          <ClassListPanel />
          <PhotosPanel />
          <RegisterPanel />
        </div>
        <main class="desk-main" id="photo" tabIndex={-1}>
          <ColumnMapper />
          {photo ? <PhotoView key={photo.id} photo={photo} /> : <Welcome />}
        </main>
      </div>
      <Office />
      <OwnPolicy />
    </div>
  );
}
