// The words of the gate, in Welsh.
import type { gate as english } from "./gate";
import { masculine } from "./welsh";

const pictures = (number: number): string => masculine(number, "llun");

export const gate: typeof english = {
  documentTitle: "Schoolgate: gwirio’r lluniau hyn",
  title: "Gwirio cyn iddo fynd i mewn",
  setUp: "Dywedwch rheolau pwy sydd mewn grym a phwy sydd yn y dosbarth",
  school: (parts) => `Gwirir gan: ${parts.join(", ")}`,
  people: (number) => (number === 0 ? "" : `${masculine(number, "person")} ar restr y dosbarth`),
  words: "Y geiriau",
  pictures,
  leaveOut: "Gadael allan",
  leaveOutOf: (name) => `Gadael ${name} allan`,
  leftOut: "Wedi’u gadael allan: mae’r rhain yn aros yma",
  takeBack: "Rhoi’n ôl",
  takeBackOf: (name) => `Rhoi ${name} yn ôl`,
  receipts: {
    title: "Derbynebau",
    intro: "Mae derbynneb yn dweud wrth weinyddion eich ysgol fod llun wedi’i wirio yma. Heb allwedd yr ysgol ei hun, llofnodir derbynebau ag un sy’n diflannu pan fydd hwn yn cau.",
    open: "Agor allwedd y derbynebau",
    make: "Creu allwedd derbynebau",
    loaded: (name) => `Llofnodir derbynebau â ${name}.`,
    keep: "Cadwch ei ffeil yn ddiogel: gall pwy bynnag sydd â hi greu derbynebau.",
    savePublic: "Cadw’r allwedd gyhoeddus ar gyfer y gweinyddion",
    failed: "Nid agorwyd allwedd y derbynebau",
  },
  bar: {
    leave: "Peidio ag uwchlwytho",
    use: (number) => (number === 1 ? "Rhoi’r llun yn y ffurflen" : `Rhoi ${pictures(number)} yn y ffurflen`),
    useWords: "Defnyddio’r geiriau hyn",
    open: (open, all) => (all === 1 ? "Mae angen chi ar y llun hwn o hyd" : `Mae angen chi ar ${open} o’r ${pictures(all)} o hyd`),
    working: "Chwilio am wynebau…",
    clear: (number) => (number === 1 ? "Mae’r llun yn glir" : `Mae pob un o’r ${pictures(number)} yn glir`),
    none: "Mae pob llun wedi’i adael allan",
    shut: "Datglowch yr hyn a gedwir yma yn gyntaf",
    setUp: "Mae rhywbeth am yr ysgol ar goll",
    words: {
      working: "Darllen y geiriau…",
      open: "Mae angen chi ar y geiriau o hyd",
      clear: "Mae’r geiriau’n glir",
    },
    failed: "Ni roddwyd dim yn y ffurflen",
  },
  leaving: {
    title: "Rhoi’r gorau i wirio?",
    text: "Nid oes dim yn mynd i’r ffurflen felly, ac anghofir yr hyn a ddywedoch am luniau newydd.",
    stay: "Dal ati i wirio",
  },
};

export const gateErrors: Record<string, [message: string, remedy: string]> = {
  "gate.changed": ["Newidiodd rhywbeth wrth iddo gael ei glirio, felly nid aeth dim allan.", "Edrychwch arno unwaith eto, yna pwyswch y botwm eto."],
  "gate.channel-unknown": ["Nid yw rheolau’r ysgol yn adnabod y lle y mae’r ffurflen hon yn rhoi lluniau ynddo.", "Dywedwch wrth bwy bynnag sy’n gofalu am y ffurflen: rhaid i’w sianel fod yn un o’r rheolau."],
  "gate.day-unknown": ["Mae’r ffurflen hon yn rhoi diwrnod nad yw’n ddiwrnod.", "Dywedwch wrth bwy bynnag sy’n gofalu am y ffurflen: rhaid ei ysgrifennu fel 2026-11-26."],
  "gate.no-receipt": ["Ni ellid llofnodi derbynneb, felly ni all dim fynd.", "Ail-lwythwch y dudalen a rhowch gynnig arall arni."],
  "gate.publisher-unknown": ["Nid yw rheolau’r ysgol yn adnabod y person sy’n cyhoeddi yn ôl y ffurflen hon.", "Dywedwch wrth bwy bynnag sy’n gofalu am y ffurflen: rhaid i’w chyhoeddwr fod yn un o’r rheolau."],
  "gate.unknown-asking": ["Nid yw’r gwiriad o’r lluniau hyn yma mwyach.", "Dewiswch y lluniau eto."],
};
