import { n as glob, r as isDynamicPattern, t as escapePath } from "./dist.js";

export { glob };