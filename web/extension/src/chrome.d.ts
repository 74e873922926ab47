// As much of the browser's extension interface as is used here, under the names of Chromium's reference.
declare namespace chrome {
  interface Event<Listener> {
    addListener(listener: Listener): void;
  }

  namespace runtime {
    interface MessageSender {
      readonly id?: string;
      readonly url?: string;
      readonly origin?: string;
      readonly frameId?: number;
      readonly tab?: tabs.Tab;
    }
    const id: string | undefined;
    const onMessage: Event<(message: unknown, sender: MessageSender, respond: (answer: unknown) => void) => boolean | undefined>;
    const onInstalled: Event<(details: { readonly reason: "install" | "update" | "chrome_update" | "shared_module_update" }) => void>;
    const onStartup: Event<() => void>;
    function sendMessage(message: unknown): Promise<unknown>;
    function getURL(path: string): string;
    function openOptionsPage(): Promise<void>;
  }

  namespace storage {
    interface Area {
      get(keys?: string | readonly string[] | null): Promise<Record<string, unknown>>;
      set(items: Record<string, unknown>): Promise<void>;
      setAccessLevel?(level: { accessLevel: "TRUSTED_CONTEXTS" }): Promise<void>;
    }
    const local: Area;
    const session: Area;
    const managed: Area;
    const onChanged: Event<(changes: Record<string, unknown>, area: "local" | "managed" | "session" | "sync") => void>;
  }

  namespace permissions {
    interface Origins {
      readonly origins: string[];
    }
    function contains(permissions: Origins): Promise<boolean>;
    function request(permissions: Origins): Promise<boolean>;
    function remove(permissions: Origins): Promise<boolean>;
    const onAdded: Event<() => void>;
    const onRemoved: Event<() => void>;
  }

  namespace scripting {
    interface Registered {
      readonly id: string;
      readonly js: string[];
      readonly matches: string[];
      readonly runAt: "document_start";
      readonly world: "ISOLATED" | "MAIN";
      readonly allFrames: boolean;
      readonly matchOriginAsFallback: boolean;
      readonly persistAcrossSessions: boolean;
    }
    function getRegisteredContentScripts(filter?: { ids: string[] }): Promise<Registered[]>;
    function registerContentScripts(scripts: Registered[]): Promise<void>;
    function unregisterContentScripts(filter: { ids: string[] }): Promise<void>;
    function executeScript(injection: {
      readonly target: { readonly tabId: number; readonly allFrames?: boolean };
      readonly files: string[];
      readonly world?: "ISOLATED" | "MAIN";
      readonly injectImmediately?: boolean;
    }): Promise<unknown>;
  }

  namespace tabs {
    interface Tab {
      readonly id?: number;
      readonly url?: string;
    }
    function query(filter: { url: string[] }): Promise<Tab[]>;
    function sendMessage(tabId: number, message: unknown, options: { frameId: number }): Promise<unknown>;
    function create(options: { url: string }): Promise<Tab>;
    const onRemoved: Event<(tabId: number) => void>;
  }

  namespace action {
    function setBadgeText(details: { text: string; tabId?: number }): Promise<void>;
    function setBadgeBackgroundColor(details: { color: string }): Promise<void>;
    function setTitle(details: { title: string; tabId?: number }): Promise<void>;
    const onClicked: Event<() => void>;
  }

  /** Firefox has it on the element itself. */
  const dom: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } | undefined;
}

interface Element {
  readonly openOrClosedShadowRoot?: ShadowRoot | null;
}
