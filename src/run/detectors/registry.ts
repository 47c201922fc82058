import type { Detector } from './detector.ts';
import { hang } from './hang.ts';
import { reports } from './reports.ts';

/** Every source of findings, one file each. */
export const DETECTORS: readonly Detector[] = [reports, hang];
