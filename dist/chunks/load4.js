import { n as loadWords, t as loadLines } from "./load3.js";

export { loadLines };