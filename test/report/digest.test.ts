import { describe, expect, test } from 'vitest';
import { digestOf } from '../../src/report/digest.ts';
import { renderDigest, renderJson } from '../../src/report/json.ts';
import { crashed, failing, interrupted, SAMPLE_VIEWS } from '../helpers/sample-views.ts';
import { regressed, suspected, viewOf } from '../helpers/views.ts';

const names = (lines: readonly { readonly scenario: string; readonly metric: string | null }[]) =>
  lines.map(line => `${line.scenario} ${line.metric}`);

describe('digestOf()', () => {
  test('tells regressions from limits, doubts and warnings', () => {
    const digest = digestOf(failing());
    expect(names(digest.regressions)).toEqual(['parse-large time.wall', 'parse-large memory.peak']);
    expect(names(digest.failures)).toEqual(['api-spike[users=8] latency.p95']);
    expect(names(digest.inconclusive)).toEqual(['cart-checkout time.wall']);
    expect(names(digest.warnings)).toEqual(['api-spike[users=8] throughput']);
  });

  test('keeps base units and the model’s sign', () => {
    expect(digestOf(failing()).regressions[0]).toMatchObject({
      base: 102.4e6,
      head: 121e6,
      interval: { low: 0.121, high: 0.24, level: 0.95 },
    });
    const [drop] = digestOf(
      viewOf([{ id: 'api', metrics: [suspected('throughput', 100, 80, { interval: [0.1, 0.4] })] }]),
    ).warnings;
    expect(drop).toMatchObject({ base: 100, head: 80, change: 0.25 });
  });

  test('counts crashes as failures', () => {
    expect(names(digestOf(crashed()).failures)).toEqual(['parse-large null', 'cart-checkout null']);
  });

  test('lists a leak apart from other regressions', () => {
    const leak = regressed('memory.leak', 10, 4000, { interval: [3, 900] });
    const digest = digestOf(viewOf([{ id: 'soak', metrics: [leak] }]));
    expect([names(digest.leaks), names(digest.regressions)]).toEqual([['soak memory.leak'], []]);
  });

  test('says that a run was interrupted', () => {
    expect(digestOf(interrupted())).toMatchObject({
      interrupted: true,
      exitCode: 130,
      verdict: 'inconclusive',
    });
  });
});

test.each(Object.entries(SAMPLE_VIEWS))('results.json of %s reads back as the view', (_, view) => {
  expect(JSON.parse(renderJson(view()))).toEqual(view());
});

test('summary.json is the digest', () => {
  expect(JSON.parse(renderDigest(failing()))).toEqual(digestOf(failing()));
});
