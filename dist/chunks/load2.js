import { n as loadConfig, t as explainLoadFailure } from "./load.js";

export { explainLoadFailure, loadConfig };