// The words of the element that guards a form on somebody else's page, in Welsh.
import type { element as english } from "./element";
import { masculine } from "./welsh";

type Same<T> = T extends string ? string : T extends readonly [string, string] ? readonly [string, string] : T;

export const element: { readonly [Key in keyof typeof english]: Same<(typeof english)[Key]> } = {
  loading: "Yn llwytho’r gwiriad lluniau…",
  checking: (photos) => `Yn gwirio ${masculine(photos, "llun")}…`,
  checkingWords: "Yn gwirio’r geiriau…",
  clear: (photos) => `Mae ${masculine(photos, "llun")} yn glir.`,
  wordsClear: "Mae’r geiriau’n glir.",
  left: "Ni ychwanegwyd dim: fe wnaethoch chi atal y gwiriad.",
  leftWords: "Nid anfonwyd dim: fe wnaethoch chi atal y gwiriad. Newidiwch y geiriau ac anfonwch eto.",
  cancelled: "Ni ychwanegwyd dim: nid yw’r dudalen hon yn derbyn y ffeiliau hyn.",
  gone: "Ni ychwanegwyd dim: cafodd y lle i’r lluniau ei dynnu i ffwrdd neu ei ddiffodd. Dewiswch nhw eto.",
  unreadable: "Ni ychwanegwyd dim: ni ellid darllen y ffeiliau hyn. Os ffolder oedd hi, dewiswch lai o luniau ar y tro.",
  failed: (why, remedy) => `Ni ychwanegwyd dim. ${why} ${remedy}`.trim(),
  changed: "Mae gosodiadau’r ysgol ar y dudalen hon wedi newid. Dewiswch y lluniau eto.",
  listMissing: ["Ni ellid nôl rhestr ddosbarth y dudalen hon.", "Gwiriwch y cysylltiad â’r rhyngrwyd. Os nad yw hynny’n helpu, dywedwch wrth bwy bynnag sy’n gofalu am y dudalen."],
  policyMissing: ["Ni ellid nôl rheolau’r ysgol ar gyfer y dudalen hon.", "Gwiriwch y cysylltiad â’r rhyngrwyd. Os nad yw hynny’n helpu, dywedwch wrth bwy bynnag sy’n gofalu am y dudalen."],
  unexpected: ["Torrodd y gwiriad lluniau.", "Ail-lwythwch y dudalen a rhowch gynnig arall arni."],
  holdLoading: "Nid anfonwyd dim eto: mae’r gwiriad lluniau’n dal i lwytho. Rhowch gynnig arall arni ymhen ychydig.",
  holdChecking: "Heb ei anfon eto: bydd y ffurflen yn mynd pan fydd y lluniau’n glir.",
  holdStopped: "Nid anfonwyd dim eto: ni ychwanegwyd y lluniau. Dewiswch nhw eto, neu ewch ymlaen hebddyn nhw.",
  withoutThem: "Mynd ymlaen hebddyn nhw",
  tryAgain: "Rhoi cynnig arall arni",
};
