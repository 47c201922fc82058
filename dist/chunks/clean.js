import { a as oneLine, i as lastLines, n as cleanName, r as cleanSentence, t as cleanLines } from "./clean2.js";

export { cleanLines };