// A text field with a list of what it could mean: the combobox with listbox of the ARIA Authoring Practices, section
// "Editable Combobox With List Autocomplete". The keyboard alone suffices.
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

export interface Choice {
  id: string;
  name: string;
  extra: string;
}

interface Props {
  id: string;
  label: string;
  /** What is chosen now, in words; empty when nothing is. */
  value: string;
  placeholder: string;
  disabled: boolean;
  /** Whether the list opens as soon as an empty field has the focus. */
  eager?: boolean;
  find: (query: string) => Choice[];
  /** Said when nothing matches. */
  empty: string;
  /** Says how many match. */
  counted: (number: number) => string;
  /** With null, the choice is taken back. */
  onPick: (id: string | null) => void;
}

/** More than anybody reads; a longer list is narrowed by typing. */
const SHOWN = 50;

export function Combobox({ id, label, value, placeholder, disabled, eager = false, find, empty, counted, onPick }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  /** What is being typed; none while nobody is typing. */
  const typed = useSignal<string | null>(null);
  const open = useSignal(false);
  const active = useSignal(-1);
  const listId = `${id}-list`;
  // Keys may come faster than the page is drawn, so every key asks anew what it could mean.
  const choicesNow = () => (open.value ? find(typed.value ?? "").slice(0, SHOWN) : []);
  const choices = choicesNow();
  const current = choices[active.value];

  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  });

  const close = () => {
    open.value = false;
    active.value = -1;
  };
  const show = (at: number) => {
    open.value = true;
    active.value = at;
  };
  const pick = (choice: Choice) => {
    typed.value = null;
    close();
    onPick(choice.id);
  };
  const step = (by: 1 | -1) => {
    const wasOpen = open.value;
    open.value = true;
    const number = choicesNow().length;
    if (number === 0) active.value = -1;
    else if (!wasOpen || active.value < 0) active.value = by === 1 ? 0 : number - 1;
    else active.value = (active.value + by + number) % number;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While a character is being composed, Enter and the arrows belong to the composing.
    if (event.isComposing) return;
    switch (event.key) {
      case "ArrowDown":
        step(1);
        break;
      case "ArrowUp":
        step(-1);
        break;
      case "Enter": {
        const choice = choicesNow()[active.value];
        if (choice) pick(choice);
        else if (typed.value === "" && value !== "") onPick(null);
        break;
      }
      case "Escape":
        // With nothing to close or take back, Escape belongs to whatever the field stands in.
        if (!open.value && typed.value === null) return;
        if (open.value) close();
        else typed.value = null;
        break;
      default:
        return;
    }
    event.preventDefault();
  };
  const leave = () => {
    close();
    // Emptying the field takes the answer back; a name half typed changes nothing.
    if (typed.value === "" && value !== "") onPick(null);
    typed.value = null;
  };

  return (
    <div class="combobox">
      <label for={id}>{label}</label>
      <input
        ref={input}
        id={id}
        type="text"
        dir="auto"
        role="combobox"
        autocomplete="off"
        autocapitalize="words"
        spellcheck={false}
        aria-autocomplete="list"
        aria-expanded={open.value}
        aria-controls={listId}
        aria-activedescendant={current ? `${listId}-${active.value}` : undefined}
        value={typed.value ?? value}
        placeholder={placeholder}
        disabled={disabled}
        onInput={({ currentTarget }) => {
          typed.value = currentTarget.value;
          show(currentTarget.value.trim() === "" ? -1 : 0);
        }}
        onClick={() => show(-1)}
        onKeyDown={onKeyDown}
        onFocus={({ currentTarget }) => {
          currentTarget.select();
          if (eager && value === "") show(-1);
        }}
        onBlur={leave}
      />
      <ul ref={list} id={listId} role="listbox" aria-label={label} class="combobox-list" hidden={choices.length === 0}>
        {choices.map((choice, index) => (
          <li
            key={choice.id}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === active.value}
            // The field keeps the focus; leaving it would close the list before the click arrives.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => pick(choice)}
          >
            <bdi>{choice.name}</bdi> <span class="combobox-extra">{choice.extra}</span>
          </li>
        ))}
      </ul>
      <p class={open.value && choices.length === 0 ? "hint" : "visually-hidden"} role="status">
        {open.value && (choices.length === 0 ? empty : counted(choices.length))}
      </p>
    </div>
  );
}
