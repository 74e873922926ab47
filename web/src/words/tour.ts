// The words of the short tour.
import type { Stop } from "../state/tour";

export const tour = {
  title: "A short tour",
  at: (stop: number, of: number) => `${stop} of ${of}`,
  next: "Next stop",
  back: "Stop before",
  end: "End the tour",
  done: "That was the last stop. End the tour",
  stops: {
    faces: "Say who each face is: type a few letters, press Enter, and the next one is asked about. Cover whoever must not be seen. Faces that were missed you draw yourself.",
    hidden: "This is what the file tells about you and the children without anybody seeing it: where, when, with what. It stays out of the saved copy.",
    words: "Write what goes with the photo. A pupil’s name is marked as you type, and one press puts other words in its place.",
    verdict: "Here it says whether the photo may go out, by your school’s rules, and what is still in the way. Each line leads to its place.",
    save: "When nothing is in the way, save the cleared photo. The register writes down what went out and why.",
  } satisfies Record<Stop, string>,
};
