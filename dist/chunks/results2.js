import { i as readView, n as explainResult, r as readResult, t as compareResults } from "./results.js";

export { compareResults, explainResult, readResult, readView };