import { describe, expect, test } from 'vitest';
import type { Capability, Checkup } from '../../src/model/doctor.ts';
import { builtInMetric, customMetric } from '../../src/model/metric.ts';
import type { MetricNoise, NoiseReport, ScenarioNoise } from '../../src/model/noise.ts';
import { renderCheckup } from '../../src/report/doctor.ts';
import { renderNoise } from '../../src/report/noise.ts';
import { MACHINE } from '../helpers/runs.ts';

const WIDE = { colors: false, width: 200, command: 'stress-action doctor' };

const CAPABILITIES: readonly Capability[] = [
  { group: 'machine', id: 'cores', name: 'Cores', found: '4', state: 'good' },
  {
    group: 'counters',
    id: 'perf',
    name: 'Instruction counter',
    found: 'perf not found',
    state: 'missing',
    costs: 'instructions are not counted',
    remedy: 'install perf',
  },
  {
    group: 'quiet',
    id: 'load',
    name: 'Other work now',
    found: '80 % of 4 cores busy\n::error::boo',
    state: 'limited',
    costs: 'times are noisier',
    remedy: null,
  },
];

const checkup = (capabilities = CAPABILITIES): Checkup => ({
  schemaVersion: 1,
  kind: 'stress-action/checkup',
  tool: { name: 'stress-action', version: '1.0.0' },
  at: '2026-11-20T12:00:00.000Z',
  environment: MACHINE,
  capabilities,
});

