import type {
  ExplanationFact,
  ExplanationStep,
  ExplanationTable,
  NumberForm,
} from '../../model/explanation.ts';

/** One number with its name. */
export const fact = (
  label: string,
  form: ExplanationFact['form'],
  value: number | string | null,
): ExplanationFact => ({ label, form, value });

/** A step with its numbers, after a table of the samples that they come from. */
export const step = (
  title: string,
  text: string,
  facts: readonly ExplanationFact[],
  table: ExplanationTable | null = null,
): ExplanationStep => ({ title, text, table, facts });

/** Columns as pairs of label and form. */
export const columns = (
  ...pairs: readonly (readonly [string, NumberForm | 'text'])[]
): ExplanationTable['columns'] => pairs.map(([label, form]) => ({ label, form }));
