import type { KnownFault } from '../../src/model/detected.ts';
import type { TestHistory } from '../../src/model/repetition.ts';
import type { ScenarioResult } from '../../src/model/result.ts';
import type { Check, Status } from '../../src/model/verdict.ts';
import type { Twin } from './suites.ts';
import { classOf, isNamed, THEMES, type Theme } from './themes.ts';

/** What one gate said of one twin. */
export interface Finding {
  /** Runs in which what is wrong was found, and all of them. */
  readonly caught: number;
  readonly runs: number;
  /** Of the check that judged it; null where there was none. */
  readonly status: Status | null;
  readonly reason: string;
  /** Why it is not what was to be found; empty where it is. */
  readonly wrong: readonly string[];
}

/** What is read of the results of a gate. */
export interface GateFacts {
  readonly result: {
    readonly scenarios: readonly Pick<ScenarioResult, 'id' | 'detected' | 'repetition'>[];
  };
  readonly verdict: { readonly checks: readonly Pick<Check, 'scenario' | 'rule' | 'status' | 'reason'>[] };
}

/** Holds the results of a gate against what is known of the twin. */
export function judgeTwin(twin: Twin, { result, verdict }: GateFacts): Finding {
  const facts = result.scenarios.find(({ id }) => id === twin.scenario);
  const theme = THEMES[twin.theme];
  if (facts === undefined || theme === undefined)
    return { caught: 0, runs: 0, status: null, reason: '', wrong: ['the results have no such scenario'] };
  const rule = theme.finding === 'fault' ? 'detector' : 'test';
  const checks = verdict.checks.filter(check => check.scenario === twin.scenario && check.rule === rule);
  const [check = null] = checks.toSorted((a, b) => WEIGHT.indexOf(a.status) - WEIGHT.indexOf(b.status));
  const status = check?.status ?? null;
  const expected = twin.kind === 'bad' ? 'fail' : 'pass';
  const { caught, runs, wrong } =
    theme.finding === 'fault' ? byDetector(twin, theme, facts) : byTest(twin, theme, facts);
  const verdictIsWrong = status === expected ? [] : [`its verdict is ${status}, expected ${expected}`];
  return { caught, runs, status, reason: check?.reason ?? '', wrong: [...verdictIsWrong, ...wrong] };
}

const WEIGHT: readonly Status[] = ['fail', 'inconclusive', 'warn', 'pass', 'skipped'];

type Counted = Pick<Finding, 'caught' | 'runs' | 'wrong'>;

/** A bad one is reported in every run, under the right class and by nothing else; over a good one its detector was awake in every run. */
function byDetector(
  { detector, kind }: Twin,
  theme: Theme & { finding: 'fault' },
  { detected, repetition }: Pick<ScenarioResult, 'detected' | 'repetition'>,
): Counted {
  const runs = repetition?.runs.length ?? 0;
  const faults = detected?.faults ?? [];
  const expectedClass = classOf(theme, detector);
  const isRight = (fault: KnownFault): boolean =>
    fault.detector === detector && fault.class === expectedClass;
  const caught = new Set(faults.filter(isRight).flatMap(({ invocations }) => invocations)).size;
  const strange = faults
    .filter(fault => !isRight(fault))
    .map(fault => `${fault.detector} speaks of ${fault.class}: ${fault.title}`);
  const active = detected?.detectors.find(record => record.detector === detector)?.active ?? 0;
  const asleep = active === runs ? [] : [`${detector} was active in ${active} of ${runs} runs`];
  const expected = kind === 'bad' ? runs : 0;
  const missed =
    caught === expected ? [] : [`${expectedClass} in ${caught} of ${runs} runs, expected ${expected}`];
  return { caught, runs, wrong: [...atLeast(runs), ...asleep, ...missed, ...strange] };
}

/** A bad test fails in some runs and passes in others; a good one passes in all. It is the only test there is. */
function byTest(
  { kind }: Twin,
  theme: Theme & { finding: 'test' },
  { repetition }: Pick<ScenarioResult, 'repetition'>,
): Counted {
  const runs = repetition?.runs.length ?? 0;
  const history = repetition?.tests.find(({ test }) => isNamed(test, theme.test));
  const strange = (repetition?.tests ?? [])
    .filter(other => other !== history && hasFailed(other))
    .map(({ test }) => `a test that is none of it failed: ${test || 'the command itself'}`);
  if (history === undefined) return { caught: 0, runs, wrong: ['its test was not found', ...strange] };
  const count = (letter: string): number => history.endings.split(letter).length - 1;
  const [failed, passed] = [count('F'), count('.')];
  const isRight = kind === 'bad' ? failed > 0 && passed > 0 : failed === 0;
  const missed = isRight ? [] : [`it failed ${failed} times and passed ${passed} times`];
  const absent = failed + passed === runs ? [] : [`it ended otherwise in ${runs - failed - passed} runs`];
  return { caught: failed, runs, wrong: [...atLeast(runs), ...missed, ...absent, ...strange] };
}

const hasFailed = ({ endings }: TestHistory): boolean => /[FR]/.test(endings);

/** Repetitions that every twin has at least. */
const RUNS = 20;
const atLeast = (runs: number): readonly string[] =>
  runs >= RUNS ? [] : [`it was run ${runs} times, expected ${RUNS} at least`];
