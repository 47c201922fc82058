import { operationsFor } from '../../model/quantiles.ts';

export { operationsFor };

/** Why a quantile is missing. */
export const needsOperations = (quantile: number): string =>
  `needs at least ${operationsFor(quantile).toLocaleString('en')} successful operations in an invocation`;
