// Where a photo stands, in a word and a sign.
import type { Status } from "../state/photo";
import { say } from "../words";
import { Icon, type IconName } from "./icons";

const ICONS: Record<Status, IconName> = {
  waiting: "waiting",
  working: "waiting",
  failed: "stopped",
  incomplete: "needs-you",
  stopped: "stopped",
  "needs-you": "needs-you",
  clear: "clear",
  saved: "saved",
};

export function StatusBadge({ status }: { status: Status }) {
  return (
    <span class={`badge badge-${status}`} data-status={status}>
      <Icon name={ICONS[status]} />
      {say.status[status]}
    </span>
  );
}
