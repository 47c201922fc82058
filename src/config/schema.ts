import * as z from 'zod/mini';
import type { Intensity } from '../model/plan.ts';
import type { Policy } from '../model/policy.ts';
import { DEFAULTS } from './defaults.ts';
import { bad, defaultsTo, fine, flag, hinted, leaf, may, must, oneOf, text, titled, whole } from './leaf.ts';
import { describe } from './quantity.ts';
import { scenario } from './scenario-schema.ts';
import { services } from './service-schema.ts';
import { thresholds } from './threshold-schema.ts';
import { age, duration, environment, errorLevel, listOf, NAME, name, word } from './values.ts';

const AGAINST: readonly Policy['against'][] = ['auto', 'base', 'baseline', 'none'];
const FAIL_ON: readonly Policy['failOn'][] = ['fail', 'inconclusive', 'never'];
const VANISHED: readonly Policy['vanished'][] = ['fail', 'warn', 'ignore'];
const INTENSITIES: readonly Intensity[] = ['low', 'medium', 'high', 'extreme'];

const version = leaf<1>('format version', { const: 1 }, written => {
  if (written === 1) return fine(1);
  if (written === '1') return bad('it is a text; write 1 without quotes');
  return bad(
    `it is ${describe(written)}; this version of stress-action reads format 1; write 1, or use a newer version of the program`,
  );
});

const policy = titled(
  z.strictObject({
    against: defaultsTo(
      oneOf('evidence', AGAINST),
      DEFAULTS.policy.against,
      'What may judge: the base beside this commit where the stored baseline suspects or cannot tell, the base for every scenario, the stored baseline alone, or absolute limits only',
      'baseline',
    ),
    failOn: defaultsTo(
      oneOf('verdict', FAIL_ON),
      DEFAULTS.policy.failOn,
      'Which verdict turns the exit code',
      'inconclusive',
    ),
    failOnStored: defaultsTo(
      flag(),
      DEFAULTS.policy.failOnStored,
      'A regression seen only against the stored baseline fails instead of warning',
      true,
    ),
    familyAlpha: defaultsTo(
      errorLevel(),
      DEFAULTS.policy.familyAlpha,
      'Chance of a false alarm over all gated metrics of one push',
      '1%',
    ),
    strict: defaultsTo(
      flag(),
      DEFAULTS.policy.strict,
      'A change counts only when its whole interval lies beyond the margin',
      true,
    ),
    vanished: defaultsTo(
      oneOf('verdict', VANISHED),
      DEFAULTS.policy.vanished,
      'What a scenario or metric of the baseline is that is missing now',
      'fail',
    ),
    staleAfter: defaultsTo(
      age(),
      DEFAULTS.policy.staleAfter,
      'Age of the newest comparable run from which a baseline is called stale',
      '14d',
    ),
    control: defaultsTo(
      flag(),
      DEFAULTS.policy.control,
      'Run the base twice in each pair, as a check on the measurement itself: where the base differs from the base, nothing is believed',
      true,
    ),
  }),
  'policy',
);

/** stress.yml as written. Its output still has absent keys; `resolve.ts` makes the `Config`. */
export const documentSchema = titled(
  z.strictObject({
    version: must(version, 'Version of this format', 1),
    suite: may(
      name('suite name'),
      'Name of the suite, in reports and baselines; the repository’s name without it',
      'orders',
    ),
    seed: may(
      whole('seed', 0, Number.MAX_SAFE_INTEGER),
      'Every random choice derives from it; fixed by the suite’s name without it',
      42,
    ),
    setup: may(
      text('shell command'),
      'Run once in each tree that is measured, before its first scenario',
      'npm ci && npm run build',
    ),
    setupTimeout: defaultsTo(duration(), DEFAULTS.setupTimeout, 'Limit of the setup', '20m'),
    budget: may(duration(), 'Wall clock for the whole suite; the plan divides it', '10m'),
    intensity: defaultsTo(
      oneOf('intensity', INTENSITIES),
      DEFAULTS.intensity,
      'Multiplies samples, iterations, durations, users and rates; see the table of intensities',
      'high',
    ),
    failFast: defaultsTo(flag(), DEFAULTS.failFast, 'Stop after a failing scenario of priority P0', true),
    env: may(environment(), 'Variables for the commands of all scenarios', { NODE_ENV: 'production' }),
    policy: defaultsTo(policy, {}, 'How evidence becomes a verdict', { failOn: 'inconclusive' }),
    thresholds: may(thresholds(), 'Limits for all scenarios, by metric id or glob', {
      'latency.p*': { regression: '10%' },
    }),
    services: may(services(), 'Programs the scenarios need, started before and stopped after them', {
      api: { command: 'node server.js', ready: { http: '/health' } },
    }),
    requirements: may(
      titled(
        z.union([z.record(z.string(), text('sentence')), listOf(word('id'), 'list of ids', 1)]),
        'map of ids to sentences, or list of ids',
      ),
      'Acceptance criteria and risks that the suite is to cover; with it every id in `covers` must be one of them, and those that nothing covers are shown',
      ['AC-1', 'RISK-LEAK'],
      { 'AC-1': 'Parses every order of the archive', 'RISK-LEAK': 'Memory grows with the number of orders' },
    ),
    scenarios: must(
      hinted(titled(z.record(z.string(), scenario), 'map of scenarios'), {
        propertyNames: { pattern: NAME.source },
        minProperties: 1,
      }),
      'The scenarios, by name',
      {
        parse: { command: 'python bench.py parse' },
      },
    ),
  }),
  'suite',
);

export type Document = z.output<typeof documentSchema>;

export type * from './config.ts';
