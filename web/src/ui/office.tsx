// The office: the register, permissions and keys, in a dialog over the page, one part at a time.
import type { ComponentType } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { office, SECTIONS, type Section } from "../state/office";
import { say } from "../words";
import { Icon } from "./icons";
import { OfficeDue } from "./office-due";
import { OfficeIncident } from "./office-incident";
import { OfficeKeys } from "./office-keys";
import { OfficePermit } from "./office-permit";
import { OfficePerson } from "./office-person";
import { OfficeRegister } from "./office-register";

const PARTS: Record<Section, ComponentType> = {
  register: OfficeRegister,
  person: OfficePerson,
  due: OfficeDue,
  incident: OfficeIncident,
  permit: OfficePermit,
  keys: OfficeKeys,
};

export function Office() {
  return office.value ? <OfficeDialog section={office.value} /> : null;
}

function OfficeDialog({ section }: { section: Section }) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before it is painted: whoever is quick would press what is not there yet.
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const Part = PARTS[section];
  return (
    <dialog
      ref={dialog}
      class="office"
      aria-labelledby="office-title"
      onClose={() => {
        office.value = null;
      }}
    >
      <header class="office-head">
        <Icon name="list" />
        <h2 id="office-title">{say.office.title}</h2>
        <button type="button" class="icon-button" aria-label={say.office.close} onClick={() => dialog.current?.close()}>
          <Icon name="remove" />
        </button>
      </header>
      <nav class="office-parts" aria-label={say.office.parts}>
        {SECTIONS.map((each) => (
          <button
            key={each}
            type="button"
            aria-current={each === section ? "page" : undefined}
            onClick={() => {
              office.value = each;
            }}
          >
            {say.office.sections[each]}
          </button>
        ))}
      </nav>
      <section class="office-part" aria-labelledby="office-part-title" key={section}>
        <h3 class="office-part-title" id="office-part-title">
          {say.office.sections[section]}
        </h3>
        <Part />
      </section>
    </dialog>
  );
}
