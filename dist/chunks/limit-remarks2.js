import { t as limitRemarks } from "./limit-remarks.js";

export { limitRemarks };