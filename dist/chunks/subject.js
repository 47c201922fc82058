import { i as testLabel } from "./flakes.js";

// src/report/subject.ts
const aboutOf = ({ metric, subject }) => metric ?? (subject === void 0 ? null : testLabel(subject));

export { aboutOf as t };