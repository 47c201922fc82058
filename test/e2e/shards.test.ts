import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseView } from '../../src/baseline/result-file.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { View } from '../../src/model/view.ts';
import { atOnce } from '../helpers/at-once.ts';
import { cli, type Finished, temporaryFolder } from '../helpers/command-line.ts';
import { split } from '../helpers/shards.ts';

/** A suite of 64 scenarios, divided into 64 parts by real processes, and joined. */
const SCENARIOS = 64;
/** The scenario that fails, so that the verdict depends on a single part. */
const FAILING = 's13';
/** Parts at a time, as if each had a machine. */
const MACHINES = 2;

const scenario = (i: number): string =>
  [
    `  s${i}:`,
    `    command: [sh, -c, 'exit ${`s${i}` === FAILING ? 3 : 0}']`,
    ...(i % 4 === 0 ? ['    load: { users: 2, iterations: 25 }'] : []),
    '    samples: { warmup: 0, min: 3, max: 3 }',
    '    thresholds: { errors.rate: { max: 100% }, time.wall: { max: 60s } }',
  ]
    .filter(line => `s${i}` !== FAILING || !line.includes('thresholds'))
    .join('\n');

const SUITE = `version: 1
suite: wide
policy: { against: none }
scenarios:
${Array.from({ length: SCENARIOS }, (_, i) => scenario(i)).join('\n')}
`;

let folder: ReturnType<typeof temporaryFolder>;
let whole: View;

const viewIn = (name: string): View => {
  const file = join(folder.path, name, 'results.json');
  return parseView(readFileSync(file, 'utf8'), file);
};
const run = (...args: readonly string[]): Promise<Finished> => cli(args, folder.path);
const statuses = ({ verdict }: View) =>
  verdict.checks.map(({ scenario, metric, rule, status }) => [scenario, metric, rule, status].join(' '));

/** What the whole measured, as if these parts had been run by a machine each. */
function divideInto(name: string, isWanted: (part: number) => boolean): void {
  for (const [i, { result, rounds, policy }] of split(whole, SCENARIOS).entries()) {
    if (!isWanted(i + 1)) continue;
    const out = join(folder.path, name, `part-${i + 1}`);
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'results.json'), JSON.stringify({ ...whole, result, rounds, policy }));
  }
}

const ALL = Array.from({ length: SCENARIOS }, (_, i) => i + 1);

/** The part that holds the scenario that fails. */
const decisivePart = (): number =>
  split(whole, SCENARIOS).findIndex(({ result }) => result.scenarios.some(({ id }) => id === FAILING)) + 1;

/** Parts that really run: every ninth, the last and the one that decides. Each costs seconds, most of them of calibration. */
const sampleOfParts = (): readonly number[] => [
  ...new Set([...ALL.filter(part => part % 9 === 1), decisivePart(), SCENARIOS]),
];

beforeAll(async () => {
  folder = temporaryFolder();
  writeFileSync(join(folder.path, 'stress.yml'), SUITE);
  const finished = await run('run', '--out', 'whole');
  expect(finished.code).toBe(1);
  whole = viewIn('whole');
}, 300_000);

afterAll(() => folder.dispose());

