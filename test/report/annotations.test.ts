import { describe, expect, test } from 'vitest';
import { annotationsOf } from '../../src/report/annotations.ts';
import { HOSTILE_TEXTS, hugeView, viewSaying } from '../helpers/hostile-views.ts';
import { failing, noBaseline, passing } from '../helpers/sample-views.ts';

describe('annotationsOf()', () => {
  test('makes failures errors, doubts warnings, and what was not measured notices', () => {
    expect(annotationsOf(failing()).map(({ kind, title }) => `${kind} ${title}`)).toEqual([
      'error fail: parse-large time.wall',
      'error fail: parse-large memory.peak',
      'error fail: api-spike[users=8] latency.p95',
      'warning cannot tell: cart-checkout time.wall',
      'warning warning: api-spike[users=8] throughput',
      'notice not measured: nightly-import',
    ]);
  });

  test('stands at the scenario in the config', () => {
    expect(annotationsOf(failing())[0]).toMatchObject({ file: 'stress.yml', line: 10 });
  });

  test('has nothing to say about a pass', () => {
    expect(annotationsOf(passing())).toEqual([]);
  });

  test('warns of a missing baseline', () => {
    expect(annotationsOf(noBaseline()).every(({ kind }) => kind === 'warning')).toBe(true);
  });

  test('has at most ten of a kind, and the tenth counts the rest', () => {
    const view = hugeView(500, 10);
    const errors = annotationsOf(view).filter(({ kind }) => kind === 'error');
    expect(errors).toHaveLength(10);
    expect(errors[9]?.title).toBe(`and ${view.verdict.counts.fail - 9} more`);
    expect(annotationsOf(view).filter(({ kind }) => kind === 'warning')).toHaveLength(10);
  });

  test.each(HOSTILE_TEXTS.map((text, i) => [i, text] as const))(
    'is one short line with hostile text %i',
    (_, text) => {
      for (const { title, message } of annotationsOf(viewSaying(text.repeat(50)))) {
        expect(title.length).toBeLessThanOrEqual(255);
        expect(message.length).toBeLessThanOrEqual(4096);
        expect(`${title}${message}`).not.toMatch(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u);
      }
    },
  );
});
