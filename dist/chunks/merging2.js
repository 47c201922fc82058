import { i as mergeGate, n as firstFound, r as lookupsOf, t as concludeMerged } from "./merging.js";

export { concludeMerged, firstFound, lookupsOf, mergeGate };