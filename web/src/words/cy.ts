// Every Welsh word of the page, in the shape of the English ones: short sentences, everyday words, readers addressed as "chi".
import type { Deed } from "../state/history";
import { about } from "./about.cy";
import { extension } from "./extension.cy";
import { batch } from "./batch.cy";
import { captions } from "./captions.cy";
import { classList } from "./class-list.cy";
import type { Words } from "./en";
import { errors } from "./errors.cy";
import { gate } from "./gate.cy";
import { keptPhotos } from "./kept-photos.cy";
import { office } from "./office.cy";
import { offline } from "./offline.cy";
import { policy } from "./policy.cy";
import { post } from "./post.cy";
import { spelling } from "./spelling.cy";
import { tour } from "./tour.cy";
import { trip } from "./trip.cy";
import { ways } from "./ways.cy";
import { feminine, listed, masculine, NUMBERS } from "./welsh";

const photos = (number: number): string => masculine(number, "llun");
const faces = (number: number): string => masculine(number, "wyneb");
const lines = (number: number): string => feminine(number, "llinell");
const megabytes = (bytes: number): string => (bytes / 1e6).toLocaleString(NUMBERS, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** What can be done to a face, as something that was done. */
const deeds: Record<Deed, (face: string) => string> = {
  answer: (face) => `yr ateb ar gyfer ${face}`,
  "cover-rest": () => "gorchuddio’r gweddill",
  draw: (face) => `lluniadu ${face}`,
  move: (face) => `symud ${face}`,
  resize: (face) => `newid maint ${face}`,
  remove: (face) => `tynnu ${face} i ffwrdd`,
  "not-a-face": (face) => `“nid wyneb” ar gyfer ${face}`,
  crop: () => "y tocio",
  rewording: () => "y geiriau eraill",
  typing: () => "teipio",
  sideChosen: () => "y maint i’w gyhoeddi",
  headsCounted: () => "nifer y pennau",
  coverStyle: () => "golwg y gorchuddion",
  choices: () => "beth a gedwir o’r ffeil",
  work: () => "gwaith pwy mae’n ei ddangos",
  approvedOn: () => "caniatâd y pennaeth",
  allowed: () => "yr ateb i gwestiwn",
};

export const cy: Words = {
  name: "Schoolgate",
  documentTitle: "Schoolgate: gwirio lluniau ysgol cyn iddyn nhw fynd allan",
  language: "Iaith",
  tagline: "Gwirio lluniau ysgol cyn iddyn nhw fynd allan",
  private: "Mae popeth yn aros ar y cyfrifiadur hwn. Ni anfonir dim i unman, ac ni chedwir dim pan gaewch y dudalen oni bai eich bod yn gofyn am hynny.",
  skip: "Neidio i’r llun",

  ways,
  about,
  gate,
  batch,
  captions,
  offline,
  post,
  spelling,
  extension,
  tour,
  trip,

  loading: {
    busy: (loaded, total) => (total > 0 ? `Wrthi’n paratoi: ${megabytes(loaded)} o ${megabytes(total)} MB` : "Wrthi’n paratoi…"),
    ready: "Yn barod. Gallwch ddiffodd y rhyngrwyd nawr: mae popeth yn dal i weithio.",
    readyOffline: "Yn barod, ac wedi’i gadw ar y ddyfais hon. Gallwch ddiffodd y rhyngrwyd nawr, a’i agor eto hebddo.",
    failed: "Ni allai Schoolgate ddechrau",
  },

  welcome: {
    title: "Dim ond pan fydd yn ddiogel y mae llun yn mynd allan.",
    text: "Mae Schoolgate yn chwilio am wynebau, yn gofyn i chi pwy yw pob un, yn gwirio’r caniatâd ar eich rhestr ddosbarth, yn darllen eich capsiwn, ac yn tynnu’r hyn sydd wedi’i guddio yn y ffeil.",
    steps: [
      { title: "Eich ysgol", text: "Dewiswch reolau eich ysgol a ble y bydd y llun i’w weld." },
      { title: "Rhestr ddosbarth", text: "Gollyngwch y rhestr â chaniatâd lluniau eich disgyblion." },
      { title: "Lluniau", text: "Gollyngwch y lluniau. Dywedwch pwy sydd ynddyn nhw. Cadwch y rhai sy’n glir." },
    ],
    try: "Rhoi cynnig arni gyda dosbarth dychmygol",
    tryText: "Disgyblion dychmygol, a lluniau a wnaed o un portread rhydd. Ffordd ddiogel o gael golwg o gwmpas.",
  },

  school: {
    title: "Eich ysgol",
    policy: "Rheolau’r ysgol",
    choose: "Dewiswch…",
    ownPolicy: "Agor eich ffeil reolau eich hun",
    ownPolicyHint: "Ffeil polisi (.toml) gan eich ysgol",
    channel: "Ble y bydd i’w weld?",
    publisher: "Pwy sy’n cyhoeddi?",
    day: "Y diwrnod y mae’n mynd allan",
  },

  policy,

  devices: {
    choose: "Agor rhestr dyfeisiau’r ysgol",
    another: "Agor rhestr arall o ddyfeisiau",
    hint: "Camerâu ac iPads eich ysgol ei hun (.csv â Make, Model a Serial number). Gyda hi, sylwir ar luniau o ddyfeisiau eraill.",
    read: (devices) => `${feminine(devices, "dyfais")} sy’n perthyn i’ch ysgol`,
    inFile: (devices) => `Mae eich ffeil reolau’n rhestru ${feminine(devices, "dyfais")} sy’n perthyn i’ch ysgol.`,
    problemsHint: "Nid yw rhes nad oedd modd ei deall yn rhestru unrhyw ddyfais.",
  },

  classList,

  photos: {
    title: "Lluniau",
    choose: "Dewis lluniau",
    drop: "neu gollyngwch nhw unrhyw le ar y dudalen hon",
    list: "Eich lluniau",
    none: "Dim lluniau eto.",
    remove: (name) => `Tynnu ${name}`,
    retry: "Ceisio eto",
    ready: (done, total) => `Edrychwyd drwy ${done} o ${photos(total)}`,
    allReady: (total) => (total === 1 ? "Edrychwyd drwy’r llun." : `Edrychwyd drwy bob un o’r ${photos(total)}.`),
  },

  status: {
    waiting: "Yn aros",
    working: "Yn chwilio am wynebau",
    failed: "Nid oedd modd ei wirio",
    incomplete: "Heb ei wirio eto",
    stopped: "Wedi’i atal",
    "needs-you": "Mae eich angen chi",
    clear: "Clir",
    saved: "Wedi’i gadw",
  },

  picture: {
    original: "Fel y daeth",
    cleared: "Fel y’i cadwyd",
    show: "Dangos y llun",
    alt: (name) => `Y llun ${name}`,
    opening: "Wrthi’n agor y llun…",
    searching: (done, total) => `Yn chwilio am wynebau: cam ${done} o ${total}`,
    noPreview: "Ni ellir dangos y llun",
    savedNotShown: "Ni ellir dangos y copi a gadwyd yma; mae wedi’i gadw serch hynny.",
    searchingNow: "Yn chwilio am wynebau…",
    draw: "Lluniadu wyneb",
    drawHint:
      "Llusgwch ar draws y llun i luniadu blwch o amgylch wyneb a gollwyd. Llusgwch flwch i’w symud, neu gornel i newid ei faint; â bys, tapiwch ef yn gyntaf. Â’r bysellfwrdd, defnyddiwch “Ychwanegu wyneb” a’r bysellau saeth.",
    add: "Ychwanegu wyneb",
    tools: "Blychau",
    box: (number, who) => `Blwch wyneb ${number}, ${who}`,
    boxHint: (drawn) =>
      `Mae’r bysellau saeth yn ei symud. Mae Shift a’r bysellau saeth yn newid ei faint. ${drawn ? "Mae Delete yn ei dynnu i ffwrdd" : "Mae Delete neu N yn dweud nad wyneb ydyw"}. Mae Enter yn mynd at ei ateb. Mae Escape yn gadael y blychau.`,
  },

  faces: {
    title: "Pwy sydd yn y llun?",
    none: "Ni chafwyd hyd i wyneb. Edrychwch eich hun: a oes un?",
    found: (number) => `Cafwyd hyd i ${faces(number)}.`,
    stillLooking: "Golwg gyflym oedd hon; mae un hirach ar y gweill.",
    later: (number) => `Cafwyd hyd i ${number} ohonyn nhw yn yr olwg hirach.`,
    outside: (number) => `${number} y tu allan i’r tocio.`,
    isOutside: "y tu allan i’r tocio: heb ei gyhoeddi",
    left: (number) => (number === 0 ? "Mae ateb i bob wyneb." : `${faces(number)} ar ôl i’w ateb.`),
    face: (number) => `Wyneb ${number}`,
    drawn: "lluniadwyd gennych chi",
    moved: "symudwyd gennych chi",
    who: "Enw neu ddosbarth",
    hint: "Teipiwch enw. Mae Enter yn ei ddewis ac yn mynd ymlaen i’r wyneb nesaf. Ar flwch neu fotwm, mae Delete neu N yn dweud “nid wyneb”. Mae Ctrl ac Enter yn mynd at yr hyn sydd i’w wneud nesaf.",
    nobody: "Nid oes neb o’r enw hwnnw ar y rhestr ddosbarth.",
    noList: "Llwythwch restr ddosbarth i ddewis enwau.",
    choices: (number) => `${masculine(number, "person")} i ddewis ohonyn nhw`,
    staff: "staff",
    visitorKind: "ymwelydd",
    already: (number) => `wyneb ${number}`,
    cover: "Gorchuddio",
    notAFace: "Nid wyneb",
    visitor: "Ymwelydd (wedi cytuno)",
    coverRest: (number) => (number === 1 ? "Gorchuddio’r un sydd ar ôl" : `Gorchuddio’r ${number} sydd ar ôl`),
    remove: "Tynnu’r blwch hwn i ffwrdd",
    place: "Lle a maint y blwch",
    left_: "Chwith",
    top: "Brig",
    width: "Lled",
    height: "Uchder",
    is: {
      unanswered: "dim ateb eto",
      covered: "wedi’i orchuddio",
      notAFace: "nid wyneb",
      visitor: "ymwelydd",
      gone: "rhywun nad yw ar y rhestr mwyach",
    },
  },

  fields: {
    title: "Y geiriau sy’n mynd gydag ef",
    caption: { label: "Capsiwn", hint: "Y geiriau, y neges neu’r paragraff wrth ymyl y llun." },
    altText: { label: "Disgrifiad i bobl na allant ei weld", hint: "Testun amgen yw enw arall arno. Dywedwch beth sy’n digwydd, nid pwy." },
    fileName: { label: "Enw’r ffeil", hint: "Gall pobl ddarllen hwn hefyd." },
    neutral: "Defnyddio enw niwtral",
  },

  hidden: {
    title: "Wedi’i guddio yn y ffeil",
    none: "Nid oedd dim wedi’i guddio yn y ffeil hon.",
    leaves: "Mae’r cyfan yn cael ei adael allan o’r copi a gedwir",
    left: "Mae wedi mynd: nid oes dim ohono yn y copi a gadwyd",
    except: (words, stays) => `${words}, heblaw am ${listed(stays)}.`,
    kept: { gainMap: "yr ail lun ar gyfer sgriniau llachar", profile: "y testunau yn y proffil lliw" },
    choices: {
      keepGainMap: "Cadw’r ail lun sy’n gwneud y llun hwn yn fwy llachar ar sgriniau HDR. Pan fydd wyneb wedi’i orchuddio mae bob amser yn mynd.",
      plainProfile: "Tynnu’r testunau o’r proffil lliw. Gallant enwi sgrin a’i rhif cyfresol.",
    },
    parts: {
      place: "Ble a phryd",
      people: "Pwy, ac â beth",
      pictures: "Rhagor o luniau a ffilmiau",
      making: "Sut y gwnaed ef",
    },
    near: (number) => `Fe’i tynnwyd yn agos at y man lle tynnwyd ${masculine(number, "llun")} arall o’r swp hwn.`,
    everybodySees: "Yr hyn y mae pawb yn ei weld",
    picture: "Llun wedi’i guddio yn y ffeil",
    differs: "Wedi’i guddio yn y ffeil, ac mae’n dangos rhywbeth arall.",
    mayDiffer: "Wedi’i guddio yn y ffeil. Edrychwch a yw’n dangos rhywbeth arall.",
    size: (width, height) => (width > 0 && height > 0 ? `${width} × ${height} picsel.` : ""),
    cannotBeDrawn: "Ni all y porwr hwn ei ddangos.",
    details: (items, bytes) => `Dangos popeth cudd: ${masculine(items, "peth")} (${bytes.toLocaleString(NUMBERS)} beit)`,
    all: "Popeth sydd wedi’i guddio yn y ffeil",
    kind: "Math",
    field: "Enw yn y ffeil",
    value: "Beth mae’n ei ddweud",
    groups: {
      location: "Lle",
      device: "Camera neu ffôn",
      owner: "Perchennog",
      time: "Amser",
      words: "Geiriau",
      thumbnail: "Copi bach",
      editing: "Golygu",
      trailer: "Ychwanegwyd ar y diwedd",
      other: "Arall",
    },
  },

  history: {
    undo: "Dadwneud",
    redo: "Ail-wneud",
    told: ({ undone, deed, face }) => `${undone ? "Dadwnaed" : "Ail-wnaed"}: ${deeds[deed](face ? `wyneb ${face.number}` : "wyneb")}.`,
  },

  crop: {
    button: "Tocio",
    title: "Tocio a maint",
    hint: "Llusgwch ar draws y llun i luniadu’r rhan i’w chyhoeddi. Llusgwch y ffrâm i’w symud, neu gornel i newid ei maint; â bys, tapiwch hi’n gyntaf. Â’r bysellfwrdd: mae Shift a’r bysellau saeth yn newid ei maint, y bysellau saeth yn ei symud, Delete yn ei thynnu i ffwrdd, ac Escape yn ei gadael.",
    frame: ({ x, y, width, height }) => `Tocio: ${width} wrth ${height} picsel, ${x} o’r chwith a ${y} o’r brig`,
    away: "Tynnu’r tocio i ffwrdd",
    done: "Mae’r tocio wedi’i wneud",
    uncropped:
      "Mae’r ffeil a ddewiswyd gennych yn dal i gynnwys y llun heb ei docio, wedi’i guddio ynddi; ni fydd yn yr hyn a gedwir yma, ond mae ym mhob copi arall o’r gwreiddiol.",
    size: "Maint i’w gyhoeddi",
    asItIs: "Fel y mae",
    side: (pixels) => `${pixels} picsel ar yr ochr hiraf`,
    exactly: ({ width, height }) => `Cyhoeddir ${width} × ${height} picsel.`,
    about: ({ width, height }) =>
      `Cyhoeddir tua ${width} × ${height} picsel. Gall pob ymyl symud i mewn hyd at 15 picsel, fel na chaiff dim y tu allan ei adael i mewn.`,
  },

  exposure: {
    why: "Pam y gallai dieithriaid adnabod disgybl",
    cover: "Gorchuddio’r wyneb hwn",
    crop: "Tocio",
    smaller: "Ei wneud yn llai",
  },

  covers: {
    title: "Sut dylai’r gorchuddion edrych?",
    styles: {
      solid: "Llwyd plaen",
      surroundings: "Lliw’r hyn sydd o’i amgylch",
      mosaic: "Mosaig mawr",
    },
    shownGrey: "Yma dangosir y gorchuddion mewn llwyd nes cadw’r llun.",
  },

  heads: {
    title: "A oes blwch i bawb?",
    boxes: (number) => (number === 1 ? "Mae 1 blwch ar wyneb." : `Mae ${masculine(number, "blwch")} ar wynebau.`),
    question: "Sawl pen rydych yn eu cyfrif yn y llun, pawb, hefyd o’r tu ôl?",
    questionCropped: "Sawl pen rydych yn eu cyfrif y tu mewn i’r tocio, pawb, hefyd o’r tu ôl?",
    again: "Mae’r blychau neu’r tocio wedi newid ers i chi gyfrif. Cyfrifwch unwaith eto.",
    missing: (number) => `Nid oes blwch i ${masculine(number, "pen")}. Mae angen un ar bawb cyn y gellir cadw’r llun.`,
    agreed: "Mae blwch i bawb.",
    spare: (number) => `Mae ${masculine(number, "blwch")} yn fwy na nifer y pennau. Efallai nad yw rhyw flwch yn wyneb: os felly, dywedwch “Nid wyneb”.`,
    draw: "Lluniadu blwch",
    add: "Ychwanegu blwch yn y canol",
  },

  work: {
    title: "Gwaith disgyblion",
    question: "A yw’r llun yn dangos gwaith disgyblion: darluniau, ysgrifennu, modelau?",
    none: "Nac ydy",
    some: "Ydy",
    whose: "Gwaith pwy ydyw?",
    remove: (name) => `Nid gan ${name}`,
  },

  turning: {
    button: "Troi ac edrych eto",
    hint: "Yn chwilio am wynebau sydd ar eu hochr neu wyneb i waered. Mae’n cymryd cymaint o amser â’r olwg gyntaf, neu fwy.",
    added: (number) => (number === 0 ? "Ni chafwyd hyd i ddim mwy." : `Cafwyd hyd i ${faces(number)} arall.`),
    failed: "Ni weithiodd yr ail olwg, ac nid oes dim wedi newid",
  },

  approval: {
    title: "Caniatâd y pennaeth",
    tick: "Mae’r pennaeth wedi cytuno i’r llun hwn",
    on: "Y diwrnod y cytunwyd",
    all: "Yr un peth i bob llun yma",
  },

  verdict: {
    title: "Y dyfarniad",
    checking: "Wrthi’n gwirio…",
    stopped: "Rhaid i’r llun hwn beidio â mynd allan fel y mae.",
    "needs-you": "Nid oes dim wedi dweud ‘na’. Mae cwestiynau na all neb ond chi eu hateb.",
    clear: "Caiff y llun hwn fynd allan.",
    saved: "Mae’r llun hwn yn glir ac wedi’i gadw.",
    permitted: "A oes caniatâd yn ôl rheolau’r ysgol?",
    exposed: "A oes perygl y gallai dieithriaid adnabod disgybl?",
    // Welsh answers with the verb of the question: both ask with "a oes".
    yes: "Oes",
    no: "Nac oes",
    notYet: "Ddim eto",
    severities: {
      block: "Cywirwch y rhain",
      ask: "Eich penderfyniad chi",
      note: "Da gwybod",
    },
    allow: "Caniatáu",
    allowed: "Rydych wedi caniatáu hyn",
    takeBack: "Tynnu’n ôl",
    goTo: {
      caption: "Mynd at y capsiwn",
      altText: "Mynd at y disgrifiad",
      fileName: "Mynd at enw’r ffeil",
      face: (number) => `Mynd at wyneb ${number}`,
      publisher: "Mynd at bwy sy’n cyhoeddi",
      approval: "Mynd at ganiatâd y pennaeth",
      work: "Mynd at waith disgyblion",
    },
    rule: (rule) => `Rheol ${rule}`,
    yours: (number) => `Chi sy’n ateb dros y rhain (${number})`,
    yoursHint: "Rheolau eich ysgol na all unrhyw raglen eu gweld. Drwy gadw, rydych yn dweud eu bod yn cael eu dilyn.",
    incomplete: "Cyn y gellir gwirio’r llun hwn:",
    missing: {
      policy: "dewiswch reolau eich ysgol",
      channel: "dewiswch ble y bydd i’w weld",
      classList: "llwythwch restr ddosbarth",
    },
    file: "Cadw’r dyfarniad hwn fel ffeil",
    judgeFailed: "Ni weithiodd y gwirio",
  },

  save: {
    button: "Cadw’r llun clir",
    again: "Ei gadw eto",
    busy: "Wrthi’n clirio…",
    saved: (name) => `Wedi’i gadw fel ${name}`,
    failed: "Ni chafodd ei gadw",
    toDo: (number) => `${masculine(number, "peth")} i’w wneud`,
    looking: "Yn dal i chwilio am wynebau",
    count: "Cyfrifwch y pennau yn gyntaf",
    countAgain: "Cyfrifwch y pennau unwaith eto",
    missing: (number) => `${masculine(number, "pen")} heb flwch`,
    seeThem: "Gweld beth i’w wneud",
  },

  register: {
    title: "Cofrestr",
    text: (number) =>
      number === 0 ? "Mae pob llun a gadwch yn ychwanegu llinell: beth aeth allan, pryd, a pham y’i caniatawyd." : `${lines(number)} yn yr eisteddiad hwn.`,
    kept: (number) => `${lines(number)}, wedi’u cadw ar y ddyfais hon.`,
    unsaved: "Heb fod mewn ffeil eto.",
    save: "Cadw’r gofrestr",
  },

  office,
  kept: {
    title: "Cadw ar y ddyfais hon",
    off: "Mae cau’r dudalen yn anghofio eich rhestr ddosbarth, rheolau, dyfeisiau a chofrestr. Gallant aros yma at eich ymweliad nesaf, wedi’u cloi â chyfrinymadrodd.",
    begin: "Eu cadw yma…",
    choose: "Dewiswch gyfrinymadrodd",
    shared: "Gwnewch hyn dim ond ar ddyfais sy’n perthyn i chi neu i’ch ysgol.",
    keep: "Cadw",
    change: "Newid y cyfrinymadrodd",
    changeTo: "Defnyddio’r cyfrinymadrodd hwn",
    changed: "Mae’r cyfrinymadrodd newydd yn cael ei ddefnyddio. Mae copïau a wnaed o’r blaen yn dal i agor â’r hen un.",
    passphrase: "Cyfrinymadrodd",
    again: "Yr un peth eto",
    hint: "O leiaf 12 nod. Mae sawl gair nad ydynt yn perthyn i’w gilydd yn hawdd eu cofio ac yn anodd eu dyfalu. Ni all neb ei agor heb y cyfrinymadrodd, ac ni all neb ei roi’n ôl i chi.",
    short: (left) => `${masculine(left, "nod")} ar ôl`,
    different: "Nid yw’r ddau yr un peth eto.",
    show: "Dangos yr hyn rwy’n ei deipio",
    states: {
      kept: "Wedi’i gadw",
      saving: "Wrthi’n cadw’r newid olaf…",
      "not-kept": "Nid yw’r newid olaf wedi’i gadw",
    },
    what: (names) => (names.length === 0 ? "Nid oes dim i’w gadw eto." : `Ar y ddyfais hon, wedi’u cloi: ${names.join(", ")}.`),
    tryAgain: "Ceisio eto",
    names: (name, number) => {
      const known: Record<string, string> = {
        "class-lists.json": "y rhestr ddosbarth",
        "readings.json": "sut y darllenir eich rhestrau",
        "approver-keys.toml": "pwy sy’n cael caniatáu",
        "register-key.toml": "allwedd y gofrestr",
        "receipt-key.toml": "allwedd y derbynebau",
        "policy.toml": "eich rheolau eich hun",
        "devices.csv": "dyfeisiau’r ysgol",
        "photos.json": "a gedwir lluniau",
        "choices.json": "eich dewisiadau diwethaf",
        "register.jsonl": number > 0 ? `y gofrestr (${lines(number)})` : "y gofrestr",
      };
      const other = /^register-(\d+)\.jsonl$/u.exec(name);
      return other ? `cofrestr arall (rhif ${other[1]})` : (known[name] ?? name);
    },
    lock: "Cloi nawr",
    lockHint: "Mae’n cloi ei hun pan na fydd neb wedi cyffwrdd â’r dudalen am 15 munud. Mae’r lluniau’n aros, o’r golwg, nes i chi ei datgloi.",
    backup: "Cadw copi wrth gefn",
    backupHint: "Un ffeil wedi’i chloi, ar gyfer cyfrifiadur arall neu rhag ofn i’r un hwn dorri. Caiff fod â’r un cyfrinymadrodd.",
    backupSaved: (name) => `Wedi’i gadw fel ${name}`,
    openBackup: "Agor copi wrth gefn",
    openBackupOf: (name) => `Agor ${name}`,
    openBackupHint: "Mae’r hyn sydd ynddo yn cymryd lle’r hyn sydd ar y dudalen hon. Ni chollir yr un llinell o’r gofrestr.",
    opened: "Mae’r copi wrth gefn ar agor.",
    open: "Agor",
    cancel: "Canslo",
    forget: "Anghofio popeth ar y ddyfais hon",
    forgetTitle: "Anghofio popeth?",
    forgetHint: (number) =>
      `Mae hyn yn dileu’r hyn a gedwir yma${number > 0 ? ` ac yn tynnu ${photos(number)} oddi ar y dudalen hon` : ""}. Heb gopi wrth gefn ni ellir dod ag ef yn ôl. Rhaid cadw cofrestrau: cadwch eich un chi yn gyntaf.`,
    forgetYes: "Ie, dileu’r cyfan",
    forgetNo: "Na, gadael llonydd iddo",
    forgotten: "Wedi’i ddileu. Nid oes dim gan Schoolgate wedi’i gadw ar y ddyfais hon mwyach.",
    forgottenWhat: (what) => `Dyma beth ydoedd: ${what.join(", ")}.`,
    forgottenUnseen: "popeth oedd wedi’i gloi yma",
    photos: (number) => photos(number),
    locked: {
      title: "Mae Schoolgate wedi’i gloi",
      start: "Cedwir eich rhestr ddosbarth a’ch cofrestr yma. Teipiwch eich cyfrinymadrodd i’w hagor.",
      asked: "Chi a’i clodd. Teipiwch eich cyfrinymadrodd i fynd ymlaen.",
      idle: "Ni chyffyrddodd neb â’r dudalen am 15 munud, felly clodd ei hun. Teipiwch eich cyfrinymadrodd i fynd ymlaen.",
      changed: "Newidiwyd y cyfrinymadrodd mewn tab arall. Teipiwch yr un newydd i fynd ymlaen.",
      photos: (number) => `Mae ${photos(number)} yn aros y tu ôl i’r clo. Byddai cau’r dudalen yn colli’r ${number === 1 ? "llun" : "lluniau"}.`,
      unkept: "Nid oedd modd cadw’r newidiadau olaf. Maen nhw hefyd yn aros y tu ôl i’r clo, a byddent yn cael eu colli.",
      button: "Datgloi",
      busy: "Wrthi’n datgloi…",
      without: "Gweithio hebddyn nhw",
      here: "Cedwir eich rhestr ddosbarth a’ch cofrestr ar y ddyfais hon, wedi’u cloi.",
    },
    busy: "Un funud…",
    failed: "Ni weithiodd hynny",
    notOpened: "Ni chafodd ei agor",
    impossible: "Ni ellir cadw dim yma",
    damaged: "Ni ellir defnyddio’r hyn a gedwir yma",
    asked: (what) => `Mae tab arall yn cadw fersiwn wahanol (${what}). Pa un sy’n cyfrif?`,
    useKept: "Yr un a gedwir",
    useThis: "Yr un ar y dudalen hon",
    aside: (names) => `Aeth dwy gofrestr ymlaen mewn ffyrdd gwahanol. Ni chollwyd dim: cedwir y ddwy, y llall fel ${names.join(", ")}. Mae’r ddwy mewn copi wrth gefn.`,
    understood: "Deall",
  },

  keptPhotos,

  sample: { failed: "Nid oedd modd llwytho’r dosbarth dychmygol" },

  technical: "I bwy bynnag sy’n gofalu am eich cyfrifiaduron:",

  errors,
};
