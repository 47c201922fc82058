import { a as parseScalar, i as parseQuantity, n as describe, o as readQuantity, r as examplesOf, s as shorten, t as UNIT_WORDS } from "./quantity.js";

export { readQuantity };