import { a as cleanSentence, i as cleanName, n as SENTENCE_LENGTH, o as lastLines, r as cleanLines, s as oneLine, t as NAME_LENGTH } from "./clean2.js";

export { NAME_LENGTH, SENTENCE_LENGTH, cleanLines, cleanName, cleanSentence, lastLines, oneLine };