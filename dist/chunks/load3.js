import { n as loadConfig, t as explainLoadFailure } from "./load2.js";

export { explainLoadFailure, loadConfig };