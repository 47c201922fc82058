import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { printAnnotations } from '../../src/github/annotations.ts';
import { echoUntrusted } from '../../src/github/log.ts';
import { markerOf } from '../../src/github/sticky.ts';
import type { View } from '../../src/model/view.ts';
import { annotationsOf } from '../../src/report/annotations.ts';
import { renderBisectEnding, renderBisectOpening, renderBisectStep } from '../../src/report/bisect.ts';
import { DEFAULT_RENDER_OPTIONS } from '../../src/report/options.ts';
import { RENDERERS } from '../../src/report/registry.ts';
import { inertLines } from '../../src/report/terminal-text.ts';
import { placesOf, replaced, valueAt } from '../baseline/mutations.ts';
import { view as storedView } from '../baseline/samples.ts';
import { followedRecord } from '../bisect/records.ts';
import { textPlaces } from '../helpers/hostile-places.ts';
import { HOSTILE_TEXTS, viewSaying } from '../helpers/hostile-views.ts';
import { judgeHtml, judgeJunit, judgeMarkdown, judgeTerminal } from '../helpers/judged-reports.ts';
import { readRunnerLog } from '../helpers/runner-log.ts';
import { SAMPLE_VIEWS } from '../helpers/sample-views.ts';
import { fuzz, RUNS } from './fuzz.ts';
import { spoiledText } from './spoiled.ts';

afterEach(() => vi.restoreAllMocks());

const MARKER = 'evil';
/** Together they try everything: an attack that is cut from the end of one stands at the beginning of another. */
const ATTACKS: readonly string[] = [
  '<script>evil()</script><img src=x onerror=evil()>',
  '"\'><a href=javascript:evil()>x</a><!-- -->',
  '[x](https://evil.example) ![x](https://evil.example/x.png) <https://evil.example>',
  '@evil/team #1 GH-1 evil/x#1 www.evil.example evil@evil.example 0123456789abcdef0123',
  '`` ` ``` | </code></details></td> \\| ~~~ $x$ :tada: [^1]',
  '\n\n# evil\n\n- [ ] x\n\n[x]: https://evil.example\n\n```\n',
  '\n::error file=x::evil\n##[add-mask]evil\r::stop-commands::evil\n',
  '\u001b]8;;https://evil.example\u0007x\u001b[2J\u202Eevil\u2066\u0000\u009b31m',
  ']]></testcase><testcase name="evil"/>&evil;&#0;\uFFFE\uD800',
  '__proto__',
];

const OPTIONS = { ...DEFAULT_RENDER_OPTIONS, level: 'detailed' } as const;

/** All of them where there is time for all cases, else one, another at each place. */
const attacksOn = (place: number): readonly string[] =>
  RUNS >= 1000 ? ATTACKS : ATTACKS.slice(place % ATTACKS.length).slice(0, 1);

/** Every report of a view, each read by its judge. */
async function judge(view: View): Promise<void> {
  // The comment is the summary where it fits: the same text is read once.
  const markdown = [await RENDERERS.comment(view, OPTIONS), await RENDERERS.markdown(view, OPTIONS)];
  for (const text of new Set(markdown)) judgeMarkdown(text);
  judgeHtml(await RENDERERS.html(view), MARKER);
  judgeJunit(await RENDERERS.junit(view));
  judgeTerminal(await RENDERERS.terminal(view, OPTIONS));
  expect(JSON.parse(await RENDERERS.json(view))).toBeTypeOf('object');
  expect(JSON.parse(await RENDERERS.digest(view))).toBeTypeOf('object');
  const annotations = annotationsOf(view);
  const { commands } = readRunnerLog(printed(() => printAnnotations(annotations)));
  expect(commands.map(({ name }) => name)).toEqual(annotations.map(({ kind }) => kind).sort(byKind));
}

const KINDS = ['error', 'warning', 'notice'];
const byKind = (a: string, b: string): number => KINDS.indexOf(a) - KINDS.indexOf(b);

