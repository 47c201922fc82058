import { t as makePlan } from "./plan2.js";

export { makePlan };