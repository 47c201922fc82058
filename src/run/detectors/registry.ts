import type { Detector } from './detector.ts';
import { hang } from './hang.ts';
import { histories } from './histories.ts';
import { reports } from './reports.ts';

/** Every source of findings, one file each. */
export const DETECTORS: readonly Detector[] = [reports, histories, hang];
