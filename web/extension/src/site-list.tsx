// The guarded sites: whether each is really guarded, and what is set for it.
import { Panel } from "../../src/ui/panel";
import { Icon } from "../../src/ui/icons";
import { say } from "../../src/words";
import { patternsOf, type Host } from "./hosts";
import { CHANNELS, changeOwn, type Settings, type Site } from "./settings";
import { capital, words } from "./words";

interface Props {
  settings: Settings;
  waiting: readonly Host[];
  tell: (text: string) => void;
}

type Entry = Readonly<Record<string, unknown>>;

const entriesOf = (own: Entry): Entry[] => (Array.isArray(own.hosts) ? (own.hosts as Entry[]) : []);

const changeSite = (host: Host, change: Entry): Promise<void> =>
  changeOwn((own) => ({ ...own, hosts: entriesOf(own).map((entry) => (entry.host === host ? { ...entry, ...change } : entry)) }));

async function remove(host: Host): Promise<void> {
  await changeOwn((own) => ({ ...own, hosts: entriesOf(own).filter((entry) => entry.host !== host) }));
  // A build that was made for these sites keeps what it was given.
  await chrome.permissions.remove({ origins: patternsOf(host) }).catch(() => false);
}

export function SiteList({ settings: { sites, unread }, waiting, tell }: Props) {
  const { options } = words();
  return (
    <Panel title={options.sites} name="sites">
      <p class="hint">{options.sitesHint}</p>
      {unread.length > 0 && (
        <div class="note note-block" role="alert">
          <Icon name="stopped" />
          <p>{options.unread(unread)}</p>
        </div>
      )}
      {sites.length === 0 ? (
        <p>{options.none}</p>
      ) : (
        <ul class="sites">
          {sites.map((site) => (
            <SiteItem key={site.host} site={site} isWaiting={waiting.includes(site.host)} tell={tell} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

export function inWords(host: Host): string {
  const { options } = words();
  if (host === "*") return options.every;
  return host.startsWith("*.") ? options.below(host.slice(2)) : host;
}

function SiteItem({ site: { host, channel, caption, isManaged }, isWaiting, tell }: { site: Site; isWaiting: boolean; tell: Props["tell"] }) {
  const { options } = words();
  const allow = async (): Promise<void> => {
    const isAllowed = await chrome.permissions.request({ origins: patternsOf(host) });
    tell(isAllowed ? options.added(inWords(host)) : options.refused);
  };
  return (
    <li class="site">
      <div class="site-head">
        <h3>{inWords(host)}</h3>
        <span class={`badge ${isWaiting ? "badge-needs-you" : "badge-clear"}`}>
          <Icon name={isWaiting ? "waiting" : "clear"} />
          {isWaiting ? options.notAllowed : options.guarded}
        </span>
        {isManaged && <span class="badge">{options.byTheSchool}</span>}
      </div>
      {isWaiting && (
        <button type="button" class="button" aria-label={options.allowFor(host)} onClick={() => void allow()}>
          {options.allow}
        </button>
      )}
      {!isManaged && (
        <>
          <label class="field">
            <span class="label">{options.channel}</span>
            <select value={channel ?? ""} onChange={({ currentTarget }) => void changeSite(host, { channel: currentTarget.value || null })}>
              <option value="">{options.ask}</option>
              {CHANNELS.map((each) => (
                <option key={each} value={each}>
                  {capital(say.classList.mapper.channel[each])}
                </option>
              ))}
            </select>
          </label>
          <details class="more">
            <summary>{options.caption}</summary>
            <label class="field">
              <span class="hint">{options.captionHint}</span>
              <input
                value={caption ?? ""}
                spellcheck={false}
                aria-label={options.caption}
                onChange={({ currentTarget }) => void changeSite(host, { caption: currentTarget.value.trim() || null })}
              />
            </label>
          </details>
          <button
            type="button"
            class="button button-plain"
            aria-label={options.removeHost(host)}
            onClick={() => void remove(host).then(() => tell(options.removed(inWords(host))))}
          >
            {options.remove}
          </button>
        </>
      )}
    </li>
  );
}
