import { t as createProgress } from "./progress.js";

export { createProgress };