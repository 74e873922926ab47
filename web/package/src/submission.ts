// Turns what was found and what a person says into what is put before the judge. Nothing is changed in place.
import type { FaceAnswer, Region, Submission } from "../../src/wasm/schoolgate.js";
import type { Answers, FaceChange } from "./api";
import { GuardError } from "./guard-error";
import { ANSWERS, FACE, onlyKnown } from "./options";

/** The submission with these answers in it. A new one: whoever holds the old one sees no change. */
export function answered(before: Submission, answers: Answers): Submission {
  onlyKnown(answers, ANSWERS);
  const { caption, altText, fileName } = { ...before.words, ...defined({ caption: answers.caption, altText: answers.altText, fileName: answers.fileName }) };
  return {
    ...before,
    faces: answers.faces ? facesWith(before.faces, answers.faces) : before.faces,
    words: { caption, altText, fileName },
    allowed: [...new Set([...before.allowed, ...(answers.allow ?? [])])],
    choices: { ...before.choices, ...defined({ cover: answers.cover, keepGainMap: answers.keepGainMap, plainProfile: answers.plainProfile }) },
    ...(answers.work === undefined ? {} : { work: answers.work && [...answers.work] }),
    ...defined({ approval: answers.approval, signedApproval: answers.signedApproval, crop: answers.crop, longestSide: answers.longestSide }),
  };
}

function facesWith(found: readonly FaceAnswer[], said: readonly (FaceChange | null | undefined)[]): FaceAnswer[] {
  const changes = [...said];
  const length = Math.max(found.length, changes.length);
  return Array.from({ length }, (_, index) => {
    const [face, change] = [found[index], changes[index]];
    if (change) onlyKnown(change, FACE);
    if (face) return change ? changed(face, change) : face;
    if (!change?.region) throw GuardError.because("package.option", `faces: there is no face ${index}, and a box that is drawn needs a region`, { kind: "field", name: "faces" });
    return { region: change.region, score: null, landmarks: [], sharpness: null, subject: change.subject ?? null };
  });
}

function changed(face: FaceAnswer, { subject, region }: FaceChange): FaceAnswer {
  // How sharp it is was measured where it was found.
  const place = region && !isSame(region, face.region) ? { region, sharpness: null } : {};
  return { ...face, ...place, ...(subject === undefined ? {} : { subject }) };
}

const isSame = (a: Region, b: Region): boolean => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

/** Only what somebody has said. */
function defined<T extends object>(given: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never;
}
