// The words at the foot of the page, and the accessibility statement.
export const about = {
  foot: "About this page",
  accessibility: "Accessibility statement",
  close: "Close",
  source: "Schoolgate is free software under the MIT licence.",
  draft: "Draft. The school that offers this page adds whom to write to, and when somebody answers.",
  parts: [
    {
      title: "Who can use it",
      text: "We want everybody at a school to be able to use this page: with a mouse, a finger, the keyboard alone, a screen reader or a magnifier, in light or dark colours, and on a screen 320 pixels wide.",
    },
    {
      title: "How far it conforms",
      text: "The page aims at the Web Content Accessibility Guidelines, version 2.2, level AA. Nobody from outside has tested it, so we say “partly conforms” until somebody has.",
    },
    {
      title: "How it is tested",
      text: "Every version is searched for faults by axe-core in three browsers, in light and dark, wide and narrow, and used from beginning to end with nothing but the keyboard. That finds many faults, but not all.",
    },
    {
      title: "What we know is hard",
      text: "Somebody who cannot see a photo cannot say who is in it: the page tells where each face is and how large, but a sighted person has to name the people. Two photos side by side take a wide screen; on a narrow one they stand one below the other.",
    },
    {
      title: "If something does not work for you",
      text: "Tell the person at your school who gave you this page. If the answer does not help, the Equality Advisory and Support Service can.",
    },
  ],
};
