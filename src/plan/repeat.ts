import type { RepeatConfig, VaryConfig } from '../config/config.ts';
import type { Cell, RepeatPlan } from '../model/repetition.ts';
import { createRandom } from '../stats/random.ts';

/** What the command line overrides. */
export interface RepeatOverrides {
  readonly runs: number | null;
  readonly durationMs: number | null;
  readonly only: number | null;
}

/** `parallel` copies of one repeated scenario; the deck is drawn from `seed`. */
export function repeatPlan(
  { runs, until, vary }: RepeatConfig,
  parallel: number,
  overrides: RepeatOverrides,
  seed: number,
): RepeatPlan {
  const cells = cellsOf(vary);
  return {
    runs: overrides.runs ?? runs,
    parallel,
    until:
      until.kind === 'time' && overrides.durationMs !== null
        ? { kind: 'time', durationMs: overrides.durationMs }
        : until,
    varies: { seed: vary.seed, order: vary.order },
    cells,
    deck: deckOf(cells, parallel, seed),
    only: overrides.only,
  };
}

/** One level of one condition: how it is called, and what it changes of a cell. */
interface Level {
  readonly factor: string;
  readonly level: string;
  readonly word: string;
  readonly change: Partial<Pick<Cell, 'cpus' | 'hogs' | 'pulses' | 'env'>>;
}

/** Every combination of levels, in the order of the conditions; a single cell where nothing varies. */
function cellsOf(vary: VaryConfig): readonly Cell[] {
  const factors = factorsOf(vary).filter(levels => levels.length > 0);
  const crossed = factors.reduce<readonly (readonly Level[])[]>(
    (rows, levels) => rows.flatMap(row => levels.map(level => [...row, level])),
    [[]],
  );
  return crossed.map(cellOfLevels);
}

const cellOfLevels = (levels: readonly Level[]): Cell => ({
  id: levels.map(({ word }) => word).join(' '),
  levels: Object.fromEntries(levels.map(({ factor, level }) => [factor, level])),
  cpus: null,
  hogs: 0,
  pulses: false,
  ...Object.assign({}, ...levels.map(({ change }) => change)),
  env: Object.assign({}, ...levels.map(({ change }) => change.env ?? {})),
});

function factorsOf(vary: VaryConfig): readonly (readonly Level[])[] {
  return [
    vary.cpus.map(cpus => levelOf('cpus', cpus, { cpus: cpus === 'all' ? null : cpus })),
    vary.load.map(hogs => levelOf('load', hogs, { hogs })),
    vary.timezone.map(zone => levelOf('timezone', zone, { env: { TZ: zone } }, 'TZ')),
    vary.locale.map(locale => levelOf('locale', locale, { env: { LC_ALL: locale, LANG: locale } })),
    ...Object.entries(vary.env).map(([name, values]) =>
      values.map(value => levelOf(name, value, { env: { [name]: value } })),
    ),
    vary.pulses.map(pulses => levelOf('pulses', pulses ? 'on' : 'off', { pulses })),
  ];
}

const levelOf = (
  factor: string,
  level: string | number,
  change: Level['change'],
  shown: string = factor,
): Level => ({ factor, level: String(level), word: `${shown}=${level}`, change });

/**
 * Cells in the order in which they are dealt: each once, shuffled. Copies that run at once share the processes that load the machine, so
 * where that load varies each cell is dealt to as many runs in a row as run at once.
 */
function deckOf(cells: readonly Cell[], parallel: number, seed: number): readonly number[] {
  const shuffled = createRandom(seed).shuffle(cells.map((_, i) => i));
  const sharesLoad = new Set(cells.map(({ hogs }) => hogs)).size > 1;
  return sharesLoad ? shuffled.flatMap(cell => Array.from({ length: parallel }, () => cell)) : shuffled;
}
