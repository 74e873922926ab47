// The words for keeping the photos in hand, in Welsh.
import type { keptPhotos as english } from "./kept-photos";
import { masculine } from "./welsh";

const photos = (number: number): string => masculine(number, "llun");

export const keptPhotos: typeof english = {
  tick: "Cadw hefyd y lluniau rwy’n gweithio arnynt, nes i mi orffen",
  hint: (days, megabytes) =>
    `Maen nhw’n aros yma dan glo, gyda’ch atebion a’ch geiriau. Os caeir y tab trwy gamgymeriad, datglowch ac ewch ymlaen o’r un lle. Ni chedwir llun ar ôl i chi gadw copi ohono, ei dynnu oddi ar y dudalen, neu adael llonydd iddo am ${days} diwrnod. Cedwir llun taith, hyd yn oed ar ôl cadw copi ohono, nes i chi ei dynnu oddi ar y dudalen neu adael llonydd iddo am yr un cyfnod. Hyd at ${megabytes} MB i bob tab. Nid oes lluniau mewn copi wrth gefn.`,
  off: "Mae cau’r dudalen yn anghofio’r lluniau rydych yn gweithio arnynt.",
  cannot: "Ni ellir cadw lluniau yn y porwr hwn, nac ar dudalen heb HTTPS.",
  states: {
    off: "",
    saving: "Wrthi’n cadw’r newid olaf i’ch lluniau…",
    "not-kept": "Nid yw pob un o’ch lluniau wedi’i gadw",
  },
  kept: (number, megabytes, most, left) =>
    number === 0 && left === 0 ? "Nid oes llun yn aros. Mae eich geiriau wedi’u cadw." : `Wedi’u cadw: ${photos(number)}, ${megabytes} o ${most} MB${left > 0 ? `; heb eu cadw: ${left}` : ""}.`,
  left: (number, most) =>
    `Heb eu cadw: ${photos(number)}. Gyda’i gilydd mae’r lluniau’n fwy na ${most} MB, neu ni ellir darllen ffeil. Gallwch weithio ymlaen; cadwch gopi o’r rhain cyn cau’r dudalen.`,
  comingBack: (done, of) => `Wrthi’n dod â’ch lluniau’n ôl: ${done} o ${of}`,
  back: (number) => `Yn ôl, gyda’r hyn a ddywedoch: ${photos(number)}.`,
  lost: (number) => `Nid oedd modd agor eto: ${photos(number)}. Ni chedwir mohonynt mwyach. Dewiswch nhw unwaith eto.`,
  behindLock: (number) => `Mae ${photos(number)} yn aros y tu ôl i’r clo, wedi’u cadw ar y ddyfais hon.`,
};
