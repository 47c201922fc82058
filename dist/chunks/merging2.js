import { n as firstFound, r as mergeGate, t as concludeMerged } from "./merging.js";

export { concludeMerged, firstFound, mergeGate };