// The settings: which sites are guarded, and what is set for them.
import { signal } from "@preact/signals";
import { render } from "preact";
import { Icon } from "../../src/ui/icons";
import { LanguageChoice } from "../../src/ui/language-choice";
import { say } from "../../src/words";
import { nameLanguage } from "../../src/words/language";
import { AddSite } from "./add-site";
import { notAllowed } from "./registered";
import { SchoolForm } from "./school-form";
import { readSettings, type Settings } from "./settings";
import { SiteList } from "./site-list";
import { words } from "./words";
import "../../src/styles/type.css";
import "../../src/styles/base.css";
import "../../src/styles/controls.css";
import "../../src/styles/layout.css";
import "../../src/styles/language.css";
import "./options.css";

/** What is set, and which of the sites the browser does not let us guard yet. */
const shown = signal<{ settings: Settings; waiting: readonly string[] } | null>(null);

/** The last thing that happened, for whoever is read to. */
const told = signal("");

async function refresh(): Promise<void> {
  const settings = await readSettings();
  shown.value = { settings, waiting: await notAllowed(settings) };
}

function Options() {
  const { options } = words();
  return (
    <div class="page">
      <header class="masthead">
        <div class="masthead-name">
          <Icon name="gate" />
          <h1>
            {say.name} <span class="masthead-tagline">{options.title}</span>
          </h1>
        </div>
        <p class="promise">
          <Icon name="lock" />
          <span>{options.private}</span>
        </p>
        <LanguageChoice />
      </header>
      <main class="options" data-ready={shown.value !== null}>
        <p class="options-told" role="status">
          {told.value}
        </p>
        {shown.value && (
          <>
            <SiteList {...shown.value} tell={tell} />
            <AddSite tell={tell} />
            <SchoolForm settings={shown.value.settings} />
          </>
        )}
      </main>
    </div>
  );
}

function tell(text: string): void {
  told.value = text;
  void refresh();
}

nameLanguage(() => words().options.documentTitle);
chrome.storage.onChanged.addListener(() => void refresh());
chrome.permissions.onAdded.addListener(() => void refresh());
chrome.permissions.onRemoved.addListener(() => void refresh());
const place = document.getElementById("options");
if (place) render(<Options />, place);
void refresh();
