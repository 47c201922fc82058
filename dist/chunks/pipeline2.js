import { h as killMarked } from "./evidence.js";
import { i as openBaseTree, l as interruption, n as prepare, r as writeReports, t as gate } from "./pipeline.js";
import { n as fileStore, t as defaultBaselineFile } from "./file-store.js";

export { defaultBaselineFile, fileStore, gate, interruption, killMarked, openBaseTree, prepare, writeReports };