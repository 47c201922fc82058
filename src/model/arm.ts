/**
 * One side of a run. `base` is the reference tree of a paired run, and `control` that same tree once more: what differs between the two
 * is the measurement's own fault. A run that is not paired has only a head.
 */
export type Arm = 'head' | 'base' | 'control';

export const ARMS: readonly Arm[] = ['head', 'base', 'control'];