/** Everything `work` prints. */
function printed(work: () => void): string {
  const pieces: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation(piece => pieces.push(String(piece)) > 0);
  work();
  spy.mockRestore();
  return pieces.join('');
}

const PLACES = textPlaces([
  viewSaying('x'),
  storedView(),
  ...Object.values(SAMPLE_VIEWS).map(sample => sample()),
]);

describe('every string that can reach a report', () => {
  test('is found: names, reasons, excerpts, commits, machines, units of nobody', () => {
    const names = PLACES.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(100);
    expect(names).toEqual(
      expect.arrayContaining([
        'result.plan.suite',
        'result.plan.configFile',
        'result.plan.scenarios.*.id',
        'result.commit.subject',
        'result.environment.cpuModel',
        'result.environment.runtimes.{key}',
        'result.scenarios.*.failures.*.excerpt',
        'analysis.scenarios.*.trouble.excerpt',
        'analysis.scenarios.*.metrics.*.metric.id',
        'analysis.recommendations.*.text',
        'verdict.checks.*.reason',
        'verdict.checks.*.reproduce',
      ]),
    );
  });

  test.each(PLACES.map((place, index) => ({ ...place, index })))(
    'is inert at $name',
    async ({ saying, index }) => {
      for (const attack of attacksOn(index)) await judge(saying(attack));
    },
  );
});

const ANYTHING = spoiledText(
  [...HOSTILE_TEXTS, ...ATTACKS],
  ['@evil', '[x](', '](https://evil.example)', '<b>', '``', '\n# '],
);

fuzz(
  'any text in any place of a view',
  fc.tuple(fc.constantFrom(...PLACES), ANYTHING),
  ([{ saying }, text]) => judge(saying(text)),
  0.1,
);

fuzz('any text in all places of a view at once', ANYTHING, text => judge(viewSaying(text)), 0.05);

/** The record of a search holds subjects that anybody wrote into a commit. */
const RECORD = followedRecord({});
const TEXTS = placesOf(RECORD).filter(path => typeof valueAt(RECORD, path) === 'string');
const COMMANDS = { run: 'stress-action run', bisect: 'stress-action bisect', config: 'stress.yml' };
const SUBJECTS = TEXTS.filter(path => /subject|reason|scenario|suite/.test(String(path.at(-1))));

fuzz(
  'any text in the record of a search',
  fc.tuple(fc.constantFrom(...SUBJECTS), ANYTHING),
  ([path, text]) => {
    const record = Object.assign({ ...RECORD }, replaced(RECORD, path, text));
    judgeTerminal(renderBisectOpening(record, { resumed: false, discarded: null }));
    for (const step of record.steps) judgeTerminal(renderBisectStep(step, record));
    for (const ending of [
      { kind: 'found', first: '4'.repeat(40), lastGood: 'b'.repeat(40) },
      { kind: 'not-worse', reason: text, seen: [] },
    ] as const)
      judgeTerminal(renderBisectEnding({ ...record, ending }, COMMANDS));
  },
);

const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\uFFFD');

fuzz('what is echoed into the log commands nothing', ANYTHING, text => {
  const { commands } = readRunnerLog(
    printed(() => echoUntrusted(piece => process.stdout.write(piece), text)),
  );
  expect(commands.map(({ name }) => name)).toEqual(['stop-commands']);
});

fuzz('lines of a report command nothing', ANYTHING, text => {
  expect(readRunnerLog(inertLines(text)).commands).toEqual([]);
});

fuzz(
  'a marker is one comment of HTML that says which suite it is',
  fc.tuple(ANYTHING, ANYTHING),
  ([one, other]) => {
    const marker = markerOf(one);
    expect(marker).toMatch(/^<!-- stress-action:[\w.!~*'()%-]* -->$/);
    expect(marker.slice(4, -3)).not.toContain('--');
    expect(marker === markerOf(other)).toBe(wellFormed(one) === wellFormed(other));
  },
);
