// The text of a post: typed once, judged by itself while no picture goes with it.
import { TextEntry } from "./text";
import { way } from "./way";

export const postText = new TextEntry(() => way.value === "post");

export function typePost(caption: string): void {
  const words = postText.words.peek();
  if (caption !== words.caption) postText.words.value = { ...words, caption };
}
