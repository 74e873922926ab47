// The words of the switch between the ways through the page.
import type { Way } from "../state/way";

export const ways = {
  title: "What do you want to do?",
  names: {
    photos: "Check photos",
    post: "Write a post",
    trip: "Off the iPads",
  } satisfies Record<Way, string>,
};
