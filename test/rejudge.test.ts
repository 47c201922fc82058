import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseView } from '../src/baseline/result-file.ts';
import { builtInMetric, type MetricDefinition } from '../src/model/metric.ts';
import { NO_OVERRIDES } from '../src/model/override.ts';
import type { Plan } from '../src/model/plan.ts';
import { SuiteError } from '../src/model/suite-error.ts';
import type { View } from '../src/model/view.ts';
import { EVERYTHING } from '../src/plan/select.ts';
import type { BaseText } from '../src/rejudge/terms.ts';
import { type Bench, rejudge } from '../src/rejudge.ts';
import { renderCheck } from '../src/report/check-run.ts';
import { renderComment } from '../src/report/markdown.ts';
import { DEFAULT_RENDER_OPTIONS } from '../src/report/options.ts';
import { renderTerminal } from '../src/report/terminal.ts';
import { placesOf, replaced, valueAt } from './baseline/mutations.ts';
import { ID, passing, type RepeatedRun, repeatedRun } from './helpers/repetitions.ts';
import { SAMPLE_VIEWS } from './helpers/sample-views.ts';
import { split } from './helpers/shards.ts';

let out: string;
beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), 'rejudge-'));
});
afterAll(() => rmSync(out, { recursive: true, force: true }));

const COMMIT = { sha: 'c0ffee'.padEnd(40, '0'), ref: 'refs/pull/7/merge', subject: null, dirty: false };

const benchOf = (base: string, changes: Partial<Bench['word']> = {}): Bench => ({
  word: {
    base: { kind: 'text', text: base },
    configFile: 'stress.yml',
    fallbackSuite: 'shop',
    selection: EVERYTHING,
    failOn: null,
    overrides: NO_OVERRIDES,
    ...changes,
  },
  commit: COMMIT,
  storeFor: () => ({ restore: async () => ({ kind: 'absent', searched: 'stress-*' }) }),
  program: 'stress-action run',
  out,
});

/** Other values of the type that stood there. */
function otherThan(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value === 'number')
    return fc.constantFrom(
      0,
      1,
      2,
      1e-9,
      0.5,
      60,
      1e6,
      1e15,
      Number.MAX_SAFE_INTEGER,
      1e59,
      1e-59,
      1e300,
      5e-324,
    );
  if (typeof value === 'boolean') return fc.constant(!value);
  if (typeof value === 'string')
    return fc.constantFrom('', 'base', 'head', 'search', 'time.wall', '__proto__', 'x'.repeat(300));
  if (Array.isArray(value))
    return fc.constantFrom([], value.slice(0, 1), value.slice(1), [...value, ...value], value.toReversed());
  return fc.constantFrom({}, null);
}

function damaged(view: View, howMany: number, seed: number): readonly unknown[] {
  const document: unknown = JSON.parse(JSON.stringify({ result: view.result, rounds: view.rounds }));
  const places = placesOf(document).filter(path => path.length > 1);
  const one = fc
    .constantFrom(...places)
    .chain(path => otherThan(valueAt(document, path)).map(to => ({ path, to })));
  return fc
    .sample(fc.array(one, { minLength: 1, maxLength: 3 }), { numRuns: howMany, seed })
    .map(changes => changes.reduce<unknown>((at, { path, to }) => replaced(at, path, to), document))
    .map(facts => ({ ...view, ...Object(facts) }));
}

const SUITE = `version: 1
suite: orders
policy: { against: baseline, vanished: fail }
thresholds:
  time.wall: { regression: 7% }
scenarios:
  parse-large:
    priority: P0
    command: node parse.js
    thresholds: { memory.peak: { max: 64MB } }
  render:
    command: node render.js
`;

/** Results of a head alone, as a proposal hands them over. */
const claimed = (changes: (view: View) => Partial<View> = () => ({})): View => {
  const view = SAMPLE_VIEWS.fail();
  return { ...view, ...changes(view) };
};

const planned = (view: View, change: (plan: Plan) => Partial<Plan>): Pick<View, 'result'> => ({
  result: { ...view.result, plan: { ...view.result.plan, ...change(view.result.plan) } },
});

