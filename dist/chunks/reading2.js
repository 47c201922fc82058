import { n as readOutput, t as openReadings } from "./reading.js";

export { openReadings };