import type { MetricDefinition } from './metric.ts';

/**
 * How one verdict was reached, in the order of the computation: enough to do it again by hand, or in another program, from the samples
 * that stand in it.
 */
export interface Explanation {
  readonly scenario: string;
  readonly metric: MetricDefinition;
  readonly steps: readonly ExplanationStep[];
}

/** One step: what it does in a sentence, then its numbers. */
export interface ExplanationStep {
  readonly title: string;
  readonly text: string;
  readonly table: ExplanationTable | null;
  readonly facts: readonly ExplanationFact[];
}

/**
 * How a number is written: `value` in the metric's unit, `ratio` as a signed percentage, `number` plainly to enough digits to compute
 * with, `probability` likewise, `count` as a whole number.
 */
export type NumberForm = 'value' | 'ratio' | 'number' | 'probability' | 'count';

export interface ExplanationTable {
  readonly columns: readonly { readonly label: string; readonly form: NumberForm | 'text' }[];
  readonly rows: readonly (readonly (number | string | null)[])[];
}

export interface ExplanationFact {
  readonly label: string;
  readonly form: NumberForm | 'text';
  readonly value: number | string | null;
}
