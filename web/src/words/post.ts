// The words of the way “Write a post”.
import type { Network } from "../state/post-count";
import type { PostStatus } from "../state/post-verdict";

const count = (number: number, one: string, many = `${one}s`): string => `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;

export const post = {
  text: {
    title: "The text",
    label: "Text of the post",
    hint: "It is checked together with every picture below.",
    network: "Where will you post it?",
    networks: {
      x: "X (Twitter)",
      bluesky: "Bluesky",
      mastodon: "Mastodon",
      facebook: "Facebook",
      instagram: "Instagram",
    } satisfies Record<Network, string>,
    left: (number: number) => `${number.toLocaleString("en-GB")} left`,
    over: (number: number, network: string) => `${count(number, "character")} too long for ${network}`,
    counted: {
      x: "Counted as X counts: a link is always 23, an emoji 2.",
      bluesky: "Counted as Bluesky counts: an emoji is 1, and a link is as long as it looks.",
      mastodon: "Counted as Mastodon counts: a link is always 23.",
      facebook: "Facebook takes far more than anybody reads.",
      instagram: "Instagram shows the first line or two until somebody taps.",
    } satisfies Record<Network, string>,
  },

  pictures: {
    title: "The pictures",
    hint: "Up to four. Each one is checked, and each one needs a description for people who cannot see it.",
    none: "No pictures yet. A post may also go out without any: its text is checked all the same.",
    picture: (number: number) => `Picture ${number}`,
    described: "Description",
    describedHint: "Say what is going on, not who.",
    altOver: (number: number, network: string) => `${count(number, "character")} too long for ${network}.`,
    open: (number: number) => `Check picture ${number}`,
    close: (number: number) => `Close picture ${number}`,
    earlier: "Earlier",
    later: "Later",
    out: "Leave out",
    of: (what: string, number: number) => `${what}: picture ${number}`,
    /** Said aloud when the order has changed. */
    moved: (from: number, to: number) => `Picture ${from} is now picture ${to}.`,
    faces: (number: number) => `${count(number, "face")} to answer`,
    describe: "It has no description.",
    more: (number: number) => `(and ${number} more)`,
    rest: "Not in this post",
    tooMany: (number: number) => `There are ${number} photos here, and a post takes four. Choose which ones.`,
    someOut: "These photos are on the page and not in this post.",
    full: "The post is full. Leave a picture out first.",
    putIn: "Put in",
    remove: (name: string) => `Remove ${name}`,
    findings: "What the rules say about this picture",
  },

  verdict: {
    title: "May it go out?",
    words: {
      empty: "Type the text or choose a picture to begin.",
      failed: "Part of it could not be checked, so the post stays here.",
      stopped: "This post must not go out as it is.",
      "needs-you": "Nothing has said no. There are things only you can do.",
      incomplete: "It cannot be checked yet.",
      working: "It is being checked.",
      clear: "This post may go out.",
    } satisfies Record<PostStatus, string>,
    short: {
      empty: "Nothing yet",
      failed: "Stopped",
      stopped: "Stopped",
      "needs-you": "Needs you",
      incomplete: "Needs you",
      working: "Checking",
      clear: "Clear",
    } satisfies Record<PostStatus, string>,
    noSocial: (school: string) =>
      `The rules of ${school} know no social media: parents were never asked about it, and nobody may post there. Check photos for another use instead, or choose other rules.`,
    before: "Before it can be checked:",
    otherChannel: "This is checked for another use than social media.",
    social: "Check it for social media",
    text: "About the text and who posts it",
    each: "Picture by picture",
    exposed: "Strangers could recognise a pupil in it.",
    about: (numbers: readonly number[]) => `This is about ${numbers.length === 1 ? "picture" : "pictures"} ${numbers.join(" and ")}.`,
  },

  out: {
    title: "Send it out",
    hint: "Everything that leaves has its hidden details taken out, and each picture gets a line in the register.",
    textHint: "The text alone is checked once more as it is copied. Only pictures get a line in the register.",
    why: "These work once the post is clear.",
    tooLong: (network: string) => `The text is too long for ${network}. You can still copy it, but it will not fit.`,
    words: "Copy the words",
    share: "Share the pictures",
    save: "Save the pictures",
    noShare: "This browser cannot hand pictures to other apps. Copy or save them.",
    noCopy: "This browser cannot copy pictures. Save them.",
    each: "One by one",
    picture: (number: number) => `Copy picture ${number}`,
    description: (number: number) => `Copy description ${number}`,
    busy: "Clearing…",
    failed: "It did not go out",
    told: {
      words: "The words are copied. Paste them into your post.",
      description: (number: number) => `The description of picture ${number} is copied.`,
      picture: (number: number, redrawn: boolean) =>
        `Picture ${number} is copied${redrawn ? ", drawn anew as a PNG from the cleared picture because only that can be copied" : ""}.`,
      share: "The pictures have been handed over.",
      save: (number: number) => `${count(number, "picture")} saved.`,
      again: "Everything is cleared now. Press the button once more.",
    },
  },

  try: "Try it with a made-up class",
  tryText: "Invented pupils, and pictures made from one free portrait.",
};

/** What can go wrong on the way out, and what to do. */
export const postErrors: Record<string, [message: string, remedy: string]> = {
  "page.canvas-blocked": ["This browser changes or hides pictures that a page draws, so the copy would not be the picture that was cleared.", "Save the picture instead. It is not affected."],
  "page.copy-refused": ["The browser did not let the page do that.", "Save the pictures instead, and mark and copy the text by hand. If the browser asks, allow copying."],
  "page.post-not-clear": ["Something about the post changed while it was being cleared, so nothing went out.", "Wait until it says “Clear”, then press the button again."],
};
