import { i as namesOne, n as isMeant, r as matchesGlob, t as NO_OVERRIDES } from "./override2.js";

export { NO_OVERRIDES, isMeant, matchesGlob, namesOne };