describe('64 parts', () => {
  test('of the same samples give the verdict, the estimates and the percentiles of the whole', async () => {
    divideInto('divided', () => true);
    const finished = await run('merge', 'divided', '--out', 'joined', '--expected-shards', '64');
    expect(finished.stderr).toBe('Reports are in joined\n');
    expect(finished.code).toBe(1);
    const joined = viewIn('joined');
    expect(joined.result.merged?.parts).toHaveLength(SCENARIOS);
    expect(joined.verdict).toEqual({ ...whole.verdict, checks: joined.verdict.checks });
    expect(statuses(joined)).toEqual(statuses(whole));
    expect(joined.analysis.scenarios).toEqual(whole.analysis.scenarios);
    const times = joined.analysis.scenarios.flatMap(({ operationTimes }) => operationTimes ?? []);
    expect(times).toHaveLength(SCENARIOS / 4);
    expect(
      times.every(({ operations, percentiles }) => operations === 75 && (percentiles.p50 ?? 0) > 0),
    ).toBe(true);
  }, 300_000);

  test('are planned by each process as the rule says, and no scenario is run twice or never', async () => {
    const planned = await atOnce(MACHINES, ALL, async part => {
      const { code, stdout } = await run('run', '--shard', `${part}/${SCENARIOS}`, '--dry-run');
      expect(code).toBe(0);
      const { shard, scenarios }: Plan = JSON.parse(stdout);
      return { shard, ids: scenarios.map(({ id, seed, digest }) => ({ id, seed, digest })) };
    });
    expect(planned).toEqual(
      split(whole, SCENARIOS).map(({ result: { plan } }) => ({
        shard: plan.shard,
        ids: plan.scenarios.map(({ id, seed, digest }) => ({ id, seed, digest })),
      })),
    );
    expect(planned.flatMap(({ ids }) => ids.map(({ id }) => id)).sort()).toEqual(
      whole.result.plan.scenarios.map(({ id }) => id).sort(),
    );
  }, 300_000);

  test('of which some really ran, each in its own process, give that verdict too', async () => {
    const parts = sampleOfParts();
    const codes = await atOnce(MACHINES, parts, async part => {
      const finished = await run('run', '--shard', `${part}/${SCENARIOS}`, '--out', `ran/part-${part}`);
      return finished.code;
    });
    // A part decides nothing, not even the one that holds the failing scenario.
    expect(codes).toEqual(parts.map(() => 0));
    divideInto('ran', part => !parts.includes(part));
    const finished = await run('merge', 'ran', '--out', 'ran-joined');
    expect(finished.code).toBe(1);
    const joined = viewIn('ran-joined');
    expect(joined.result.merged?.parts).toHaveLength(SCENARIOS);
    expect(statuses(joined)).toEqual(statuses(whole));
    expect(joined.result.scenarios.map(({ id, digest }) => [id, digest])).toEqual(
      whole.result.scenarios.map(({ id, digest }) => [id, digest]),
    );
    expect(joined.result.plan.scenarios.map(({ seed }) => seed)).toEqual(
      whole.result.plan.scenarios.map(({ seed }) => seed),
    );
    // What was measured of those that ran is their own, not that of the whole. (Of the one that fails there is no number that could differ.)
    const own = parts.flatMap(part => viewIn(`ran/part-${part}`).result.scenarios.map(({ id }) => id));
    const measuredIn = ({ result }: View) => result.scenarios.map(({ metrics }) => JSON.stringify(metrics));
    const [measured, stored] = [measuredIn(joined), measuredIn(whole)];
    const differ = joined.result.scenarios.filter((_, i) => measured[i] !== stored[i]).map(({ id }) => id);
    expect(differ.sort()).toEqual(own.filter(id => id !== FAILING).sort());
  }, 300_000);

  test('of which one is missing cannot pass', async () => {
    // Without the one that fails, nothing is left that fails by itself.
    rmSync(join(folder.path, 'divided', `part-${decisivePart()}`), { recursive: true });
    const finished = await run('merge', 'divided', '--out', 'incomplete', '--fail-on', 'inconclusive');
    expect(finished.code).toBe(4);
    const { verdict } = viewIn('incomplete');
    expect(verdict.status).toBe('inconclusive');
    expect(verdict.checks.filter(({ reason }) => reason.includes('is missing'))).toHaveLength(1);
  });
});

describe('on the command line', () => {
  test('a dry run shows the division', async () => {
    const { stdout } = await run('run', '--shard', '2/4', '--dry-run');
    const { shard, scenarios } = JSON.parse(stdout);
    expect(shard).toMatchObject({ index: 2, count: 4 });
    expect(shard.parts).toHaveLength(4);
    expect(shard.parts[1].scenarios).toEqual(scenarios.map(({ id }: { id: string }) => id));
  });

  test('a part says that its verdict is provisional', async () => {
    const { code, stderr, stdout } = await run('run', '--shard', '64/64', '--out', 'last');
    expect(code).toBe(0);
    expect(stderr).toContain('This is part 64/64: its verdict');
    expect(stdout).toContain('This is part 64 of 64: its verdict is provisional');
  });

  test('more parts than scenarios leave parts that do nothing and end well', async () => {
    const { code } = await run('run', '--shard', '70/70', '--out', 'nothing');
    expect(code).toBe(0);
    expect(viewIn('nothing').result.scenarios).toEqual([]);
  });

  test.each(['0/4', '5/4', '1', 'a/b', '1/9999'])('--shard %s is refused', async shard => {
    const { code, stderr } = await run('run', '--shard', shard);
    expect(code).toBe(2);
    expect(stderr).toContain(`Cannot read --shard ${shard}`);
  });

  test('merging nothing is an error that says where it looked', async () => {
    mkdirSync(join(folder.path, 'empty'));
    const { code, stderr } = await run('merge', 'empty');
    expect([code, stderr]).toEqual([
      2,
      'Cannot find results in empty: there is no results.json or events.ndjson in it or below\n',
    ]);
  });

  test('a file that attacks its reader is one missing part, not the end of the merge', async () => {
    const out = join(folder.path, 'hostile');
    for (const name of ['good', 'bad']) mkdirSync(join(out, name), { recursive: true });
    const [first] = split(whole, 2);
    writeFileSync(join(out, 'good', 'results.json'), JSON.stringify({ ...whole, ...first }));
    writeFileSync(join(out, 'bad', 'results.json'), `{"__proto__":${'['.repeat(100_000)}`);
    await run('merge', 'hostile', '--out', 'survived');
    const view = viewIn('survived');
    expect(view.result.caveats.map(({ code }) => code)).toContain('unreadable-part');
    expect(
      view.verdict.checks.filter(({ reason }) => reason.includes('part 2 of 2 is missing')),
    ).toHaveLength(32);
  });
});
