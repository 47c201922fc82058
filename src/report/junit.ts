import { XMLBuilder } from 'fast-xml-parser';
import { testLabel } from '../model/flakes.ts';
import { grouped } from '../model/grouped.ts';
import type { View } from '../model/view.ts';
import { cleanName, cleanSentence, lastLines, oneLine } from './clean.ts';
import { totalDurationMs } from './context.ts';
import { DISTRUST, describeAlarm } from './control.ts';
import { remainingEvidence } from './evidence.ts';
import { plural } from './format.ts';
import { plain } from './phrase.ts';
import { type ReportRow, rowsOf } from './row.ts';
import { describeRow, explainRow } from './sentence.ts';

/**
 * A view as JUnit XML, for GitLab, Jenkins and the like: a suite a scenario, a case a check.
 *
 * | check                               | case                                                   |
 * |-------------------------------------|--------------------------------------------------------|
 * | fail: outcome, broken               | `error`: the workload did not do its work              |
 * | fail: anything else                 | `failure`                                              |
 * | inconclusive                        | `skipped` with the reason; `failure` with fail-on: inconclusive |
 * | skipped                             | `skipped` with the reason                              |
 * | warn                                | passes; the reason stands in `system-out`              |
 * | a repeated test that failed         | a case of its name: as above, a known flake with `flakyFailure` |
 * | a repeated test that never failed   | a case of its name with the number of runs             |
 * | the base differs from itself        | a suite of its own with one case, as an inconclusive check |
 */
export function renderJunit(view: View): string {
  const rows = rowsOf(view);
  const scenarios = [...grouped(rows, row => row.check.scenario)];
  const suites = [
    ...distrust(view),
    ...scenarios.map(([scenario, own]) =>
      suiteOf(scenario, [...own.map(row => caseOf(row, view)), ...cleanCases(scenario, view)], view),
    ),
  ];
  const document = {
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    testsuites: {
      '@name': oneLine(view.result.plan.suite, 200),
      ...totals(suites),
      '@time': (totalDurationMs(view) / 1000).toFixed(3),
      testsuite: suites,
    },
  };
  return `${builder.build(document)}`;
}

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#text',
  format: true,
  // Else a scenario called `true` would have a name without a value, which is no XML.
  suppressBooleanAttributes: false,
  suppressEmptyNode: true,
});

/** Attributes carry the prefix `@`. */
interface Case {
  readonly '@name': string;
  readonly '@classname': string;
  readonly '@file': string;
  readonly '@line'?: number;
  readonly failure?: Trouble;
  /** The Maven Surefire dialect: failed, and did not fail the build. */
  readonly flakyFailure?: readonly Trouble[];
  readonly error?: Trouble;
  readonly skipped?: { readonly '@message': string };
  readonly 'system-out'?: string;
}
interface Trouble {
  readonly '@message': string;
  readonly '@type': string;
  readonly '#text': string;
}
interface Totals {
  readonly '@tests': number;
  readonly '@failures': number;
  readonly '@errors': number;
  readonly '@skipped': number;
}

function suiteOf(scenario: string, cases: readonly Case[], view: View) {
  const count = (key: 'failure' | 'error' | 'skipped') =>
    cases.filter(entry => entry[key] !== undefined).length;
  return {
    '@name': cleanName(scenario),
    '@tests': cases.length,
    '@failures': count('failure'),
    '@errors': count('error'),
    '@skipped': count('skipped'),
    '@timestamp': oneLine(view.result.startedAt, 40),
    testcase: cases,
  };
}

/** A suite that says why nothing of the pairs is believed; none without an alarm. */
function distrust(view: View) {
  const alarm = describeAlarm(view);
  if (alarm === null) return [];
  const message = `${DISTRUST}${plain(alarm)}`;
  const place = {
    '@name': 'control',
    '@classname': CONTROL_SUITE,
    '@file': cleanName(view.result.plan.configFile),
  };
  const said =
    view.policy.failOn === 'inconclusive'
      ? { failure: { '@message': message, '@type': 'control', '#text': message } }
      : { skipped: { '@message': message } };
  return [suiteOf(CONTROL_SUITE, [{ ...place, ...said }], view)];
}

