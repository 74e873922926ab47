// The few signs of the page. Each stands beside words that say the same, so none is read out.

const PATHS = {
  gate: "M3 21V8.5M21 21V8.5M3 10.5c3-4.6 15-4.6 18 0M3 17h18M8 21V8M12 21V7.2M16 21V8",
  lock: "M7 11V8a5 5 0 0 1 10 0v3M5.5 11h13v9h-13zM12 14.5v2.5",
  stopped: "M8 3h8l5 5v8l-5 5H8l-5-5V8zM8.5 8.5l7 7M15.5 8.5l-7 7",
  "needs-you": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M9.5 9.5a2.5 2.5 0 1 1 3.4 2.3c-.6.3-.9.8-.9 1.7M12 16.8v.2",
  clear: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8 12.3l2.8 2.8L16.2 9.5",
  saved: "M12 4v10M8 10.5l4 4 4-4M5 17v3h14v-3",
  waiting: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7.5V12l3 2",
  note: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v5.5M12 7.6v.2",
  hidden: "M3 12s3.5-6 9-6 9 6 9 6-3.5 6-9 6-9-6-9-6M12 9.3a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4M4 20L20 4",
  list: "M5 4h14v17H5zM8.5 9h7M8.5 13h7M8.5 17h4",
  photos: "M4 6h16v13H4zM4 16l4.5-4.5 3.5 3.5 3-3 5 5M9 9.5v.1",
  remove: "M6 6l12 12M18 6L6 18",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