describe('renderCheckup()', () => {
  test('groups in order, a mark for each, and under what is not good its price and remedy', () => {
    expect(renderCheckup(checkup(), WIDE)).toBe(`Machine
  ✓ Cores                4

Quiet
  ! Other work now       80 % of 4 cores busy ::error::boo
                         times are noisier

Counting instructions
  ✗ Instruction counter  perf not found
                         instructions are not counted
                         → install perf

1 good, 1 limited, 1 missing. What your own suite can tell apart here: stress-action doctor --aa
`);
  });

  test.each([40, 80, 120])('fits into %d columns', width => {
    const lines = renderCheckup(checkup(), { ...WIDE, width }).split('\n');
    expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(width);
  });

  test('says nothing by colour alone', () => {
    const coloured = renderCheckup(checkup(), { ...WIDE, colors: true });
    // biome would call an escape in a pattern a control character, so the code is taken apart here.
    const plain = coloured
      .split('\u001b')
      .map((part, i) => (i === 0 ? part : part.replace(/^\[\d+m/, '')))
      .join('');
    expect(coloured).not.toBe(plain);
    expect(plain).toBe(renderCheckup(checkup(), WIDE));
  });
});

const wall = builtInMetric('time.wall') ?? customMetric('time.wall', 'ns', 'lower');
const leak = builtInMetric('memory.leak') ?? customMetric('memory.leak', 'bytes', 'lower');

const noise = (overrides: Partial<MetricNoise> = {}): MetricNoise => ({
  metric: wall,
  gated: true,
  level: 120e6,
  pairs: 40,
  spread: 0.21,
  pairNoise: 0.153,
  neighbours: 0.42,
  pairNeighbours: 0.01,
  matters: 0.03,
  visible: [
    { pairs: 10, change: null },
    { pairs: 20, change: 0.31 },
    { pairs: 40, change: 0.18 },
    { pairs: 60, change: 0.14 },
  ],
  needed: [
    { change: 0.02, pairs: 1_500, ms: 1_500_000, counts: false },
    { change: 0.05, pairs: 160, ms: 160_000, counts: true },
    { change: 0.1, pairs: 90, ms: null, counts: true },
  ],
  ...overrides,
});

const scenario = (overrides: Partial<ScenarioNoise> = {}): ScenarioNoise => ({
  id: 'import',
  pairs: 40,
  msPerPair: 1_000,
  trouble: null,
  soak: false,
  metrics: [noise(), noise({ metric: { ...wall, id: 'cpu.perop' }, gated: false, pairNoise: 0.01 })],
  leaks: [],
  sight: {
    metric: 'time.wall',
    pairs: 40,
    ms: 40_000,
    change: 0.18,
    wanted: 0.05,
    advice: [
      { kind: 'cpu-time', metric: 'cpu.perop', change: 0.021, gated: false },
      { kind: 'longer', ms: 120, atLeastMs: 500 },
      { kind: 'pairs', pairs: 160, ms: 160_000, most: 60 },
      { kind: 'quieter-machine' },
    ],
  },
  ...overrides,
});

const report = (overrides: Partial<NoiseReport> = {}): NoiseReport => ({
  schemaVersion: 1,
  kind: 'stress-action/noise',
  tool: { name: 'stress-action', version: '1.0.0' },
  startedAt: '2026-11-20T12:00:00.000Z',
  durationMs: 61_000,
  interruption: null,
  environment: MACHINE,
  suite: 'orders',
  seed: 42,
  pairs: 40,
  rule: { looks: [10, 20, 40, 60], confirmationLooks: [30, 60], alpha: 0.05, metrics: 7 },
  scenarios: [scenario()],
  falseAlarms: {
    pushes: 1_000,
    worse: { count: 12, interval: { low: 0.007, high: 0.021 } },
    failed: { count: 0, interval: { low: 0, high: 0.004 } },
    meanPairs: 14.2,
  },
  alarms: [],
  caveats: [],
  ...overrides,
});

describe('renderNoise()', () => {
  const text = (overrides: Partial<NoiseReport> = {}) => renderNoise(report(overrides), WIDE);

  test('says in words what is seen, and what would show more, cheapest first', () => {
    expect(text()).toContain(
      'import: changes of 18 % and more (time.wall, 40 pairs, 40 s). To see smaller ones: CPU time (cpu.perop) shows 2.1 % and is not judged yet: give it a threshold; longer invocations (120 ms now,',
    );
    expect(text().replace(/\s+/g, ' ')).toContain(
      '160 pairs for 5 % (2 min 40 s; a run takes 60 at most); or a quieter machine.',
    );
  });

  test('has a line for each metric, marks what is not judged, and brackets what does not count', () => {
    expect(text()).toMatch(/^ {2}time\.wall +120 ms +21 % +15\.3 % +\+0\.42 +– +31 % +18 % +14 %$/m);
    expect(text()).toMatch(/^ {2}time\.wall +3 % +\(1,500 · 25 min\) +160 · 3 min +90$/m);
    expect(text()).toMatch(/^ {2}cpu\.perop\* /m);
  });

  test('gives false alarms with their intervals, and what this run itself did', () => {
    expect(text()).toContain('suspected worse  1.2 % [0.7 %, 2.1 %]');
    expect(text()).toContain('failed           0 % [0 %, 0.4 %]');
    expect(text()).toContain('This very run raised no alarm.');
    const alarms = [{ scenario: 'import', metric: 'time.wall', reason: 'worse' }];
    expect(text({ alarms })).toContain('This very run alarmed: import time.wall, worse.');
  });

  test.each([
    ['too few pairs to draw from', { falseAlarms: null }, 'Too few pairs to draw pushes from'],
    [
      'nothing measured',
      { scenarios: [scenario({ pairs: 0, metrics: [], sight: null, trouble: 'it does not start' })] },
      'import: nothing was measured, because it does not start.',
    ],
    [
      'fewer pairs than asked for',
      { scenarios: [scenario({ pairs: 20, trouble: 'the budget was used up' })] },
      'import has only 20 pairs: the budget was used up.',
    ],
    ['nothing varies', { scenarios: [scenario({ sight: null })] }, 'nothing that is judged varies'],
    [
      'a soak without a comparison',
      { scenarios: [scenario({ soak: true, metrics: [], sight: null })] },
      'growth could not be compared',
    ],
    ['an interruption', { interruption: { signal: 'SIGINT' } }, 'interrupted by SIGINT'],
    [
      'doubts',
      { caveats: [{ code: 'steal', text: 'The host was busy', advice: null, scenario: null }] },
      'Doubts about these numbers\n  - The host was busy',
    ],
  ])('%s is said', (_, overrides, said) => {
    expect(text(overrides)).toContain(said);
  });

  test('a soak says which leaks it sees', () => {
    const comparison = {
      kind: 'leak',
      source: 'memory.heap at checkpoints',
      reference: 0,
      difference: 0,
      interval: { low: 0, high: 0, level: 0.95 },
      processes: { base: 5, head: 5 },
      p: 0.5,
      alpha: 0.01,
      state: 'excluded',
      margin: 10_240,
      wanted: 10_240,
      smallestVisible: 2_048,
      perHour: null,
      confirmation: null,
    } as const;
    const soak = scenario({ soak: true, metrics: [], sight: null, leaks: [{ metric: leak, comparison }] });
    expect(text({ scenarios: [soak] })).toContain('leaks of 2 KB');
    expect(text({ scenarios: [soak] })).toContain('5 + 5 processes');
  });

  test('names from a suite cannot command a runner or draw on the terminal', () => {
    const hostile = scenario({ id: '\u001b[2J::error::x\n::warning::y' });
    const out = text({ scenarios: [hostile], suite: '::stop-commands::t' });
    expect(out).not.toContain('\u001b');
    expect(out).not.toMatch(/^\s*::/m);
  });

  test.each([80, 120])('fits into %d columns', width => {
    const lines = renderNoise(report(), { ...WIDE, width }).split('\n');
    expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(width);
  });
});
