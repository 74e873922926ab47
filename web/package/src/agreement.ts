// Holds what is declared to what is there: the typecheck fails where they differ.
import * as browser from "./index";
import * as node from "./node";
import type * as declared from "./public";

browser satisfies typeof declared;
node satisfies typeof declared;