describe('rejudge()', () => {
  test('takes the suite, its file, the commit and the filters from elsewhere than the results', async () => {
    const view = claimed(own =>
      planned(own, () => ({ suite: 'forged', configFile: '../x', omitted: ['parse-large'] })),
    );
    const asked: string[] = [];
    const { view: judged } = await rejudge([view], {
      ...benchOf(SUITE),
      storeFor: () => ({
        restore: async ({ suite, machineClass }) => {
          asked.push(suite, machineClass);
          return { kind: 'absent', searched: 'x' };
        },
      }),
    });
    expect(asked).toEqual(['orders', view.result.environment.machineClass]);
    expect(judged.result).toMatchObject({
      commit: COMMIT,
      plan: { suite: 'orders', configFile: 'stress.yml', omitted: [] },
    });
  });

  test('leaves samples, outcomes and the machine as they came', async () => {
    const view = claimed();
    const { view: judged } = await rejudge([view], benchOf(SUITE));
    expect(judged.result.environment).toEqual(view.result.environment);
    expect(
      judged.result.scenarios.map(({ id, outcomes, metrics }) => [
        id,
        outcomes,
        metrics.map(one => one.samples),
      ]),
    ).toEqual(
      view.result.scenarios.map(({ id, outcomes, metrics }) => [
        id,
        outcomes,
        metrics.map(one => one.samples),
      ]),
    );
  });

  test('holds scenarios of the base to its limits and others to those of the whole suite, whatever they are called', async () => {
    const view = claimed(own =>
      planned(own, plan => ({
        scenarios: plan.scenarios.map(scenario => ({ ...scenario, name: 'parse-large', priority: 'P4' })),
      })),
    );
    const { view: judged } = await rejudge([view], benchOf(SUITE));
    const { thresholds } = judged.policy;
    expect(thresholds['parse-large']?.map(({ metric }) => metric)).toEqual(['memory.peak', 'time.wall']);
    const [other = ''] = view.result.plan.scenarios
      .map(({ id }) => id)
      .filter(id => id !== 'parse-large' && id !== 'render');
    expect(thresholds[other]?.map(({ metric, regression }) => [metric, regression])).toEqual([
      ['time.wall', 0.07],
    ]);
    expect(judged.result.plan.scenarios.find(({ id }) => id === 'parse-large')?.priority).toBe('P0');
  });

  test('excuses the failures that the base excuses, and none that the results or a scenario of their own do', async () => {
    const own = [{ test: '*', owner: 'nobody', reason: 'none', expires: '2999-12-31', line: 1 }];
    const view = claimed(known =>
      planned(known, plan => ({
        scenarios: plan.scenarios.map(scenario => ({ ...scenario, quarantine: own })),
      })),
    );
    const known = '{ test: TestJoin, owner: core, reason: Port reuse, expires: 2027-01-31 }';
    const suite = `version: 1
suite: orders
scenarios:
  parse-large:
    command: go test ./...
    repeat: {}
    quarantine: [${known}]
  render:
    command: node render.js
`;
    const { view: judged } = await rejudge([view], benchOf(suite));
    const excused = judged.result.plan.scenarios.map(({ id, quarantine }) => [
      id,
      quarantine?.map(({ test: name }) => name),
    ]);
    expect(excused).toContainEqual(['parse-large', ['TestJoin']]);
    expect(excused.filter(([, tests]) => tests !== undefined)).toHaveLength(1);
  });

  describe('of repeated tests', () => {
    const LOOKING = 'detectors: [go-race], history: { from: $STRESS_DIR/h.ndjson, check: counter }';
    const suite = (more: string): string =>
      `version: 1\nsuite: orders\nscenarios:\n  ${ID}: { command: go test ./..., ${more} }\n`;
    const passed = (runs: number, planned: RepeatedRun = {}): View => {
      const result = repeatedRun({ endings: { TestJoin: passing(runs) } }, planned);
      return { ...SAMPLE_VIEWS.fail(), result, rounds: [] };
    };
    const checksOf = async (view: View, base: string) =>
      (await rejudge([view], benchOf(base))).view.verdict.checks.map(({ rule, subject, status }) => [
        rule,
        subject,
        status,
      ]);

    test.each<[string, RepeatedRun]>([
      ['another number of runs', {}],
      ['a single run that is said to be made again', { repeat: { only: 0 } }],
    ])('holds %s to the bound of the base, and says that it is another', async (_, planned) => {
      const { view } = await rejudge(
        [passed(1, planned)],
        benchOf(suite('repeat: { until: { bound: 5% } }')),
      );
      expect(view.verdict.checks.map(({ rule, status }) => [rule, status])).toEqual([
        ['test', 'inconclusive'],
      ]);
      expect(view.result.caveats.map(({ text }) => text)).toContainEqual(
        expect.stringContaining(
          `${ID}: repeated for another number of runs, or with another end, than stress.yml`,
        ),
      );
    });

    test('says nothing of runs that are as many as the base wants', async () => {
      const same = passed(3, { repeat: { runs: 3 } });
      const { view } = await rejudge([same], benchOf(suite('repeat: { runs: 3 }')));
      expect(view.result.caveats.filter(({ text }) => text.includes('repeated'))).toEqual([]);
    });

    test('does not pass detectors and histories of the base that the results know nothing of', async () => {
      expect(await checksOf(passed(3), suite(`repeat: { runs: 3 }, ${LOOKING}`))).toEqual([
        ['test', undefined, 'pass'],
        ['detector', 'go-race', 'inconclusive'],
        ['detector', 'history-counter', 'inconclusive'],
      ]);
    });

    test('looks for what the proposal adds as well', async () => {
      const detectors = { names: ['tsan'], hang: null };
      const added = passed(3, { planned: { detectors, histories: [{ from: 'q', check: 'queue' }] } });
      const subjects = (await checksOf(added, suite(`repeat: { runs: 3 }, ${LOOKING}`))).map(
        ([, name]) => name,
      );
      expect(subjects).toEqual([undefined, 'go-race', 'history-counter', 'history-queue', 'tsan']);
    });
  });

  test('takes the policy from the base, and what fails the step from the workflow before that', async () => {
    const view = claimed(own => ({
      policy: { ...own.policy, against: 'none', failOn: 'never', vanished: 'ignore' },
    }));
    const { view: byBase } = await rejudge([view], benchOf(SUITE));
    expect(byBase.policy).toMatchObject({ against: 'baseline', failOn: 'fail', vanished: 'fail' });
    const { view: byInput } = await rejudge([view], benchOf(SUITE, { failOn: 'inconclusive' }));
    expect(byInput.policy.failOn).toBe('inconclusive');
  });

  test('defines a metric by this program or by the baseline, not by the results', async () => {
    const own: MetricDefinition = { id: 'rows', unit: 'count', better: 'higher', kind: 'count', about: '' };
    const forged = (metric: MetricDefinition): MetricDefinition => ({
      ...metric,
      better: metric.better === 'lower' ? 'higher' : 'lower',
      kind: 'share',
    });
    const view = claimed(({ result }) => ({
      result: {
        ...result,
        scenarios: result.scenarios.map(scenario => ({
          ...scenario,
          metrics: [
            ...scenario.metrics.map(one => ({ ...one, metric: forged(one.metric) })),
            { metric: forged(own), samples: [1], invocations: [0] },
          ],
        })),
      },
    }));
    const run = {
      commit: 'b',
      at: '2026-11-20T00:00:00Z',
      toolVersion: '1.0.0',
      environment: view.result.environment,
      calibration: [],
      scenarios: [
        { id: 'parse-large', digest: 'd', metrics: [{ metric: own, samples: [1], invocations: [0] }] },
      ],
    };
    const { view: judged } = await rejudge([view], {
      ...benchOf(SUITE),
      storeFor: () => ({
        restore: async () => ({
          kind: 'found',
          source: 'key',
          baseline: {
            schemaVersion: 1,
            kind: 'stress-action/baseline',
            suite: 'orders',
            runs: [run],
            accepted: [],
            reported: [],
          },
        }),
      }),
    });
    const metrics = judged.result.scenarios.flatMap(scenario => scenario.metrics.map(one => one.metric));
    expect(metrics.find(({ id }) => id === 'time.wall')).toEqual(builtInMetric('time.wall'));
    expect(metrics.find(({ id }) => id === 'rows')).toEqual(own);
  });

  test('says what the proposal changes, adds and takes out', async () => {
    const view = claimed(own =>
      planned(own, plan => ({ scenarios: plan.scenarios.filter(({ id }) => id !== 'render') })),
    );
    const ids = view.result.plan.scenarios.map(({ id }) => id);
    const whole = {
      ...view,
      result: { ...view.result, scenarios: view.result.scenarios.filter(({ id }) => ids.includes(id)) },
    };
    const { view: judged } = await rejudge([whole], benchOf(SUITE));
    const said = judged.result.caveats.filter(({ code }) => code === 'base-suite').map(({ text }) => text);
    expect(said).toEqual([
      'parse-large: other command, load or detectors than stress.yml of the base has',
      expect.stringMatching(/: not in stress\.yml of the base, so held to the limits of the whole suite$/),
      'render: in stress.yml of the base, but not in this run',
    ]);
  });

  test('asks of the base only what the workflow asks for', async () => {
    const selection = { ...EVERYTHING, scenarios: ['parse-large'] };
    const { view: judged } = await rejudge([claimed()], benchOf(SUITE, { selection }));
    expect(judged.result.plan.omitted).toEqual(['render']);
    const wrong = { ...EVERYTHING, scenarios: ['prase'] };
    await expect(rejudge([claimed()], benchOf(SUITE, { selection: wrong }))).rejects.toThrow(
      /Cannot select scenario prase/,
    );
  });

  test.each<[string, BaseText, RegExp]>([
    [
      'cannot be had',
      { kind: 'missing', reason: 'the base has no stress.yml at c0ffee0' },
      /the base has no stress\.yml/,
    ],
    [
      'has mistakes',
      { kind: 'text', text: 'version: 1\nscenarios: 7\n' },
      /of the base cannot be used \(line 2: /,
    ],
    ['is no text', { kind: 'text', text: '\0' }, /cannot be used/],
  ])(
    'holds results to the defaults, and says so, where the suite of the base %s',
    async (_, base, reason) => {
      const { view: judged } = await rejudge([claimed()], benchOf('', { base }));
      expect(judged.policy).toMatchObject({ against: 'auto', failOn: 'fail' });
      expect(Object.values(judged.policy.thresholds).flat()).toEqual([]);
      expect(judged.result.caveats[0]?.text).toMatch(reason);
    },
  );

  test('looks for no baseline where the base wants none', async () => {
    const suite = SUITE.replace('against: baseline', 'against: none');
    const { lookup } = await rejudge([claimed()], benchOf(suite));
    expect(lookup).toEqual({ kind: 'disabled' });
  });

  describe('of a suite that several machines ran', () => {
    const whole = claimed();
    const parts = (count: number): readonly View[] =>
      split(whole, count).map(part => ({ ...whole, ...part }));

    test('joins the parts, and gives the verdict of the whole', async () => {
      const { view: together } = await rejudge([whole], benchOf(SUITE));
      const { view: joined } = await rejudge(parts(3), benchOf(SUITE));
      expect(joined.verdict).toEqual(together.verdict);
      expect(joined.result.merged?.parts).toHaveLength(3);
    });

    test('does not pass what a missing part should have brought', async () => {
      const [, ...others] = parts(3);
      const { view } = await rejudge(others, benchOf(SUITE));
      expect(view.result.merged?.missing.length).toBeGreaterThan(0);
      expect(view.verdict.checks.filter(({ rule }) => rule === 'outcome')).toContainEqual(
        expect.objectContaining({ status: 'inconclusive' }),
      );
    });

    test('takes one artifact that was joined before, and no second one beside it', async () => {
      const { view: before } = await rejudge(parts(2), benchOf(SUITE));
      const { view: again } = await rejudge([before], benchOf(SUITE));
      expect(again.verdict).toEqual(before.verdict);
      await expect(rejudge([before, whole], benchOf(SUITE))).rejects.toThrow(/joined from parts already/);
    });
  });

  test('gives the verdict that the measuring run gave where nothing was forged and both know the same', async () => {
    const bench = benchOf(SUITE);
    const { view: first } = await rejudge([claimed()], bench);
    const { view: again } = await rejudge([JSON.parse(JSON.stringify(first))], bench);
    expect(again.verdict).toEqual(first.verdict);
  });
});

describe('rejudge() of results that nobody trusts', () => {
  test.each(['paired-fail', 'soak', 'soak-mixed', 'crashed'] as const)(
    'judges what is damaged like %s, or says why it cannot',
    async name => {
      let judged = 0;
      for (const document of damaged(
        SAMPLE_VIEWS[name](),
        Number(process.env.FUZZ ?? 150),
        Number(process.env.SEED ?? 20_261_129),
      )) {
        try {
          const view = parseView(JSON.stringify(document), 'results.json');
          const gated = await rejudge([view], benchOf('version: 1\nscenarios:\n  parse:\n    command: x\n'));
          renderTerminal(gated.view, DEFAULT_RENDER_OPTIONS);
          renderComment(gated.view, DEFAULT_RENDER_OPTIONS);
          renderCheck(gated.view, DEFAULT_RENDER_OPTIONS);
          judged++;
        } catch (error) {
          if (!(error instanceof SuiteError)) throw error;
        }
      }
      expect(judged).toBeGreaterThan(20);
      expect(readFileSync(join(out, 'report.md'), 'utf8')).not.toBe('');
    },
    120_000,
  );
});
