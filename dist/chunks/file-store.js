import { n as fileStore, r as readBaselineFile, t as defaultBaselineFile } from "./file-store2.js";

export { readBaselineFile };