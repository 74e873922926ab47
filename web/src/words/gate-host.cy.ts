// The few words of the gate's frame in somebody else's page, in Welsh.
import type { host as english, hostErrors as errors } from "./gate-host";

export const host: typeof english = {
  frame: "Schoolgate: gwirio lluniau cyn iddyn nhw fynd i mewn",
};

export const hostErrors: typeof errors = {
  "gate.bad-address": ["Nid oes cyfeiriad gan y gwiriad lluniau, felly ni ellir rhoi dim i mewn.", "Dywedwch wrth bwy bynnag sy’n gofalu am y dudalen: rhaid i gate.html fod ar ei gweinydd ei hun."],
  "gate.closed": ["Tynnwyd y gwiriad lluniau oddi ar y dudalen hon.", "Ail-lwythwch y dudalen a dewiswch y lluniau eto."],
  "gate.gone": ["Torrwyd ar draws y gwiriad lluniau, felly ni roddwyd dim i mewn.", "Ail-lwythwch y dudalen a dewiswch y lluniau eto."],
  "gate.silent": ["Rhoddodd y gwiriad lluniau’r gorau i ateb, felly ni roddwyd dim i mewn.", "Gwiriwch y cysylltiad â’r rhyngrwyd ac ail-lwythwch y dudalen."],
  "gate.unreachable": ["Ni ellid llwytho’r gwiriad lluniau, felly ni ellir rhoi dim i mewn.", "Gwiriwch y cysylltiad â’r rhyngrwyd ac ail-lwythwch y dudalen. Os nad yw hynny’n helpu, dywedwch wrth bwy bynnag sy’n gofalu am y dudalen."],
};
