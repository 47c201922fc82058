import { startMonitors } from '../../src/run/monitors/monitors.ts';
import { median } from '../../src/stats/descriptive.ts';
import { medianInterval } from '../../src/stats/median-interval.ts';
import { hodgesLehmann } from '../../src/stats/walsh.ts';
import { hyperfineBlock } from './hyperfine.ts';
import { type Block, type OwnDriver, openOwnDriver } from './own-driver.ts';

const PAIRS = 40;

/** A program, and how many of its runs make one block: the shortest time of a block is what is compared. */
interface TimedProgram {
  readonly name: string;
  readonly command: readonly string[];
  readonly runs: number;
}

/** About 100 ms of work that is the same each time; Perl, as the launcher needs it too. */
const CPU_WORK = 'my $x = 0; for my $i (1 .. 2_200_000) { $x = ($x + $i) % 1_000_003 } exit($x < 0)';

const PROGRAMS: readonly TimedProgram[] = [
  { name: '`true`', command: ['true'], runs: 10 },
  { name: '`sleep 0.05`', command: ['sleep', '0.05'], runs: 3 },
  { name: 'CPU program of about 100 ms', command: ['perl', '-e', CPU_WORK], runs: 5 },
];

/** One way to run a block, with its name in the tables. */
interface Contestant {
  readonly name: string;
  run(program: TimedProgram): Promise<Block>;
}

/** Blocks of two contestants that were run one right after the other. */
interface Pair {
  readonly first: Block;
  readonly second: Block;
}

/** Runs blocks of both in turn; who begins alternates, so that a drift of the machine meets both alike. */
async function compete(program: TimedProgram, first: Contestant, second: Contestant): Promise<Pair[]> {
  await first.run(program);
  await second.run(program);
  const pairs: Pair[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    if (pair % 2 === 0) pairs.push({ first: await first.run(program), second: await second.run(program) });
    else {
      const later = await second.run(program);
      pairs.push({ first: await first.run(program), second: later });
    }
  }
  return pairs;
}

/** Hodges–Lehmann estimate of the ratio of two paired times with its exact 95 % interval, computed on logarithms. */
function ratio(pairs: readonly Pair[]): string {
  const { estimate, low, high } = hodgesLehmann(
    pairs.map(({ first, second }) => Math.log(first.timeNs / second.timeNs)),
    0.025,
  );
  const [from, to] = [low, high].map(bound => (bound === null ? '?' : Math.exp(bound).toFixed(4)));
  return `${Math.exp(estimate).toFixed(4)} (${from} to ${to})`;
}

const ms = (ns: number): string => (ns / 1e6).toFixed(2);

function overhead(values: readonly number[]): string {
  const { low, high } = medianInterval(values, 0.95);
  return `${ms(median(values))} ms (${low === null ? '?' : ms(low)} to ${high === null ? '?' : ms(high)})`;
}

/** A table of two contestants over all programs: times, their ratio, and cost of a run beyond the program's own time. */
async function table(first: Contestant, second: Contestant): Promise<string[][]> {
  const rows = [
    [
      'program',
      `time by ${first.name}`,
      `time by ${second.name}`,
      `ratio of times (95 %)`,
      `beyond it: ${first.name}`,
      `beyond it: ${second.name}`,
    ],
  ];
  for (const program of PROGRAMS) {
    const pairs = await compete(program, first, second);
    rows.push([
      program.name,
      `${ms(median(pairs.map(pair => pair.first.timeNs)))} ms`,
      `${ms(median(pairs.map(pair => pair.second.timeNs)))} ms`,
      ratio(pairs),
      overhead(pairs.map(pair => pair.first.overheadNs)),
      overhead(pairs.map(pair => pair.second.overheadNs)),
    ]);
  }
  return rows;
}

const own = (driver: OwnDriver): Contestant => ({
  name: '`command`',
  run: ({ command, runs }) => driver.block(command, runs, null),
});

/** The `command` driver without monitors against hyperfine without a shell. */
export async function againstHyperfine(): Promise<string[][]> {
  const driver = await openOwnDriver();
  const hyperfine = {
    name: 'hyperfine',
    run: async ({ command, runs }: TimedProgram) => hyperfineBlock(command, runs),
  };
  const rows = await table(own(driver), hyperfine);
  driver.close();
  return rows;
}

/** The `command` driver with its process tree watched against the same without. */
export async function watchedAgainstUnwatched(): Promise<string[][]> {
  const driver = await openOwnDriver();
  const monitors = await startMonitors();
  const watched: Contestant = {
    name: 'watched',
    run: ({ command, runs }) => driver.block(command, runs, monitors),
  };
  const rows = await table(watched, { ...own(driver), name: 'unwatched' });
  await monitors.close();
  driver.close();
  return rows;
}
