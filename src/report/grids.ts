import type {
  EffectError,
  FactorEffects,
  GridAnalysis,
  Interaction,
  LevelEffect,
  MetricEffects,
} from '../model/factors.ts';
import type { View } from '../model/view.ts';
import { formatPercent, formatSignedPercent } from './change.ts';
import { formatAmount, formatNumber, formatProbability, formatValues } from './format.ts';
import { name, type Phrase, quoted, text } from './phrase.ts';

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

/** A sentence for each metric of each grid: which factor matters most, and what is left; then what intervals and probabilities rest on. */
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
    ...basisOf(grid.metrics.filter(effects => effects.kind === 'estimated')).map(line => [
      name(grid.scenario),
      text(`: ${line}`),
    ]),
  ]);

function saidOf(effects: MetricEffects, grid: GridAnalysis): Phrase {
  if (effects.kind === 'unknown') return [text(': no main effects, since '), quoted(effects.reason)];
  const shares = [...effects.factors]
    .sort((a, b) => b.share - a.share)
    .map(({ factor, share }) => `${factor} ${formatPercent(share)}`);
  const cells =
    effects.cells === grid.cells
      ? `${formatNumber(grid.cells, 0)} cells`
      : `${formatNumber(effects.cells, 0)} of ${formatNumber(grid.cells, 0)} cells`;
  const left = formatPercent(effects.unexplained);
  return [
    text(
      `: of the variation between ${cells} ${shares.join(', ')}, left over ${left}${interactionText(effects)}`,
    ),
  ];
}

const BASIS: Readonly<Record<EffectError | 'none', string>> = {
  cells: 'intervals rest on how far cells lie from the sum of their effects',
  invocations:
    'cells are few, so intervals rest on the scatter within each of them; how the machine changed from cell to cell is not in these',
  none: 'no intervals, since cells and invocations are too few',
};

function basisOf(estimated: readonly Estimated[]): readonly string[] {
  const errors = new Set(estimated.map(({ error }) => error ?? 'none'));
  const found = estimated.some(effects => toldOf(effects).length > 0);
  return [
    ...[...errors].map(error => BASIS[error]),
    ...(found
      ? [
          'probabilities of interactions are held against the scatter within cells; a machine that changes from cell to cell looks like one',
        ]
      : []),
  ];
}

/** Below it, after Bonferroni's correction, an interaction is told. */
const TOLD_BELOW = 0.01;

const toldOf = ({ interactions = [] }: Estimated): readonly Interaction[] =>
  interactions.filter(({ p }) => p * interactions.length < TOLD_BELOW);

function interactionText(effects: Estimated): string {
  if (effects.interactions === undefined) return '';
  const told = toldOf(effects).map(
    ({ factors, share, p }) => `${factors.join(' × ')} ${formatPercent(share)} (p ${equalling(p)})`,
  );
  return told.length === 0 ? ', with no interaction beyond the noise' : `, of which ${told.join(', ')}`;
}

/** `= 0.012`, `< 0.0001`. */
function equalling(p: number): string {
  const shown = formatProbability(p);
  return shown.startsWith('<') ? shown : `= ${shown}`;
}
