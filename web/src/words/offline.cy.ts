// The words about the browser the page is in, in Welsh.
import { NUMBERS } from "./welsh";
const megabytes = (bytes: number): string => (bytes / 1e6).toLocaleString(NUMBERS, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export const offline = {
  title: "Fersiwn newydd",
  there: "Mae fersiwn newydd yn barod. Defnyddiwch hi pan fyddwch wedi gorffen.",
  wait: "Cadwch eich lluniau neu tynnwch nhw yn gyntaf: mae’r dudalen hon yn dechrau o’r newydd.",
  use: "Defnyddio’r fersiwn newydd",
  coming: (done: number, total: number) => `Wrthi’n nôl y fersiwn newydd: ${megabytes(done)} o ${megabytes(total)} MB`,
  failed: "Ni ddaeth y fersiwn newydd drwodd. Gallwch fynd ymlaen â’r un hon, a cheisio eto pan fydd y rhyngrwyd yn ôl.",
  tabs: "Mae Schoolgate ar agor mewn tab arall. Caewch hwnnw yn gyntaf, yna pwyswch eto.",
  withoutPictures:
    "Mae gosodiad preifatrwydd yn y porwr hwn yn newid pob llun bach y mae tudalen yn ei wneud, felly mae’r ffeil yn gofyn heb luniau. Anfonwch y lluniau gyda hi. Nid yw hyn yn effeithio ar luniau a gadwyd.",
  nextTime: "Mae’r fersiwn newydd yma. Fe’i cewch y tro nesaf y byddwch yn agor y dudalen hon.",
};
