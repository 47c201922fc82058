import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseView } from '../../src/baseline/result-file.ts';
import type { View } from '../../src/model/view.ts';
import { cli, type Finished, temporaryFolder } from '../helpers/command-line.ts';
import { split } from '../helpers/shards.ts';

/** A suite of 64 scenarios, divided into 64 parts by real processes, and joined. */
const SCENARIOS = 64;
/** Machines that work at a time: this one. */
const AT_ONCE = 2;

const scenario = (i: number): string =>
  [
    `  s${i}:`,
    // One of them fails, so that the verdict depends on a single part.
    `    command: [sh, -c, 'exit ${i === 13 ? 3 : 0}']`,
    ...(i % 4 === 0 ? ['    load: { users: 2, iterations: 25 }'] : []),
    '    samples: { warmup: 0, min: 3, max: 3 }',
    '    thresholds: { errors.rate: { max: 100% }, time.wall: { max: 60s } }',
  ]
    .filter(line => i !== 13 || !line.includes('thresholds'))
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
    for (const [i, { result, rounds, policy }] of split(whole, SCENARIOS).entries()) {
      const out = join(folder.path, 'divided', `part-${i}`);
      mkdirSync(out, { recursive: true });
      writeFileSync(join(out, 'results.json'), JSON.stringify({ ...whole, result, rounds, policy }));
    }
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

  test('that really ran, each in its own process, give that verdict too', async () => {
    const shards = Array.from({ length: SCENARIOS }, (_, i) => i + 1);
    const codes: (number | null)[] = [];
    const work = async (): Promise<void> => {
      for (let shard = shards.pop(); shard !== undefined; shard = shards.pop())
        codes.push((await run('run', '--shard', `${shard}/64`, '--out', `ran/${shard}`)).code);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    // A part decides nothing, not even the one that holds the failing scenario.
    expect(new Set(codes)).toEqual(new Set([0]));
    const finished = await run('merge', 'ran', '--out', 'ran-joined');
    expect(finished.code).toBe(1);
    const joined = viewIn('ran-joined');
    expect(statuses(joined)).toEqual(statuses(whole));
    expect(joined.result.scenarios.map(({ id, digest }) => [id, digest])).toEqual(
      whole.result.scenarios.map(({ id, digest }) => [id, digest]),
    );
    expect(joined.result.plan.scenarios.map(({ seed }) => seed)).toEqual(
      whole.result.plan.scenarios.map(({ seed }) => seed),
    );
  }, 600_000);

  test('of which one is missing cannot pass', async () => {
    const [lost = ''] = readdirSync(join(folder.path, 'divided')).filter(name => name !== 'part-13');
    rmSync(join(folder.path, 'divided', lost), { recursive: true });
    const finished = await run('merge', 'divided', '--out', 'incomplete', '--fail-on', 'inconclusive');
    expect(finished.code).toBe(1);
    expect(
      viewIn('incomplete').verdict.checks.filter(({ reason }) => reason.includes('is missing')),
    ).toHaveLength(1);
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
