// Where the post stands, in a word and a sign.
import { postStatus, type PostStatus } from "../state/post-verdict";
import { say } from "../words";
import { Icon, type IconName } from "./icons";

export const POST_ICONS: Record<PostStatus, IconName> = {
  empty: "waiting",
  failed: "stopped",
  stopped: "stopped",
  "needs-you": "needs-you",
  incomplete: "needs-you",
  working: "waiting",
  clear: "clear",
};

export function PostBadge() {
  const status = postStatus.value;
  return (
    <span class={`badge badge-${status === "incomplete" ? "needs-you" : status}`}>
      <Icon name={POST_ICONS[status]} />
      {say.post.verdict.short[status]}
    </span>
  );
}
