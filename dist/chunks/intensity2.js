import { n as applyIntensity, t as INTENSITIES } from "./intensity.js";

export { INTENSITIES, applyIntensity };