// The words of the short tour, in Welsh.
import type { tour as english } from "./tour";

export const tour: typeof english = {
  title: "Taith fer",
  at: (stop, of) => `${stop} o ${of}`,
  next: "Y stop nesaf",
  back: "Y stop blaenorol",
  end: "Gorffen y daith",
  done: "Dyna’r stop olaf. Gorffen y daith",
  stops: {
    faces: "Dywedwch pwy yw pob wyneb: teipiwch ychydig lythrennau, pwyswch Enter, a gofynnir am yr un nesaf. Gorchuddiwch bwy bynnag na ddylid ei weld. Lluniadwch eich hun unrhyw wyneb a gollwyd.",
    hidden: "Dyma beth mae’r ffeil yn ei ddweud amdanoch chi a’r plant heb i neb ei weld: ble, pryd, â beth. Mae’n aros allan o’r copi a gedwir.",
    words: "Ysgrifennwch yr hyn sy’n mynd gyda’r llun. Caiff enw disgybl ei farcio wrth i chi deipio, ac mae un wasgiad yn rhoi geiriau eraill yn ei le.",
    verdict: "Yma dywedir a gaiff y llun fynd allan, yn ôl rheolau eich ysgol, a beth sy’n dal i’w rwystro. Mae pob llinell yn arwain at ei lle.",
    save: "Pan nad oes dim yn rhwystro, cadwch y llun a gliriwyd. Mae’r gofrestr yn cofnodi beth aeth allan a pham.",
  },
};
