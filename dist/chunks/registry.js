import { t as RENDERERS } from "./registry2.js";

export { RENDERERS };