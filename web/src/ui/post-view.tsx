// One post on one screen: its text, its pictures, what is said of it, and the ways out.
import { postStatus } from "../state/post-verdict";
import { say } from "../words";
import { PostBadge } from "./post-badge";
import { PostOut } from "./post-out";
import { PostPictures } from "./post-pictures";
import { PostTextPanel } from "./post-text-panel";
import { PostVerdict } from "./post-verdict";

export function PostView() {
  return (
    <article class="post" data-post={postStatus.value}>
      <header class="photo-head">
        <h2>{say.ways.names.post}</h2>
        <PostBadge />
      </header>
      <div class="post-parts">
        <div class="post-made">
          <PostTextPanel />
          <PostPictures />
        </div>
        <div class="post-end">
          <PostVerdict />
          <PostOut />
        </div>
      </div>
    </article>
  );
}
