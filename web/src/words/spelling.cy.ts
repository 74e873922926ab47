// What the page says about spelling and grammar, in Welsh. What is checked is English.
import { masculine, NUMBERS } from "./welsh";

const megabytes = (bytes: number): string => (bytes / 1e6).toLocaleString(NUMBERS, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export const spelling = {
  title: "Sillafu a gramadeg (Saesneg)",
  found: (number: number) =>
    number === 0
      ? "Sillafu a gramadeg: dim i’w nodi."
      : `Sillafu a gramadeg: ${masculine(number, "peth")} i edrych arno. Cyngor yw hwn; chi sy’n penderfynu.`,
  unknown: "nid yw yn y geiriadur.",
  change: (instead: string) => `Newid i “${instead}”`,
  takeOut: (words: string) => `Tynnu “${words.trim()}” allan`,
  leave: (words: string) => `Gadael “${words.trim()}” fel y mae`,
  loading: "Mae’r gwiriwr sillafu ar ei ffordd o hyd.",
  busy: (loaded: number, total: number) =>
    `Wrthi’n nôl y gwiriwr sillafu y mae’r rheolau hyn yn gofyn amdano${total > 0 ? `: ${megabytes(loaded)} o ${megabytes(total)} MB` : ""}. Arhoswch ar-lein nes iddo gyrraedd.`,
  failed: "Ni chyrhaeddodd y gwiriwr sillafu, felly darllenwch hwn drwyddo eich hun. Mae angen y rhyngrwyd arno unwaith.",
  again: "Nôl y gwiriwr sillafu eto",
};

export const spellingErrors: Record<string, [message: string, remedy: string]> = {
  "page.speller-lost": ["Torrodd y gwirio sillafu ar ei hanner ar y geiriau hyn.", "Darllenwch nhw drwyddynt eich hun."],
  "page.speller-missing": ["Ni chyrhaeddodd y gwiriwr sillafu.", "Gwiriwch y cysylltiad â’r rhyngrwyd a cheisiwch eto."],
};