const CONTROL_SUITE = 'base against itself';

const totals = (suites: readonly Totals[]): Totals => {
  const sum = (key: keyof Totals) => suites.reduce((total, suite) => total + suite[key], 0);
  return {
    '@tests': sum('@tests'),
    '@failures': sum('@failures'),
    '@errors': sum('@errors'),
    '@skipped': sum('@skipped'),
  };
};

function caseOf(row: ReportRow, view: View): Case {
  const { check } = row;
  return {
    '@name': nameOf(check),
    '@classname': cleanName(check.scenario),
    '@file': cleanName(view.result.plan.configFile),
    ...(check.line === null ? {} : { '@line': check.line }),
    ...resultOf(row, view),
  };
}

/** A repeated test is known by its own name, which its history in other tools goes by. */
function nameOf({ metric, rule, subject }: ReportRow['check']): string {
  if (metric !== null) return `${cleanName(metric)} ${rule}`;
  if (subject === undefined) return rule === 'test' ? 'tests that never failed' : rule;
  return rule === 'test' ? cleanName(testLabel(subject)) : `${cleanName(subject)} ${rule}`;
}

/** Repeated tests that never failed, and those of which nothing is known; what is said of them together stands in a check of its own. */
function cleanCases(scenario: string, { analysis, result }: View): readonly Case[] {
  const tests = analysis.scenarios.find(({ id }) => id === scenario)?.tests;
  const caseFor = (test: string): Case => ({
    '@name': cleanName(testLabel(test)),
    '@classname': cleanName(scenario),
    '@file': cleanName(result.plan.configFile),
  });
  return [
    ...(tests?.clean.tests ?? []).map(({ test, runs }) => ({
      ...caseFor(test),
      'system-out': `0 of ${plural(runs, 'run')} failed`,
    })),
    ...(tests?.unobserved ?? []).map(test => ({
      ...caseFor(test),
      skipped: { '@message': 'skipped in every run' },
    })),
  ];
}

function resultOf(
  row: ReportRow,
  { policy }: View,
): Pick<Case, 'failure' | 'flakyFailure' | 'error' | 'skipped' | 'system-out'> {
  const { check } = row;
  const why = plain(explainRow(row));
  switch (check.status) {
    case 'fail':
      return check.rule === 'outcome' || check.rule === 'broken'
        ? { error: troubleOf(row) }
        : { failure: troubleOf(row) };
    case 'inconclusive':
      return policy.failOn === 'inconclusive'
        ? { failure: troubleOf(row) }
        : { skipped: { '@message': `cannot tell: ${why}` } };
    case 'skipped':
      return { skipped: { '@message': why } };
    case 'warn':
      return {
        ...(check.rule === 'test' && check.subject !== undefined ? { flakyFailure: [troubleOf(row)] } : {}),
        'system-out': [`warning: ${plain(describeRow(row))}`, ...factsOf(row)].join('\n'),
      };
    case 'pass':
      return {};
  }
}

const troubleOf = (row: ReportRow): Trouble => ({
  '@message': plain(describeRow(row)),
  '@type': row.check.rule,
  '#text': [plain(explainRow(row)), ...factsOf(row)].join('\n'),
});

/** Numbers, evidence, last output and the command, a line each. */
function factsOf(row: ReportRow): readonly string[] {
  const { levels, change, check, scenario } = row;
  const evidence = remainingEvidence(plain(explainRow(row)), row.evidence);
  const trouble = check.rule === 'outcome' ? (scenario?.trouble ?? null) : null;
  return [
    [levels, change].filter(part => part !== '').join(', '),
    [...evidence, row.basis].filter(part => part !== '').join(', '),
    check.reproduce === null ? '' : `reproduce: ${cleanSentence(check.reproduce)}`,
    ...(trouble === null ? [] : lastLines(trouble.excerpt, 20)),
  ].filter(line => line !== '');
}
