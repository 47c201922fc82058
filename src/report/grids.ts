import type {
  EffectError,
  FactorEffects,
  GridAnalysis,
  LevelEffect,
  MetricEffects,
} from '../model/factors.ts';
import type { View } from '../model/view.ts';
import { formatPercent, formatSignedPercent } from './change.ts';
import { formatAmount, formatNumber, formatProbability, formatValues } from './format.ts';
import { name, type Phrase, text } from './phrase.ts';

/** Main effects of grids: shown, never judged; limits hold in each cell. */

export const GRIDS_TITLE = 'Main effects of load factors';

type Estimated = Extract<MetricEffects, { kind: 'estimated' }>;

/** One level of one factor, and what it does to one metric. */
export interface EffectRow {
  readonly scenario: string;
  readonly metric: string;
  readonly factor: string;
  /** `64KB`, a name of the user's where it is a mix. */
  readonly level: string;
  /** `12.3 ms`, the other factors being equal. */
  readonly mean: string;
  /** `+18.2 % [+12.1, +24.0]` against the lowest level; '' of that itself. */
  readonly effect: string;
}

export const effectRows = ({ analysis }: View): readonly EffectRow[] =>
  (analysis.grids ?? []).flatMap(({ scenario, metrics }) =>
    metrics.flatMap(effects =>
      effects.kind === 'unknown'
        ? []
        : effects.factors.flatMap(factor => levelRows(scenario, effects, factor)),
    ),
  );

function levelRows(
  scenario: string,
  effects: Estimated,
  { factor, levels }: FactorEffects,
): readonly EffectRow[] {
  const { metric } = effects;
  const means = formatValues(
    metric,
    levels.map(({ mean }) => mean),
  );
  return levels.map((level, i) => ({
    scenario,
    metric: metric.id,
    factor,
    level: level.level,
    mean: means[i] ?? '–',
    effect: effectText(effects, level),
  }));
}

function effectText({ metric, scale }: Estimated, { effect }: LevelEffect): string {
  if (effect === null) return '';
  const { change, interval } = effect;
  const shown = (value: number): string =>
    scale === 'relative' ? formatSignedPercent(value) : signedAmount(formatAmount(metric, value), value);
  if (interval === null) return shown(change);
  const end = (value: number | null): string => (value === null ? '–' : shown(value).replace(/ %$/, ''));
  return `${shown(change)} [${end(interval.low)}, ${end(interval.high)}]`;
}

/** A difference has its sign: `+1.2 ms`. */
const signedAmount = (amount: string, value: number): string => (value > 0 ? `+${amount}` : amount);

/** A sentence for each metric of each grid: which factor matters most, what is left, and what the intervals rest on. */
export const gridLines = ({ analysis }: View): readonly Phrase[] =>
  (analysis.grids ?? []).flatMap(grid => [
    ...grid.metrics.map(effects => [
      name(effects.metric.id),
      text(' of '),
      name(grid.scenario),
      ...saidOf(effects, grid),
    ]),
    ...(grid.metrics.length === 0
      ? [
          [
            name(grid.scenario),
            text(`: no cell of ${formatNumber(grid.cells, 0)} gave a value to tell effects from`),
          ],
        ]
      : []),
  ]);

function saidOf(effects: MetricEffects, grid: GridAnalysis): Phrase {
  if (effects.kind === 'unknown') return [text(`: no main effects, since ${effects.reason}`)];
  const shares = [...effects.factors]
    .sort((a, b) => b.share - a.share)
    .map(({ factor, share }) => `${factor} ${formatPercent(share)}`);
  const cells =
    effects.cells === grid.cells
      ? `${formatNumber(grid.cells, 0)} cells`
      : `${formatNumber(effects.cells, 0)} of ${formatNumber(grid.cells, 0)} cells`;
  const explained = `: of the variation between ${cells} ${shares.join(', ')}, none of them ${formatPercent(effects.unexplained)}`;
  return [text(`${explained}${interactionText(effects)}; ${BASIS[effects.error ?? 'none']}`)];
}

const BASIS: Readonly<Record<EffectError | 'none', string>> = {
  cells: 'intervals from how far cells lie from the sum of their effects',
  invocations:
    'intervals from the scatter within cells alone, since the cells are few: what the machine did between them is not in these',
  none: 'no intervals, since cells and invocations are too few',
};

/** Below it, after Holm's step for the smallest of several, an interaction is told. */
const TOLD_BELOW = 0.01;

function interactionText({ interactions }: Estimated): string {
  if (interactions === undefined) return '';
  const found = interactions.filter(({ p }) => p * interactions.length < TOLD_BELOW);
  if (found.length === 0) return ', no interaction beyond the noise';
  const told = found.map(
    ({ factors, share, p }) =>
      `${factors.join(' × ')} ${formatPercent(share)} (p ${/^</.test(formatProbability(p)) ? '' : '= '}${formatProbability(p)})`,
  );
  return `; of that interactions ${told.join(', ')}`;
}
