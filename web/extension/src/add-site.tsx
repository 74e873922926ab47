// Adds a site to the list: the browser asks whoever does it whether the extension may.
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Panel } from "../../src/ui/panel";
import { isProblem, patternsOf, readHost, type HostProblem } from "./hosts";
import { changeOwn } from "./settings";
import { inWords } from "./site-list";
import { words } from "./words";

export function AddSite({ tell }: { tell: (text: string) => void }) {
  const { options } = words();
  const typed = useSignal("");
  const problem = useSignal<HostProblem | null>(null);
  const field = useRef<HTMLInputElement>(null);

  async function add(event: Event): Promise<void> {
    event.preventDefault();
    const host = readHost(typed.value);
    problem.value = isProblem(host) ? host : null;
    if (isProblem(host)) return field.current?.focus();
    // First of all: the browser asks only in the same breath as the press.
    const isAllowed = await chrome.permissions.request({ origins: patternsOf(host) }).catch(() => false);
    // Listed in either case: that it is not guarded is then seen in the list and on the button, and not forgotten.
    await changeOwn((own) => {
      const others = (Array.isArray(own.hosts) ? (own.hosts as { host: string }[]) : []).filter((entry) => entry.host !== host);
      return { ...own, hosts: [...others, { host }] };
    });
    if (isAllowed) typed.value = "";
    tell(isAllowed ? options.added(inWords(host)) : options.refused);
  }

  return (
    <Panel title={options.add} name="add-site">
      <form class="add-site" noValidate onSubmit={(event) => void add(event)}>
        <div class="field">
          <label class="label" for="host">
            {options.host}
          </label>
          <span class="hint" id="host-hint">
            {options.hostHint}
          </span>
          <input
            id="host"
            ref={field}
            value={typed.value}
            spellcheck={false}
            autocapitalize="none"
            autocomplete="off"
            inputMode="url"
            aria-describedby="host-hint host-problem"
            aria-invalid={problem.value !== null}
            onInput={({ currentTarget }) => {
              typed.value = currentTarget.value;
              problem.value = null;
            }}
          />
          <span class="site-problem" id="host-problem" role="alert">
            {problem.value && options.problems[problem.value]}
          </span>
        </div>
        <button class="button">{options.addButton}</button>
      </form>
    </Panel>
  );
}
