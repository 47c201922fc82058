import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { wantsColors } from '../../src/report/colors.ts';
import { DEFAULT_RENDER_OPTIONS } from '../../src/report/options.ts';
import { renderTerminal } from '../../src/report/terminal.ts';
import { HOSTILE_TEXTS, hugeView, viewSaying } from '../helpers/hostile-views.ts';
import { failing, inconclusive, noBaseline, SAMPLE_VIEWS } from '../helpers/sample-views.ts';
import { FIRST_RUN, limited, MB, uncompared, viewOf } from '../helpers/views.ts';

const options = DEFAULT_RENDER_OPTIONS;
const views = Object.entries(SAMPLE_VIEWS);

describe('renderTerminal()', () => {
  test('says the verdict first', () => {
    const [first] = renderTerminal(failing(), options).split('\n');
    expect(first?.trim()).toBe('FAIL  3 of 12 checks: parse-large got 18.2 % slower, and 2 more');
  });

  test('shows change, interval, reference and evidence of what got worse, and how to reproduce it', () => {
    const text = renderTerminal(failing(), options);
    expect(text).toMatch(/parse-large +time\.wall +102 ms → 121 ms +\+18\.2 % \[\+12\.1, \+24\.0\]/);
    expect(text).toContain('(12 runs, n 20, adjusted p 0.0008, visible from 4.2 %)');
    expect(text).toContain('$ stress-action run --scenario parse-large --seed 42');
  });

  test('orders: failed, cannot tell, warnings, not measured, passed, coverage, doubts, reproduce', () => {
    const text = renderTerminal(failing(), options);
    const titles = [
      'Failed',
      'Cannot tell',
      'Warnings',
      'Not measured',
      'What to do',
      'Passed (6)',
      'Coverage',
      'Doubts about these numbers',
      'Reproduce',
    ];
    const places = titles.map(title => text.indexOf(`\n${title}\n`));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('says what cannot be told and how small a change would have been seen', () => {
    const text = renderTerminal(inconclusive(), { ...options, width: 200 });
    expect(text).toContain(
      'a slowdown up to 29 % cannot be excluded; 3 % would matter (6 runs, n 20, adjusted p 0.31, visible from 31 %)',
    );
    expect(text).not.toContain('slower');
  });

  test.each([
    ['both ends', [12.9 * MB, 13.1 * MB], '[12.9 MB, 13.1 MB]', 'n 20, 98.3 % interval'],
    ['no upper end', [12.9 * MB, null], '[12.9 MB, +∞]', 'n 20, 98.3 % interval'],
    ['no lower end', [null, 13.1 * MB], '[−∞, 13.1 MB]', 'n 20, 98.3 % interval'],
    ['no end', [null, null], '', 'n 20, too few to bound it'],
  ] as const)(
    'shows the interval of a limit with %s once, on a first run too',
    (_, [low, high], shown, basis) => {
      const facts = limited(
        uncompared('memory.peak', 13 * MB),
        { limit: 'max', value: 512 * MB, position: 'inside', interval: { low, high, level: 0.983 } },
        { rule: 'max', status: 'pass', reason: 'inside' },
      );
      const view = viewOf([{ id: 'parse-py', metrics: [facts] }], { reference: FIRST_RUN });
      const line = renderTerminal(view, { ...options, width: 200 })
        .split('\n')
        .find(candidate => candidate.includes('max 512'));
      const parts = ['✓  parse-py  memory.peak  13 MB (max 512 MB)', shown, basis].filter(
        part => part !== '',
      );
      expect(line?.trim().split(/ {2,}/)).toEqual(parts.flatMap(part => part.split('  ')));
    },
  );

  test('says why a limit is undecided though there is no baseline', () => {
    const reason = 'cannot tell whether it is above its limit: more samples would narrow the interval';
    const facts = limited(
      uncompared('errors.rate', 0),
      { limit: 'max', value: 0.01, position: 'straddles', interval: { low: 0, high: 0.16, level: 0.95 } },
      { rule: 'max', status: 'inconclusive', reason },
    );
    const view = viewOf([{ id: 'api', metrics: [facts] }], { reference: FIRST_RUN });
    const text = renderTerminal(view, { ...options, width: 200 });
    expect(text).toContain(
      '1 of 3 checks has nothing to be compared with; 1 more: errors.rate of api is 0 %, against its limit of 1 %',
    );
    expect(text).toContain('[0 %, 16 %]');
    expect(text).toContain(`${reason} (n 20, 95 % interval)`);
  });

  test('says once that there is no baseline', () => {
    expect(
      renderTerminal(noBaseline(), { ...options, width: 200 }).match(/no baseline was found/g),
    ).toHaveLength(1);
  });

  test.each(views)('of %s keeps every line but commands within the width', (_, view) => {
    for (const width of [60, 80, 120]) {
      const lines = renderTerminal(view(), { ...options, width, level: 'detailed' }).split('\n');
      const long = lines.filter(line => line.length > width && !/^ {2}(\$|│)/.test(line));
      expect(long).toEqual([]);
    }
  });

  test.each(views)('of %s says the same with and without colours', (_, view) => {
    const colored = renderTerminal(view(), { ...options, colors: true, level: 'detailed' });
    expect(colored).toContain('\u001b[');
    expect(stripVTControlCharacters(colored)).toBe(renderTerminal(view(), { ...options, level: 'detailed' }));
  });

  test('says more at each level', () => {
    const lengths = (['summary', 'standard', 'detailed'] as const).map(
      level => renderTerminal(failing(), { ...options, level }).length,
    );
    expect(new Set(lengths).size).toBe(3);
    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
  });

  test.each(HOSTILE_TEXTS.map((text, i) => [i, text] as const))(
    'hostile text %i commands neither terminal nor runner',
    (_, text) => {
      const shown = renderTerminal(viewSaying(text), { ...options, level: 'detailed' });
      expect(shown.match(/[\p{Cc}\p{Cs}]/gu)?.filter(character => character !== '\n') ?? []).toEqual([]);
      expect(shown).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
      expect(shown.split('\n').filter(line => line.trimStart().startsWith('::'))).toEqual([]);
      expect(shown).not.toContain('##[');
    },
  );

  test('counts what it leaves out of 500 scenarios', () => {
    const text = renderTerminal(hugeView(500, 10), options);
    expect(text).toContain('… and 950 more in the report files');
    expect(text.split('\n').length).toBeLessThan(1000);
  });
});

type ColorRow = readonly [Readonly<Record<string, string>>, boolean, boolean, string];

test.each<ColorRow>([
  [{}, true, true, 'a terminal'],
  [{}, false, false, 'a file'],
  [{ NO_COLOR: '1' }, true, false, 'NO_COLOR'],
  [{ NO_COLOR: '' }, true, true, 'an empty NO_COLOR, which says nothing'],
  [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true, false, 'NO_COLOR against FORCE_COLOR'],
  [{ FORCE_COLOR: '1' }, false, true, 'FORCE_COLOR'],
  [{ FORCE_COLOR: '0' }, true, false, 'FORCE_COLOR=0'],
  [{ TERM: 'dumb' }, true, false, 'a dumb terminal'],
  [{ GITHUB_ACTIONS: 'true' }, false, true, 'the log of an action'],
])('wantsColors(%j, %s) is %s: %s', (environment, isTTY, wanted) => {
  expect(wantsColors(environment, isTTY)).toBe(wanted);
});
