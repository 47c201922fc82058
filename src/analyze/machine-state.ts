import type { Comparison, MachineState } from '../model/analysis.ts';

/** What one machine says of one metric, taken alone. `alpha` is what it may spend. */
export function stateOf(comparison: Comparison, alpha: number): MachineState {
  switch (comparison.kind) {
    case 'none':
      return 'open';
    case 'vanished':
    case 'broken':
      return 'worse';
    case 'paired':
    case 'leak':
      return { worse: 'worse', excluded: 'fine', undecided: 'open' }[comparison.state] as MachineState;
    case 'exact':
      return matters(comparison.difference, comparison.change ?? Infinity, comparison) &&
        comparison.difference > 0
        ? 'worse'
        : 'fine';
    case 'stored': {
      const { adjustedP, change, difference } = comparison;
      return adjustedP <= alpha && matters(difference, change, comparison) ? 'worse' : 'fine';
    }
  }
}

const matters = (
  difference: number,
  change: number,
  { floor, smallestEffect }: { readonly floor: number; readonly smallestEffect: number },
): boolean => difference >= floor && change >= smallestEffect;

/** The change that a comparison found, relative or of growth in the metric's unit, positive for worse; null where there is none. */
export function changeOf(comparison: Comparison): number | null {
  switch (comparison.kind) {
    case 'stored':
    case 'paired':
    case 'exact':
      return comparison.change;
    case 'leak':
      return comparison.difference;
    default:
      return null;
  }
}
