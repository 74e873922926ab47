// The words for many photos at once, in Welsh.
import { masculine } from "./welsh";

const photos = (number: number): string => masculine(number, "llun");

const severalDeeds = {
  words: "rhoi geiriau i mewn",
  work: "ateb am waith disgyblion",
  approval: "caniatâd y pennaeth",
  device: "caniatáu’r ddyfais",
  size: "dewis maint",
  cover: "gorchuddio wynebau",
  "file-names": "enwau ffeil niwtral",
  allow: "caniatáu cwestiwn",
  remove: "tynnu oddi ar y dudalen hon",
};

export const batch = {
  folder: "Dewis ffolder gyfan",
  leftOut: ({ others, tooMany }: { others: number; tooMany: boolean }): string =>
    [
      others > 0 && (others === 1 ? "Nid llun yw 1 ffeil ynddi, ac fe’i gadawyd allan." : `Nid lluniau yw ${others} o’r ffeiliau ynddi, ac fe’u gadawyd allan.`),
      tooMany && "Roedd ynddi fwy nag y gellir ei gymryd ar unwaith: gadawyd y gweddill allan.",
    ]
      .filter(Boolean)
      .join(" "),

  look: {
    paused: "wedi’i oedi",
    pause: "Oedi",
    takeOff: (number: number) => (number === 1 ? "Tynnu’r 1 heb ei ddechrau oddi ar y dudalen hon" : `Tynnu’r ${number} heb eu dechrau oddi ar y dudalen hon`),
  },

  filter: {
    title: "Pa luniau i’w rhestru",
    names: { all: "Pob un", "needs-you": "Mae eich angen chi", stopped: "Wedi’u hatal", clear: "Clir", saved: "Wedi’u cadw" },
  },

  more: (number: number) => `A ${masculine(number, "peth")} arall.`,

  bar: {
    title: "Lluniau’r swp hwn",
    all: (number: number) => `Pob un o’r ${photos(number)}`,
    before: "Blaenorol",
    after: "Nesaf",
    at: (number: number, all: number) => `${number} o ${all}`,
    next: "Yr un nesaf y mae eich angen arno",
    none: "Nid oes angen arnoch ar yr un",
  },

  sheet: {
    title: (number: number) => photos(number),
    open: "Eu dangos fel taflen",
    list: "Y daflen",
    choose: (name: string, folder: string) => (folder ? `Ticio ${name} yn ${folder}` : `Ticio ${name}`),
    all: (number: number) => (number === 1 ? "Ticio’r un a ddangosir" : `Ticio pob un o’r ${number} a ddangosir`),
    none: "Tynnu’r ticiau",
    keys: "Mae’r bysellau saeth yn mynd o lun i lun. Mae Shift yn ticio o un i’r llall. Mae Ctrl ac Enter yn mynd i’r un nesaf y mae eich angen arno.",
    empty: (filter: string) => `Nid oes llun o dan “${filter}”.`,
  },

  several: {
    title: (number: number) => `Yr un peth ar gyfer ${number === 1 ? "yr un a diciwyd" : `y ${number} a diciwyd`}`,
    forms: { words: "Geiriau…", work: "Gwaith disgyblion…", approval: "Caniatâd y pennaeth…", device: "Dyfais…", size: "Maint…" },
    cover: (faces: number) => (faces === 1 ? "Gorchuddio’r wyneb sydd ar ôl" : `Gorchuddio’r ${masculine(faces, "wyneb")} sydd ar ôl`),
    fileNames: "Enwau ffeil niwtral",
    remove: (number: number) => (number === 1 ? "Ei dynnu oddi ar y dudalen hon" : `Tynnu’r ${number} hyn oddi ar y dudalen hon`),
    words: {
      hint: "Daw {number} yn 1, 2, 3 ac ati. Nid yw maes a adewir yn wag yma yn newid dim.",
      onlyEmpty: "Dim ond lle nad oes dim wedi’i ysgrifennu eto",
      give: (number: number) => `Rhoi’r geiriau hyn i mewn (${photos(number)})`,
    },
    work: { none: "Nid oes un ohonyn nhw’n dangos gwaith disgyblion", whose: "Maen nhw i gyd yn dangos gwaith" },
    approval: (number: number) => (number === 1 ? "Mae’r pennaeth wedi cytuno iddo" : `Mae’r pennaeth wedi cytuno i’r ${number} hyn`),
    device: { none: "Nid oes cwestiwn am ddyfais ar agor yn y rhain.", allow: (number: number) => `Ei chaniatáu ar gyfer ${photos(number)}` },
    size: (number: number) => `Defnyddio’r maint hwn (${photos(number)})`,
    sizeHint: "Mae llun sy’n llai eisoes yn aros fel y mae.",
    undo: "Dadwneud i bob un",
    redo: "Ail-wneud i bob un",
    told: ({ kind, deed, number }: { kind: string; deed: keyof typeof severalDeeds; number: number }): string => {
      if (number === 0) return "Nid oedd angen newid dim.";
      const what = `${severalDeeds[deed]} (${photos(number)})`;
      return kind === "done" ? `Gwnaed: ${what}.` : kind === "undone" ? `Dadwnaed: ${what}.` : `Ail-wnaed: ${what}.`;
    },
  },

  names: {
    start: (faces: number) => `Enwi’r wynebau (${faces})`,
    title: "Pwy yw hwn neu hon?",
    at: (face: number, faces: number, photo: string) => `Wyneb ${face} o ${faces} yn ${photo}.`,
    left: (faces: number) => `${masculine(faces, "wyneb")} ar ôl yn y lluniau i gyd.`,
    back: "Yr un blaenorol",
    skip: "Yn nes ymlaen",
    leave: "Yn ôl i’r daflen",
    toPhoto: "Yn ôl i’r llun",
    already: (names: readonly string[]) => `Hefyd yn y llun hwn: ${names.join(", ")}.`,
    keys: "Teipiwch enw, neu ewch i lawr y rhestr â’r bysellau saeth. Mae Enter yn ei ddewis ac yn mynd ymlaen. Mae Alt a B yn mynd yn ôl.",
    done: "Mae ateb i bob wyneb.",
    waiting: "Mae ateb i bob wyneb y cafwyd hyd iddo hyd yma. Mae rhai lluniau’n dal i gael eu harchwilio.",
  },

  summary: {
    open: "Crynodeb i’w argraffu",
    title: (number: number) => `${photos(number)} ar gyfer cytundeb y pennaeth`,
    care: "Mae’r dudalen hon yn enwi disgyblion. Mae ar gyfer y pennaeth, ac ni ddylid ei chyhoeddi na’i rhoi i neb arall.",
    print: "Argraffu’r dudalen hon",
    back: "Yn ôl i’r daflen",
    channel: "Ble y bydd i’w weld",
    policy: "Rheolau’r ysgol",
    publisher: "Pwy sy’n cyhoeddi",
    day: "Y diwrnod y mae’n mynd allan",
    notSaid: "heb ei ddweud eto",
    none: "dim",
    nobody: "neb",
    who: "Pwy sydd i’w weld",
    others: ({ visitors, covered, open }: { visitors: number; covered: number; open: number }): string[] => [
      ...(visitors > 0 ? [masculine(visitors, "ymwelydd")] : []),
      ...(covered > 0 ? [`${covered} wedi’u gorchuddio`] : []),
      ...(open > 0 ? [`${open} heb eu hateb eto`] : []),
    ],
    caption: "Capsiwn",
    altText: "Disgrifiad (testun amgen)",
    hidden: "Wedi’i guddio yn y ffeil",
    takenOut: (groups: readonly string[]) => `${groups.join(", ")}: caiff ei adael allan o’r hyn a gyhoeddir`,
    nothingHidden: "Dim",
    exposed: "A oes perygl y gallai dieithriaid adnabod disgybl?",
    sign: "Mae’r pennaeth yn cytuno i’r lluniau hyn",
    name: "Enw",
    date: "Dyddiad",
    leaks: {
      title: "Beth fyddai’r ffeiliau wedi’i ddatgelu",
      hint: "Mewn sawl un o’r lluniau yr oedd rhywbeth wedi’i guddio. Caiff ei adael allan o’r copïau a gedwir, heblaw am yr hyn y dewisoch ei gadw.",
      of: (number: number, all: number) => `${number} o ${photos(all)}`,
    },
    coverage: {
      title: "Pwy sy’n cael ei ddangos ym mhle",
      caption: "Disgyblion pob dosbarth nad oes dim yn eu rhwystro, yn ôl rheolau eich ysgol ac atebion heddiw.",
      class: "Dosbarth",
      noClass: "Dim dosbarth",
      count: "Ei gyfrif o’r rhestr ddosbarth",
      again: "Ei gyfrif eto",
      busy: "Wrthi’n cyfrif…",
      failed: "Nid oedd modd ei gyfrif",
      of: ({ yes, ask }: { yes: number; ask: number }, people: number) => (ask > 0 ? `${yes} o ${people}, ${ask} i’w penderfynu` : `${yes} o ${people}`),
    },
  },

  savedElsewhere: "Dyma’r llun fel y daeth. Mae’r copi a gadwyd yn y ffeil a gadwyd gennych; edrychwch arno yno.",

  timeLeft: (seconds: number | null): string => {
    if (seconds === null) return "";
    if (seconds < 60) return "llai na munud ar ôl";
    return `tua ${masculine(Math.round(seconds / 60), "munud")} ar ôl`;
  },

  out: {
    zip: (number: number, again: boolean) => (again ? `Cadw pob un o’r ${number} eto fel ZIP` : `Cadw ${number} clir fel ZIP`),
    folder: "Cadw mewn ffolder",
    hint: "Un ffeil â phob llun clir yn ei ffolder, a rhestr o’r capsiynau a’r disgrifiadau.",
    folderHint: "Neu’n syth i un o’ch ffolderi: ni chaiff dim sydd yno ei ddisodli.",
    busy: (done: number, all: number) => `Wrthi’n clirio: ${done} o ${photos(all)}`,
    cancel: "Stopio cadw",
    savedZip: (number: number, name: string) => `Cadwyd ${photos(number)} yn ${name}.`,
    savedFolder: (number: number, name: string) => `Cadwyd ${photos(number)} yn y ffolder ${name}. Darllenwyd pob un yn ôl ac mae’n gyfan.`,
    cancelledZip: "Wedi stopio. Ni chadwyd dim.",
    cancelledFolder: (number: number) => `Wedi stopio. Roedd ${photos(number)} wedi’i gadw.`,
    left: (number: number) => `Nid oedd modd cadw ${photos(number)}:`,
    renamed: (number: number) =>
      number === 1 ? "Mae enw 1 ffolder yn enwi rhywun, felly mae ganddi rif yn lle hynny." : `Mae enwau ${number} o’r ffolderi’n enwi rhywun, felly mae ganddyn nhw rifau yn lle hynny.`,
    failed: "Ni chadwyd y swp",
    changed: "nid yw’n glir mwyach",
  },

  captionsFile: ["Ffeil", "Capsiwn", "Disgrifiad (testun amgen)"],
};

export const batchErrors: Record<string, [message: string, remedy: string]> = {
  "page.write-differs": ["Nid yr hyn a gadwyd sydd yn y ffolder, felly fe’i tynnwyd i ffwrdd eto.", "Rhowch gynnig ar ffolder arall, neu cadwch fel ZIP."],
  "page.write-failed": ["Nid oedd modd ysgrifennu’r ffeil, ac nid oes dim ohoni ar ôl yno.", "Gwiriwch fod y ffolder yno o hyd a bod lle ynddi, yna ceisiwch eto."],
};
