import { n as renderComment, r as renderSummary, t as renderCheckSummary } from "./markdown.js";

export { renderCheckSummary, renderComment, renderSummary };