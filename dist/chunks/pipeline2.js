import { a as refusalByVerdict, c as writeReports, i as refreshBaseline, l as openBaseTree, m as interruption, n as prepare, o as refusalToRefresh, r as prepareFrom, s as restoreBaseline, t as gate } from "./pipeline.js";
import { h as killMarked } from "./choose-launcher.js";
import { n as fileStore, t as defaultBaselineFile } from "./file-store2.js";

export { defaultBaselineFile, fileStore, gate, interruption, killMarked, openBaseTree, prepare, prepareFrom, refreshBaseline, refusalByVerdict, refusalToRefresh, restoreBaseline, writeReports };