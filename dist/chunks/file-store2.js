import { n as fileStore, r as readBaselineFile, t as defaultBaselineFile } from "./file-store.js";

export { readBaselineFile };