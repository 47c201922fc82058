import { arithmeticOf, type TimedCurve } from '../model/load-curve.ts';
import { lengthOf } from '../model/load-phases.ts';
import { isPieced, MOST_PIECES, type Segment, segmentsOf } from '../model/load-segments.ts';
import type { LoadShape, SpikeShape } from '../model/load-shape.ts';
import type { LoadConfig } from './config.ts';
import { readLoad } from './read-load.ts';
import { atKey, atValue, type Finding, nodeAt, type Path, type TreeNode } from './tree.ts';

/** As long as timers hold: 20 days, as of any duration. */
const LONGEST_MS = 20 * 86_400e3;
const DAY_MS = 86_400e3;

/** What must hold between the numbers of a load; `path` leads to the scenario. Silent where its shape is wrong. */
export function shapeFindings(scenario: TreeNode, path: Path): readonly Finding[] {
  const config = readLoad(scenario);
  if (config === null) return [];
  const at = [...path, 'load'];
  if (config.model === 'closed')
    return [
      ...pauseFindings(config.thinkTime, at),
      ...lengthFindings(config, config.durationMs, scenario, path),
    ];
  const numbers = numberFindings(config.shape, at);
  if (numbers.length > 0) return numbers;
  const curve = curveOf(config.shape);
  if (curve === 'too many pieces') return [tooManyPieces(config.shape, at)];
  const totals = curve === null ? [] : totalFindings(curve, config.shape, path);
  return [...totals, ...lengthFindings(config, curve && arithmeticOf(curve).durationMs, scenario, path)];
}

const pauseFindings = (pause: { minMs: number; maxMs: number } | undefined, at: Path): readonly Finding[] =>
  pause !== undefined && pause.minMs > pause.maxMs
    ? [atValue([...at, 'thinkTime', 'min'], '`min` is above `max`; exchange them')]
    : [];

/** What the numbers of one shape must be to one another. */
function numberFindings(shape: LoadShape, at: Path): readonly Finding[] {
  const wrong = (key: string, message: string): readonly Finding[] => [
    atValue([...at, shape.kind, key], message),
  ];
  switch (shape.kind) {
    case 'sine':
      return shape.amplitude < shape.mean
        ? []
        : wrong('amplitude', '`amplitude` must be below `mean`, as rates are never negative');
    case 'square':
    case 'sawtooth':
    case 'randomWalk':
      return shape.low < shape.high ? [] : wrong('low', '`low` must be below `high`; exchange them');
    case 'steps':
      return shape.step > 0 || shape.from === shape.to
        ? []
        : wrong('step', '`step` must be above 0, or no rate but the first is ever reached');
    case 'spike':
      return spikeFindings(shape, wrong);
    default:
      return [];
  }
}

function spikeFindings(
  { base, peak, atMs, widthMs, durationMs }: SpikeShape,
  wrong: (key: string, message: string) => readonly Finding[],
): readonly Finding[] {
  if (peak <= base) return wrong('peak', '`peak` must be above `base`; exchange them');
  const meets = atMs.findIndex((at, i) => at < (atMs[i - 1] ?? Number.NEGATIVE_INFINITY) + widthMs);
  if (meets >= 0)
    return wrong(
      'at',
      `The spikes at ${time(atMs[meets - 1])} and ${time(atMs[meets])} overlap, as each lasts ${time(widthMs)}; move one, or make \`width\` less`,
    );
  const last = atMs.at(-1) ?? 0;
  return last + widthMs <= durationMs
    ? []
    : wrong(
        'at',
        `The spike at ${time(last)} lasts until ${time(last + widthMs)}, and the load ends after ${time(durationMs)}; make \`duration\` longer, or leave it out`,
      );
}

/** Null for a replay, whose file is read later. A random walk is judged by its middle, from which it does not go far. */
function curveOf(shape: LoadShape): TimedCurve | 'too many pieces' | null {
  if (shape.kind === 'replay') return null;
  if (!isPieced(shape)) return shape;
  const pieces: Segment[] = [];
  for (const segment of segmentsOf(shape, () => 0.5)) {
    if (pieces.length === MOST_PIECES) return 'too many pieces';
    pieces.push(segment);
  }
  return { kind: 'pieces', pieces };
}

const tooManyPieces = ({ kind }: LoadShape, at: Path): Finding =>
  atKey(
    [...at, kind],
    `\`${kind}\` has more than ${MOST_PIECES.toLocaleString('en-US')} pieces with these numbers, and no plan holds more; make them longer, or the load shorter`,
  );

function totalFindings(curve: TimedCurve, { kind }: LoadShape, path: Path): readonly Finding[] {
  const { total, durationMs } = arithmeticOf(curve);
  const key = kind === 'constant' ? 'rate' : kind;
  const at = kind === 'phases' ? [...path, 'phases'] : [...path, 'load', key];
  if (total < 1)
    return [
      atKey(
        at,
        `No operation is ever due: in ${time(durationMs)} \`${key}\` makes ${Number(total.toPrecision(2))} of one; raise the rate, or the time`,
      ),
    ];
  return durationMs <= LONGEST_MS
    ? []
    : [atKey(at, `\`${key}\` lasts ${time(durationMs)} in all; at most 20 days are allowed`)];
}

/** Phases fill the time of their load: what lay outside of them would be told nowhere. */
function lengthFindings(
  { phases }: LoadConfig,
  durationMs: number | null,
  scenario: TreeNode,
  path: Path,
): readonly Finding[] {
  if (phases === undefined || durationMs === null) return [];
  const length = lengthOf(phases);
  if (Math.abs(length - durationMs) < 1e-3)
    return length <= LONGEST_MS
      ? []
      : [atKey([...path, 'phases'], `The phases last ${time(length)} in all; at most 20 days are allowed`)];
  const remedy =
    nodeAt(scenario, ['load', 'duration']) === undefined
      ? 'make them equal'
      : 'make them equal, or remove `duration`, which follows from the phases';
  return [
    atKey(
      [...path, 'phases'],
      `The phases last ${time(length)} in all, and the load ${time(durationMs)}; ${remedy}`,
    ),
  ];
}

/** How long a load is measured; null where no time ends it, or only its file says when. */
export function measuredMs(config: LoadConfig): number | null {
  if (config.phases !== undefined) return lengthOf(config.phases.filter(({ measure }) => measure));
  if (config.model === 'closed') return config.durationMs;
  const curve = curveOf(config.shape);
  return curve === null || curve === 'too many pieces' ? null : arithmeticOf(curve).durationMs;
}

/** As people write it: `90s`. */
export function time(ms: number | undefined): string {
  if (ms === undefined) return '0s';
  const scale = [
    [DAY_MS, 'd'],
    [3600e3, 'h'],
    [60e3, 'm'],
    [1e3, 's'],
  ] as const;
  const [factor, unit] =
    scale.find(([size]) => ms >= size && ms % size === 0) ?? (ms >= 1e3 ? [1e3, 's'] : [1, 'ms']);
  return `${Number((ms / factor).toPrecision(9))}${unit}`;
}
