import { n as loadWords, t as loadLines } from "./load4.js";

export { loadLines };