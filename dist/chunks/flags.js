import { a as pairsOf, i as namedBase, n as doctorRequestOf, o as requestOf, r as list, s as wholeNumber, t as bisectRequestOf } from "./flags2.js";

export { bisectRequestOf, doctorRequestOf, list, namedBase, pairsOf, requestOf, wholeNumber };