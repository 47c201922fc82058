import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import { viewSchema } from '../../src/baseline/view-schema.ts';
import type { View } from '../../src/model/view.ts';
import { renderHtml } from '../../src/report/html.ts';
import { loadAnswerLines } from '../../src/report/load-answers.ts';
import { renderSummary } from '../../src/report/markdown.ts';
import { renderTerminal } from '../../src/report/terminal.ts';
import { judge } from '../../src/verdict/judge.ts';
import { judgeHtml, judgeMarkdown, judgeTerminal } from '../helpers/judged-reports.ts';
import { ladderFacts, SIZES } from '../helpers/ladder-facts.ts';
import { ABSENT, policyWith, runOf, type ScenarioFacts, threshold } from '../helpers/runs.ts';
import { simulatedTrace, spikes, staircase } from '../helpers/simulated-load.ts';

const OPTIONS = { level: 'standard', colors: false, width: 100, runUrl: null } as const;
const SERVER = { places: 4, serviceMs: 20, times: 'exponential' } as const;
const LAW = { gamma: 100, alpha: 0.03, beta: 0.0005 };

/** A view of a staircase, a spike whose end was not seen, and a ladder; `name` is that of the ladder. */
function view(name = 'orders'): View {
  const ladder = Object.entries(ladderFacts({ law: LAW, seed: 11 })).map(
    ([id, facts], i): readonly [string, ScenarioFacts] => [
      id.replace('orders', name),
      { ...facts, planned: { ...facts.planned, name, id: `${name}[users=${SIZES[i]}]` } },
    ],
  );
  const run = runOf({
    stair: { metrics: { 'load.saturation': [198, 199, 200, 201, 202, 203] } },
    spike: { metrics: { 'recovery.time': [8e9, 8e9, 8e9, 8e9, 8e9, 8e9] } },
    ...Object.fromEntries(ladder),
  });
  const traces = {
    stair: simulatedTrace(staircase(400, 10, 2_000), SERVER, 1),
    spike: simulatedTrace(spikes(50, 500, [10_000], 20_000), SERVER, 1),
  };
  const scenarios = run.scenarios.map(scenario => ({
    ...scenario,
    ...(scenario.id in traces ? { loadTrace: traces[scenario.id as keyof typeof traces] } : {}),
    metrics: scenario.metrics.map(samples =>
      scenario.id === 'spike' ? { ...samples, atLeast: [0, 1, 2, 3, 4, 5] } : samples,
    ),
  }));
  const result = { ...run, scenarios };
  const limit = threshold('scalability.contention', { max: 0.01, unit: 'ratio' });
  const policy = policyWith({ thresholds: { [name]: [limit] } });
  const analysis = analyze(result, ABSENT, policy);
  const verdict = judge(result, analysis, policy, () => 'stress-action run');
  return { schemaVersion: 1, kind: 'stress-action/results', result, rounds: [], policy, analysis, verdict };
}

describe('reports of what loads found out', () => {
  const plain = view();
  const texts: readonly (readonly [string, string])[] = [
    ['the page', renderHtml(plain)],
    ['the summary', renderSummary(plain, OPTIONS)],
    ['the terminal', renderTerminal(plain, OPTIONS).replace(/\s+/g, ' ')],
  ];
  for (const [name, text] of texts) {
    test(`${name} tells of saturation, recovery and scalability`, () => {
      expect(text).toMatch(/throughput follows the load up to (\\?.)?201\/s/);
      expect(text).toMatch(/not as before again 8 s after a spike.*at least so long/);
      expect(text).toMatch(/with one user, contention 0\.0/);
      expect(text).toMatch(/most with 4\d users/);
    });
  }

  test.each([
    ['one of six was not seen to the end', [1], 'spike: as before again 3 s [2 s, +∞] after a spike'],
    [
      'half of them were not',
      [3, 4, 5],
      'spike: not as before again 3 s after a spike, when the load was over',
    ],
  ])('recovery that was seen is told as such where %s', (_, atLeast, words) => {
    const seconds = [2, 3, 3, 4, 4, 3];
    const run = runOf({ spike: { metrics: { 'recovery.time': seconds.map(value => value * 1e9) } } });
    const scenarios = run.scenarios.map(scenario => ({
      ...scenario,
      metrics: scenario.metrics.map(samples => ({ ...samples, atLeast })),
    }));
    const result = { ...run, scenarios };
    const policy = policyWith({});
    const analysis = analyze(result, ABSENT, policy);
    const lines = loadAnswerLines({ ...plain, result, analysis });
    expect(lines.map(line => line.map(({ text: part }) => part).join(''))).toEqual([
      expect.stringContaining(words),
    ]);
  });

  test('a limit of a ladder has its numbers', () => {
    expect(renderTerminal(plain, OPTIONS)).toMatch(/scalability\.contention +[23]\.\d+ % \(max 1\.0+ %\)/);
  });

  test('the page draws throughput against users', () => {
    expect(renderHtml(plain)).toMatch(/aria-label="throughput against users"/);
  });

  test('results hold it, and can be read again', () => {
    expect(viewSchema.parse(JSON.parse(JSON.stringify(plain)))).toEqual(plain);
  });

  test('names do no harm', () => {
    const hostile = view('<img src=x onerror=alert(1)>|`@all #1\u202E\u001B[31m');
    judgeHtml(renderHtml(hostile), 'onerror');
    judgeMarkdown(renderSummary(hostile, OPTIONS));
    judgeTerminal(renderTerminal(hostile, OPTIONS));
  });
});
