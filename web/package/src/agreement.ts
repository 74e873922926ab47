// Holds what is declared to what is there: the typecheck fails where they differ.
import * as element from "../../src/element/index";
import * as browser from "./index";
import * as node from "./node";
import type { Piece, SchoolGate } from "./element-public";
import type * as elementDeclared from "./element-public";
import type { Piece as Given } from "../../src/gate/messages";
import type * as declared from "./public";

element satisfies Record<keyof typeof elementDeclared, unknown>;
(null as unknown as element.SchoolGate) satisfies Pick<SchoolGate, "state" | "classListFiles" | "receiptKey" | "publicJwk" | "receiptOf">;
(null as unknown as Given) satisfies Piece;
browser satisfies typeof declared;
node satisfies typeof declared;
