// The words of the way “Write a post”, in Welsh.
import { listed, masculine, NUMBERS } from "./welsh";

const number = (value: number): string => value.toLocaleString(NUMBERS);

export const post = {
  text: {
    title: "Y testun",
    label: "Testun y neges",
    hint: "Caiff ei wirio gyda phob llun isod.",
    network: "Ble byddwch chi’n ei gyhoeddi?",
    networks: { x: "X (Twitter)", bluesky: "Bluesky", mastodon: "Mastodon", facebook: "Facebook", instagram: "Instagram" },
    left: (left: number) => `${number(left)} ar ôl`,
    over: (over: number, network: string) => `${masculine(over, "nod")} yn rhy hir i ${network}`,
    counted: {
      x: "Cyfrifir fel y mae X yn cyfrif: mae dolen bob amser yn 23, emoji yn 2.",
      bluesky: "Cyfrifir fel y mae Bluesky yn cyfrif: mae emoji yn 1, a dolen mor hir ag y mae’n edrych.",
      mastodon: "Cyfrifir fel y mae Mastodon yn cyfrif: mae dolen bob amser yn 23.",
      facebook: "Mae Facebook yn derbyn llawer mwy nag y mae neb yn ei ddarllen.",
      instagram: "Mae Instagram yn dangos y llinell neu ddwy gyntaf nes i rywun dapio.",
    },
  },

  pictures: {
    title: "Y lluniau",
    hint: "Hyd at bedwar. Caiff pob un ei wirio, ac mae angen disgrifiad ar bob un i bobl na allant ei weld.",
    none: "Dim lluniau eto. Gall neges fynd allan heb yr un hefyd: caiff ei thestun ei wirio serch hynny.",
    picture: (which: number) => `Llun ${which}`,
    described: "Disgrifiad",
    describedHint: "Dywedwch beth sy’n digwydd, nid pwy.",
    altOver: (over: number, network: string) => `${masculine(over, "nod")} yn rhy hir i ${network}.`,
    open: (which: number) => `Gwirio llun ${which}`,
    close: (which: number) => `Cau llun ${which}`,
    earlier: "Yn gynharach",
    later: "Yn hwyrach",
    out: "Gadael allan",
    of: (what: string, which: number) => `${what}: llun ${which}`,
    moved: (from: number, to: number) => `Llun ${to} yw llun ${from} nawr.`,
    faces: (faces: number) => `${masculine(faces, "wyneb")} i’w ateb`,
    describe: "Nid oes disgrifiad iddo.",
    more: (more: number) => `(a ${more} arall)`,
    rest: "Ddim yn y neges hon",
    tooMany: (photos: number) => `Mae ${masculine(photos, "llun")} yma, ac mae neges yn cymryd pedwar. Dewiswch pa rai.`,
    someOut: "Mae’r lluniau hyn ar y dudalen ac nid yn y neges hon.",
    full: "Mae’r neges yn llawn. Gadewch lun allan yn gyntaf.",
    putIn: "Rhoi i mewn",
    remove: (name: string) => `Tynnu ${name}`,
    findings: "Beth mae’r rheolau’n ei ddweud am y llun hwn",
  },

  verdict: {
    title: "A gaiff fynd allan?",
    words: {
      empty: "Teipiwch y testun neu dewiswch lun i ddechrau.",
      failed: "Nid oedd modd gwirio rhan ohoni, felly mae’r neges yn aros yma.",
      stopped: "Rhaid i’r neges hon beidio â mynd allan fel y mae.",
      "needs-you": "Nid oes dim wedi dweud ‘na’. Mae pethau na all neb ond chi eu gwneud.",
      incomplete: "Ni ellir ei gwirio eto.",
      working: "Mae’n cael ei gwirio.",
      clear: "Caiff y neges hon fynd allan.",
    },
    short: {
      empty: "Dim byd eto",
      failed: "Wedi’i hatal",
      stopped: "Wedi’i hatal",
      "needs-you": "Mae eich angen chi",
      incomplete: "Mae eich angen chi",
      working: "Yn gwirio",
      clear: "Clir",
    },
    noSocial: (school: string) =>
      `Nid yw rheolau ${school} yn cynnwys y cyfryngau cymdeithasol: ni ofynnwyd i rieni amdanynt, ac ni chaiff neb gyhoeddi yno. Gwiriwch luniau at ddefnydd arall yn lle hynny, neu dewiswch reolau eraill.`,
    before: "Cyn y gellir ei gwirio:",
    otherChannel: "Caiff hon ei gwirio at ddefnydd heblaw’r cyfryngau cymdeithasol.",
    social: "Ei gwirio ar gyfer y cyfryngau cymdeithasol",
    text: "Am y testun a phwy sy’n ei gyhoeddi",
    each: "Llun wrth lun",
    exposed: "Gallai dieithriaid adnabod disgybl ynddi.",
    about: (numbers: readonly number[]) => `Mae hyn yn ymwneud â ${numbers.length === 1 ? "llun" : "lluniau"} ${listed(numbers.map(String))}.`,
  },

  out: {
    title: "Ei hanfon allan",
    hint: "Tynnir y manylion cudd o bopeth sy’n gadael, ac mae pob llun yn cael llinell yn y gofrestr.",
    textHint: "Caiff y testun ar ei ben ei hun ei wirio unwaith eto wrth ei gopïo. Dim ond lluniau sy’n cael llinell yn y gofrestr.",
    why: "Mae’r rhain yn gweithio pan fydd y neges yn glir.",
    tooLong: (network: string) => `Mae’r testun yn rhy hir i ${network}. Gallwch ei gopïo o hyd, ond ni fydd yn ffitio.`,
    words: "Copïo’r geiriau",
    share: "Rhannu’r lluniau",
    save: "Cadw’r lluniau",
    noShare: "Ni all y porwr hwn roi lluniau i apiau eraill. Copïwch neu cadwch nhw.",
    noCopy: "Ni all y porwr hwn gopïo lluniau. Cadwch nhw.",
    each: "Fesul un",
    picture: (which: number) => `Copïo llun ${which}`,
    description: (which: number) => `Copïo disgrifiad ${which}`,
    busy: "Wrthi’n clirio…",
    failed: "Nid aeth allan",
    told: {
      words: "Mae’r geiriau wedi’u copïo. Gludwch nhw yn eich neges.",
      description: (which: number) => `Mae disgrifiad llun ${which} wedi’i gopïo.`,
      picture: (which: number, redrawn: boolean) =>
        `Mae llun ${which} wedi’i gopïo${redrawn ? ", wedi’i luniadu o’r newydd fel PNG o’r llun clir, am mai dim ond hynny y gellir ei gopïo" : ""}.`,
      share: "Mae’r lluniau wedi’u trosglwyddo.",
      save: (saved: number) => `${masculine(saved, "llun")} wedi’i gadw.`,
      again: "Mae popeth yn glir nawr. Pwyswch y botwm unwaith eto.",
    },
  },

  try: "Rhoi cynnig arni gyda dosbarth dychmygol",
  tryText: "Disgyblion dychmygol, a lluniau a wnaed o un portread rhydd.",
};

export const postErrors: Record<string, [message: string, remedy: string]> = {
  "page.canvas-blocked": ["Mae’r porwr hwn yn newid neu’n cuddio lluniau y mae tudalen yn eu lluniadu, felly nid y llun clir fyddai’r copi.", "Cadwch y llun yn lle hynny. Nid yw hynny’n effeithio arno."],
  "page.copy-refused": ["Ni adawodd y porwr i’r dudalen wneud hynny.", "Cadwch y lluniau yn lle hynny, a dewiswch a chopïwch y testun â llaw. Os yw’r porwr yn gofyn, caniatewch gopïo."],
  "page.post-not-clear": ["Newidiodd rhywbeth am y neges wrth iddi gael ei chlirio, felly nid aeth dim allan.", "Arhoswch nes ei bod yn dweud “Clir”, yna pwyswch y botwm eto."],
};

