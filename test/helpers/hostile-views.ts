import type { View } from '../../src/model/view.ts';
import {
  broken,
  confirmed,
  failing,
  leaking,
  MB,
  type MetricFacts,
  MS,
  open,
  regressed,
  type ScenarioFacts,
  STORED,
  steady,
  suspected,
  trend,
  undecided,
  vanished,
  viewOf,
} from './views.ts';

/** `text` in every place of a View that somebody else may write. */
export function viewSaying(text: string): View {
  const view = viewOf(
    [
      {
        id: text,
        covers: [text],
        metrics: [
          confirmed('time.wall', 100 * MS, 130 * MS, { interval: [0.2, 0.4], fresh: [0.28, 0.2, 0.35] }),
          broken({ id: text, unit: 'count', better: 'lower', kind: 'count', about: text }, 1, text),
        ],
        trouble: { outcome: { kind: 'broken', reason: text }, count: 2, excerpt: text },
        outcome: { status: 'fail', reason: text },
        unavailable: [{ metric: text, reason: text }],
      },
      {
        id: `${text} 2`,
        invocations: 0,
        ending: { kind: 'not-run', reason: text },
        outcome: { status: 'skipped', reason: text },
      },
      { id: `${text} 3`, metrics: [open('time.wall', 100 * MS, 104 * MS, { interval: [-0.2, 0.3] })] },
      {
        id: `${text} 4`,
        soak: true,
        metrics: [
          leaking('memory.leak', 0, MB, { interval: [1, 2], fresh: [MB, 1, 2], source: text }),
          leaking({ id: `${text}.leak`, unit: 'count', better: 'lower', kind: 'slope', about: text }, 0, 3, {
            interval: [2, 4],
            fresh: [3, 2, 4],
            source: text,
          }),
          relativeTo(text, open('time.wall', 100 * MS, 104 * MS, { interval: [-0.2, 0.3] })),
        ],
        trends: [trend(text, { shape: 'linear', advice: 'growing', source: text }, place => MB * place)],
        failures: failing([0, [0, 0.1]], [7, [0.1, 0.3]], { invocations: 40, p: 0.006 }),
        outcome: { status: 'fail', reason: text },
      },
    ],
    {
      suite: text,
      reference: {
        kind: 'paired',
        base: text,
        scenarios: [text, `${text} 3`],
        screening: { ...STORED, source: text, newestCommit: text },
      },
      control: { metrics: 3, alarms: [{ scenario: text, metric: text, change: 0.06 }] },
      drift: [
        {
          kind: 'step',
          scenario: text,
          metric: text,
          commit: text,
          at: text,
          change: 0.1,
          before: 1,
          after: 2,
          p: 0.01,
        },
      ],
      caveats: [{ code: 'x', text, advice: text, scenario: text }],
      recommendations: [{ code: 'x', scenario: text, metric: text, text }],
    },
  );
  const { result } = view;
  const environment = {
    ...result.environment,
    machineClass: text,
    cpuModel: text,
    image: text,
    runtimes: { [text]: text },
  };
  const commit = { sha: text, ref: text, subject: text, dirty: true };
  const checks = view.verdict.checks.map(check => ({ ...check, reproduce: text }));
  return {
    ...view,
    result: { ...result, environment, commit, tool: { name: text, version: text } },
    verdict: { ...view.verdict, checks },
  };
}

/** `facts` as a ratio to another scenario. */
const relativeTo = (scenario: string, facts: MetricFacts): MetricFacts => ({
  ...facts,
  analysis: { ...facts.analysis, relativeTo: scenario },
});

/** What has broken other reports: Markdown, HTML, references, terminal codes, workflow commands, invisible and astral characters. */
export const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  'a | b \\| c',
  '`` ` ``` code',
  '```\n# heading\n```',
  '</code></td></table><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '--> <!-- x',
  '<details><summary>x',
  '[click](https://evil.example) ![x](https://evil.example/x.png)',
  'https://evil.example www.evil.example someone@evil.example',
  '@everyone @org/team #123 GH-123 org/repo#1 0123456789abcdef0123456789abcdef01234567',
  '**bold** _em_ ~~gone~~ $x^2$ :tada: [^1] [x]: https://evil.example',
  '- item\n+ item\n1. item\n> quote\n---\n===',
  '::error file=x::pwned\n##[set-env name=PATH]x\n::stop-commands::y',
  '\u001b[31mred\u001b[0m \u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007 \r\b\u0000',
  'admin\u202Egnp.exe\u2066 \u200B\u00AD\uFEFF',
  '\uD800 lonely \uDC00 \uFFFE',
  '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 👩‍👩‍👧‍👧 '.repeat(40),
  ']]> ]] &amp; &lt; " \' </error>',
  `$${'{{'} secrets.TOKEN }} $(id) \`id\``,
  // What a careless String.replace expands.
  "$& $` $' $1 $$ a@b.cd",
  'a | b@c.de http://x.y www.a.b',
  '__proto__',
];

/** `count` soaks with a leak, a picture and a step in the history each, all of them named `word`, and as many alarms of the base. */
export function hugeSoak(count: number, word: string): View {
  const ids = Array.from({ length: count }, (_, i) => `${word}-${i}`);
  const leak = { interval: [1, 2 * MB], fresh: [MB, 1, 2 * MB], source: word } as const;
  return viewOf(
    ids.map(id => ({
      id,
      soak: true,
      metrics: [leaking('memory.leak', 0, MB, leak)],
      trends: [
        trend('memory.leak', { shape: 'linear', advice: 'growing', source: word }, place => MB * place),
      ],
    })),
    {
      control: {
        metrics: count,
        alarms: ids.map(scenario => ({ scenario, metric: 'memory.peak', change: 0.1 })),
      },
      drift: ids.map(scenario => ({
        kind: 'step',
        scenario,
        metric: 'memory.peak',
        commit: word,
        at: '2026-11-18T09:12:44Z',
        change: 0.1,
        before: MB,
        after: 1.1 * MB,
        p: 0.001,
      })),
    },
  );
}

/** `count` scenarios of `metrics` metrics each, a mixture of every status; `word` makes up their names. */
export function hugeView(count: number, metrics: number, word = 'scenario'): View {
  const kinds = [regressed, steady, undecided, suspected, steady] as const;
  const scenario = (i: number): ScenarioFacts => ({
    id: `${word}-${i}`,
    covers: [`AC-${i % 40}`],
    metrics: Array.from({ length: metrics }, (_, m) => {
      const facts = kinds[(i + m) % kinds.length] ?? steady;
      const id = { id: `${word}.${m}`, unit: 'bytes', better: 'lower', kind: 'memory', about: word } as const;
      if (m === metrics - 1 && i % 50 === 0) return vanished(`gone.${m}`, MB);
      return facts(id, MB * (1 + i), MB * (1.1 + i), { interval: [0.01 * m, 0.3], n: 5 });
    }),
  });
  return viewOf(Array.from({ length: count }, (_, i) => scenario(i)));
}
