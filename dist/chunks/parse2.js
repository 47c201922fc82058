import { n as parseConfig, t as LARGEST_BYTES } from "./parse.js";

export { parseConfig };