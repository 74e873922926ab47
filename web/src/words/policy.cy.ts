// What the page says about a school's rules and about making some of your own, in Welsh.
import type { policy as english } from "./policy.en";
import { feminine, masculine } from "./welsh";

export const policy: typeof english = {
  title: (number) => `Ystyr y rheolau hyn (${number})`,
  compare: "Cymharu â",
  compareNone: "Dim: dangos pob rheol",
  differs: (number, other) => (number === 0 ? `Nid oes un rheol yn wahanol i rai ${other}.` : `Mae ${feminine(number, "rheol")} yn wahanol i rai ${other}.`),
  here: "Yma",

  makeOwn: "Creu eich rhai eich hun o’r rhain",
  own: {
    title: "Rheolau eich ysgol chi",
    text: (base) => `Maen nhw’n dechrau fel rhai ${base}. Newidiwch yr hyn sy’n wahanol yn eich ysgol chi, yna defnyddiwch nhw yma neu cadwch nhw fel ffeil at y tro nesaf.`,
    name: "Enw eich ysgol",
    source: "Ble mae eich rheolau wedi’u hysgrifennu",
    anyChannel: "Fel ym mhobman",
    noLimit: "Dim terfyn",
    parted: "Wedi’u gwahanu gan atalnodau",
    changed: (number) => (number === 0 ? "Does dim wedi’i newid eto." : `${masculine(number, "gosodiad")} wedi’i newid.`),
    wrong: (number) => `Ni all ${masculine(number, "gosodiad")} aros fel hyn.`,
    use: "Defnyddio’r rheolau hyn nawr",
    save: "Eu cadw fel ffeil",
    close: "Cau am nawr",
    failed: "Nid oedd modd creu’r rheolau",
    faults: {
      name: "Rhowch enw’r ysgol.",
      channels: "Mae’r rhestr yn wag: felly ni ellid byth gyhoeddi llun o ddisgybl.",
      objection: "Nid yw un o’r rhain yn yr un o’r ddwy restr uchod.",
      age: "Oed mewn blynyddoedd cyfan yw hwn, 255 ar y mwyaf.",
      publishers: "Mae’r rhestr yn wag: dywedwch pwy sy’n cael cyhoeddi.",
      social: "Mae’r rhestr yn wag, ond mae’r ysgol yn defnyddio’r cyfryngau cymdeithasol: dywedwch pwy sy’n cael cyhoeddi yno.",
      days: "Nifer cyfan o ddiwrnodau yw hwn, 65,535 ar y mwyaf.",
    },
  },
};
