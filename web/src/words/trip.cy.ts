// The words of the way off the iPads, in Welsh.
import { feminine, listed, masculine } from "./welsh";

const photos = (number: number): string => masculine(number, "llun");
const copies = (number: number): string => masculine(number, "copi");
const days = (number: number): string => masculine(number, "diwrnod");

const limits = (limit: number | null): string => {
  if (limit === null) return "nid yw eich rheolau’n gosod terfyn";
  if (limit === 0) return "yr un diwrnod yn ôl eich rheolau";
  return `o fewn ${days(limit)} yn ôl eich rheolau`;
};

const permission = {
  "with-permission": "rhaid i’r pennaeth fod wedi cytuno",
  "senior-leaders": "dim ond uwch arweinwyr sy’n cael defnyddio eu rhai eu hunain; i unrhyw un arall rhaid i’r pennaeth fod wedi cytuno",
  never: "nid yw staff byth yn defnyddio eu dyfeisiau eu hunain yn eich ysgol chi",
};

export const trip = {
  title: "Taith oddi ar yr iPads",
  intro: "Dewch â’r lluniau i mewn, dywedwch pwy a’u tynnodd, rhowch gopïau glân yn ffolder yr ysgol, yna dilëwch y lluniau o’r dyfeisiau. Ni chyhoeddir dim yma.",

  bring: {
    title: "Dod â’r lluniau i mewn",
    choose: "Dewis y lluniau",
    folder: "Dewis ffolder gyfan",
    hint: "O iPad, camera neu ei gerdyn: mae JPEG a HEIC yn iawn. Gallwch hefyd eu gollwng unrhyw le ar y dudalen. Ni newidir y lluniau eu hunain byth.",
    reading: (done: number, all: number) => `Darllenwyd ${done} o ${photos(all)}`,
    read: (all: number) => `Darllenwyd ${photos(all)}`,
    twice: (number: number) => `Roedd ${photos(number)} yma eisoes; nid yw yma ddwywaith.`,
    leftOut: (names: readonly string[]) =>
      `Gadawyd ${feminine(names.length, "ffeil")} allan, am nad llun ydyw: ${names.slice(0, 5).join(", ")}${names.length > 5 ? " a mwy" : ""}. Mae angen caniatâd ar wahân ar fideos, a rhaid iddyn nhw ddod oddi ar y ddyfais hefyd.`,
    failed: (name: string) => `Nid oedd modd darllen ${name}`,
    again: "Ceisio eto",
    empty: "Dechrau eto gyda lluniau eraill",
    emptyHint: "Mae’n tynnu’r lluniau hyn oddi ar y dudalen. Mae’r rhestrau o beth i’w ddileu yn aros.",
  },

  sum: (
    { all, school, other, unknown, late }: { all: number; school: number; other: number; unknown: number; late: number },
    staffOwn: keyof typeof permission | null,
    isListed: boolean,
  ): string => {
    const parts = [
      ...(school > 0 ? [`${school} o ddyfeisiau’r ysgol`] : []),
      ...(other > 0 ? [`${other} o ddyfais arall`] : []),
      ...(unknown > 0 ? [`${unknown} heb ddweud`] : []),
    ];
    const rule = other > 0 && staffOwn ? `: ${permission[staffOwn]}` : "";
    const overdue = late > 0 ? ` Mae ${late} wedi bod ar ddyfais yn hirach nag y mae eich rheolau’n ei ganiatáu.` : "";
    return isListed && parts.length > 0 ? `${photos(all)}, ${listed(parts)}${rule}.${overdue}` : `${photos(all)}.${overdue}`;
  },
  noRules: "Dewiswch reolau eich ysgol yn gyntaf. Tan hynny ni all neb ddweud beth maen nhw’n gofyn amdano.",
  noDevices: "Agorwch restr dyfeisiau eich ysgol, ac mae’r dudalen yn dweud ei hun pa luniau sy’n dod ohonyn nhw. Hebddi, chi sy’n dweud ar gyfer pob dyfais.",
  storage: (storage: string) => `Eich rheolau ar ble y cedwir lluniau: ${storage}.`,

  photos: "O ble maen nhw’n dod",
  all: "Pwy a’u tynnodd i gyd?",
  allHint: "Teipiwch enw neu rôl. Mae’n berthnasol i bob dyfais isod; gallwch ei newid ar gyfer pob un.",
  noDevice: "Dyfais nad yw’r ffeiliau’n ei henwi",
  serial: (serial: string) => `rhif cyfresol ${serial}`,
  device: {
    school: "Un o ddyfeisiau’r ysgol",
    other: "Ddim ar restr dyfeisiau’r ysgol",
    unknown: "Nid yw’r ffeiliau’n dweud digon i wybod dyfais pwy ydyw",
    unlisted: "Does neb wedi dweud dyfais pwy ydyw eto",
    asking: "Wrthi’n gweld dyfais pwy ydyw…",
  },
  outside: "Rhywun nad yw’n gweithio yma",

  columns: { all: "Dewis pob un", picture: "Llun", name: "Enw", taken: "Tynnwyd", place: "Ble", copy: "Copi", remove: "Tynnu" },
  chooseOne: (name: string) => `Dewis ${name}`,
  chooseAll: (number: number, device: string) => `Dewis pob un o’r ${number} o ${device}`,
  picture: (name: string) => `Y llun ${name}`,
  noPicture: "Dim llun eto",
  noDay: "Nid yw’r ffeil yn dweud",
  clock: "Mae cloc y ddyfais yn anghywir: nid yw’r diwrnod hwn wedi dod eto",
  age: (old: number, limit: number | null) =>
    old === 0 ? "tynnwyd heddiw" : `${old === 1 ? "tynnwyd ddoe" : `tynnwyd ${days(old)} yn ôl`}; ${limits(limit)}`,
  noPlace: "Nid yw’r ffeil yn dweud",
  placeGoes: "Ni fydd y copi’n ei ddweud",
  copyOf: { none: "Ddim eto", saved: (name: string) => `Wedi’i gadw fel ${name}` },
  copyFailed: (name: string) => `Ni wnaed copi o ${name}`,
  removeOne: (name: string) => `Tynnu ${name} oddi ar y dudalen hon`,

  answers: {
    taker: "Pwy a dynnodd y rhain?",
    takerEmpty: "Neb o’r enw neu’r rôl honno",
    takers: (number: number) => masculine(number, "dewis"),
    placeholder: "Enw neu rôl",
    whose: "Dyfais pwy ydyw?",
    school: "Un yr ysgol, er nad yw ar y rhestr",
    schoolPlain: "Un yr ysgol",
    own: "Un rhywun ei hun",
    permission: "Caniatâd y pennaeth",
    permissionHint: (equipment: string) => (equipment ? `Eich rheolau: ${equipment}.` : "Mae eich rheolau’n gofyn amdano."),
    leaders: "Nid oes angen caniatâd ar gamera uwch arweinydd ei hun: dewiswch “Uwch arweinydd” felly fel pwy a dynnodd y rhain.",
    by: "Pwy a gytunodd?",
    byHint: "Er enghraifft: Mrs Bell, pennaeth",
    on: "Ar ba ddiwrnod?",
    never: "Nid yw staff byth yn defnyddio eu dyfeisiau eu hunain yn eich ysgol chi. Ni wneir copïau o’r rhain yma. Dywedwch wrth eich pennaeth, a gofalwch eu bod yn cael eu dileu o’r ddyfais.",
  },
  waits: {
    rules: "Dewiswch reolau eich ysgol yn gyntaf.",
    device: "Arhoswch nes bod y dudalen yn gwybod dyfais pwy ydyw.",
    whose: "Dywedwch dyfais pwy ydyw.",
    taker: "Dywedwch pwy a dynnodd y rhain.",
    permission: "Dywedwch pwy a roddodd ganiatâd i’r ddyfais hon, a phryd. Ni all fod yn ddiwrnod sydd i ddod.",
    never: "Ni ddefnyddir dyfeisiau staff eu hunain byth yn eich ysgol chi.",
  },
  readyToCopy: "Gellir gwneud copïau o’r rhain.",
  listOnly: (number: number) => `Peidio â gwneud copïau: rhestru ${number === 1 ? "hwn" : `y ${number} hyn`} i’w dileu yn unig`,

  check: {
    button: (number: number) => (number === 0 ? "Gwirio ar gyfer cyhoeddi" : `Gwirio ${photos(number)} ar gyfer cyhoeddi`),
    hint: "Dewiswch luniau yn y tablau yn gyntaf. Maen nhw’n mynd i “Gwirio lluniau”, lle mae’r dudalen yn chwilio am wynebau ac yn gofyn am ganiatâd.",
  },

  copies: {
    title: "Copïau ar gyfer ffolder yr ysgol",
    intro: "Dim ond y llun sydd ym mhob copi: dim lle, dim diwrnod, dim dyfais, dim llun bach. Caiff pob un ei wirio eto ar ôl ei wneud. Nid yw hyn yn cyhoeddi dim.",
    names: "Beth ddylai eu henwau fod?",
    keep: "Fel y maen nhw nawr",
    byDay: "Yn ôl y diwrnod, gair a rhif",
    word: "Gair am y daith",
    example: (name: string) => `Er enghraifft: ${name}`,
    dayHint: "Dim ond yn yr enw y mae’r diwrnod, byth yn ffeil y llun.",
    ready: (number: number, left: number) =>
      `${number === 0 ? "Ni ellir gwneud copïau eto" : `Gellir gwneud ${copies(number)}`}${left > 0 ? `; mae ${photos(left)} yn aros am ateb uchod` : ""}.`,
    buttons: { folder: "Cadw copïau mewn ffolder…", zip: "Cadw copïau fel un ffeil ZIP", files: "Cadw copïau fesul un" },
    folderHint: "Dewiswch y ffolder ar rwydwaith yr ysgol. Ni chaiff ffeil sydd yno eisoes ei disodli byth.",
    busy: (done: number, total: number) => `Gwnaed ${done} o ${copies(total)}`,
    stop: "Stopio",
    stopped: "Wedi stopio. Mae’r hyn a gadwyd wedi’i gadw.",
    done: (number: number, target: "folder" | "zip" | "files", where: string) => {
      if (target === "folder") return `Cadwyd ${copies(number)} yn ${where}, a’u darllen eto i fod yn siŵr.`;
      return target === "zip"
        ? `Cadwyd ${copies(number)} fel un ffeil ZIP. Symudwch hi i ffolder yr ysgol, ac edrychwch a yw’n agor cyn dileu dim.`
        : `Cadwyd ${copies(number)}. Symudwch nhw i ffolder yr ysgol, ac edrychwch a ydyn nhw i gyd yno cyn dileu dim.`;
    },
    failedSome: (number: number) => `Nid oedd modd cadw ${number}; mae’r tabl yn dweud pam.`,
    failed: "Ni chadwyd copïau",
    retention: (keeper: string) =>
      `Dilëwch y copïau pan nad oes eu hangen mwyach, neu pan fydd y disgybl wedi gadael.${keeper ? ` Dyma pwy sy’n gwneud hynny yn eich ysgol chi: ${keeper}.` : " Nid yw eich rheolau’n dweud pwy sy’n gwneud hynny, felly cytunwch ar rywun."}`,
  },

  todo: {
    title: "Dileu o’r dyfeisiau",
    empty: "Ar ôl cadw copïau, rhestrir yma beth sydd i’w ddileu o bob dyfais.",
    recently: "Ar iPad, mae lluniau a ddilëwyd yn aros yn “Recently Deleted” am hyd at 40 diwrnod, a gallant ddod yn ôl o gwmwl. Gwagiwch yr albwm hwnnw hefyd.",
    until: (by: string | null, overdue: boolean, today: boolean) => {
      if (by === null) return "Dilëwch cyn gynted ag y bydd y copïau yn ffolder yr ysgol";
      if (overdue) return `Dilëwch nawr: dylai fod wedi mynd erbyn ${by}`;
      return today ? `Dilëwch heddiw, ${by}` : `Dilëwch erbyn ${by}`;
    },
    photos,
    moved: (day: string) => `rhestrwyd ar ${day}`,
    takenBy: (who: string) => `tynnwyd gan: ${who}`,
    permission: (by: string, on: string) => `caniatâd gan: ${by}, ${on}`,
    own: "nid dyfais yr ysgol",
    names: "Eu henwau ar y ddyfais",
    who: "Pwy a’u dilëodd?",
    tick: "Wedi’u dileu o’r ddyfais",
    needsWho: "Dywedwch yn gyntaf pwy a’u dilëodd.",
    done: (by: string, on: string) => `Dilëwyd o’r ddyfais (${by}, ${on})`,
    back: "Heb eu dileu wedi’r cyfan",
    print: "Argraffu’r rhestr",
    csv: "Cadw’r rhestr fel tabl (.csv)",
    removeDone: "Tynnu’r hyn a wnaed oddi ar y rhestr",
    keptHere: "Cedwir y rhestr gyda phopeth arall ar y ddyfais hon nes i chi ei thynnu.",
    notKept: "Mae cau’r dudalen yn anghofio’r rhestr hon. Argraffwch hi, cadwch hi fel ffeil, neu cadwch bethau ar y ddyfais hon.",
    box: "Wedi’u dileu ☐   Pwy a phryd: ______________________",
  },

  reminder: {
    title: (number: number) => `Mae ${feminine(number, "dyfais")} yn dal i gynnwys lluniau y mae’n rhaid eu dileu`,
    overdue: (number: number) => (number > 0 ? ` (${number} yn hwyr)` : ""),
    button: "Gweld y rhestr",
  },

  undated: "heb-ddyddiad",
  csv: {
    headings: ["Dyfais", "Rhif cyfresol", "Pwy biau", "Llun", "Tynnwyd gan", "Caniatâd gan", "Caniatâd ar", "Rhestrwyd ar", "Dileu erbyn", "Dilëwyd", "Dilëwyd gan", "Dilëwyd ar"],
    whose: { school: "yr ysgol", own: "dyfais bersonol" },
    atOnce: "ar unwaith",
    yes: "ie",
    no: "na",
    fileName: (day: string) => `dileu-o-ddyfeisiau-${day}.csv`,
  },
};
