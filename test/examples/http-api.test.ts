import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Change, changes, LANGUAGES, type Language, patchOf } from '../../scripts/examples/changes.ts';
import { EXAMPLES } from '../../scripts/examples/expected.ts';
import { commandOf, runSuite, type SuiteRun } from '../../scripts/examples/suite-run.ts';
import type { Check } from '../../src/model/verdict.ts';
import { ROOT, temporaryFolder } from '../helpers/command-line.ts';

/** The API of orders in two languages: what its page says of the suite, and of the changes that pull requests bring. */

const EXAMPLE = join(EXAMPLES, 'http-api');
/** Two trees are set up, and up to sixty pairs and as many fresh ones are run; a busy machine makes it slow, not wrong. */
const PAIRS_TIMEOUT_MS = 600_000;
/** Runs of one gate, on a machine that other work keeps busy for a while. */
const ATTEMPTS = 3;

describe('the suite as it stands', () => {
  let run: SuiteRun;
  beforeAll(async () => {
    run = await runSuite(ROOT, commandOf('http-api', 'stress.yml'), 'examples/http-api/.stress');
  });

  /** Where the machine gave the load generator no time, cannot tell is the right answer, and the only other one. */
  const isUnmeasured = (scenario: string): boolean =>
    run.view.result.scenarios.some(({ id, outcomes }) => id === scenario && (outcomes.unmeasured ?? 0) > 0);

  test('the command on its page ends with PASS', () => {
    const isTold = run.view.result.scenarios.every(({ id }) => !isUnmeasured(id));
    expect(run.printed).toMatch(isTold ? /^PASS / : /^(PASS|CANNOT TELL) /);
  });

  test.each(limits())('%s holds the limits of %j', (scenario, metrics) => {
    const checks = run.view.verdict.checks.filter(check => check.scenario === scenario);
    const isGood = (status: Check['status']): boolean =>
      status === 'pass' || (status === 'inconclusive' && isUnmeasured(scenario));
    expect(
      checks.filter(({ status }) => status === 'fail' || (status === 'inconclusive' && !isGood(status))),
    ).toEqual([]);
    const held = checks.filter(({ rule, status }) => (rule === 'max' || rule === 'min') && isGood(status));
    expect(held.map(({ metric }) => metric)).toEqual(expect.arrayContaining([...metrics]));
  });
});

/** What the file limits, by scenario. */
function limits(): readonly (readonly [string, readonly string[]])[] {
  const { scenarios } = parse(readFileSync(join(EXAMPLE, 'stress.yml'), 'utf8')) as {
    readonly scenarios: Readonly<
      Record<string, { readonly thresholds: Readonly<Record<string, { max?: string; min?: string }>> }>
    >;
  };
  return Object.entries(scenarios).map(([name, { thresholds }]) => [
    name,
    Object.entries(thresholds).flatMap(([metric, limit]) => ('max' in limit || 'min' in limit ? metric : [])),
  ]);
}

describe.each(LANGUAGES)('a pull request to the service in %s', language => {
  const repository = temporaryFolder();
  afterAll(repository.dispose);

  const git = (...args: readonly string[]): void =>
    void execFileSync('git', ['-c', 'user.name=Example', '-c', 'user.email=example@example.com', ...args], {
      cwd: repository.path,
    });

  beforeAll(() => {
    cpSync(EXAMPLE, repository.path, { recursive: true, filter: source => !source.endsWith('.stress') });
    git('init', '-q', '-b', 'main');
    git('add', '-A');
    git('commit', '-qm', 'Orders');
  });

  test.each(Object.entries(changes()).filter(([name, { pairs }]) => !pairs || isTaken(name, language)))(
    '%s',
    async (name, change) => {
      git('checkout', '-q', '-B', name, 'main');
      git('apply', patchOf(name, language));
      git('commit', '-qam', change.about);
      expect(ownTests(repository.path, language)).toBe(change.tests);
      const checks = await gate(repository.path, language, change);
      expect(metricsOf(checks, 'fail')).toEqual(expect.arrayContaining([...change.fails]));
      expect(metricsOf(checks, 'fail').filter(metric => change.holds.includes(metric))).toEqual([]);
      // A machine that is too busy to rule a change out may say so; nothing is not judged at all.
      const held = [...metricsOf(checks, 'pass'), ...metricsOf(checks, 'inconclusive')];
      expect(held).toEqual(expect.arrayContaining([...change.holds]));
    },
    PAIRS_TIMEOUT_MS,
  );
});

/**
 * Pairs take minutes: each change is taken to one of the languages, which together have a lock, a query a line and a harmless one. With
 * `STRESS_EVERY_CHANGE` set, all are taken to both.
 */
const isTaken = (name: string, language: Language): boolean =>
  process.env.STRESS_EVERY_CHANGE !== undefined || TAKEN_TO[name] === language;

const TAKEN_TO: Readonly<Record<string, Language>> = { lock: 'go', 'n-plus-one': 'python', tidy: 'go' };

test('every change that takes pairs is taken to one language at least', () => {
  const paired = Object.entries(changes()).filter(([, { pairs }]) => pairs);
  expect(Object.keys(TAKEN_TO).sort()).toEqual(paired.map(([name]) => name).sort());
});

const OWN_TESTS: Readonly<Record<Language, readonly [string, ...string[]]>> = {
  go: ['go', 'test', '.'],
  python: ['python3', '-m', 'unittest'],
};

/** What the service's own tests say. */
function ownTests(folder: string, language: Language): Change['tests'] {
  const [command, ...args] = OWN_TESTS[language];
  const { status, error } = spawnSync(command, args, { cwd: join(folder, language) });
  if (error !== undefined) throw error;
  return status === 0 ? 'pass' : 'fail';
}

/**
 * The gate as a pull request meets it: pairs with the commit before, or the head alone where that is enough. Where the machine gave the load generator
 * no time, cannot tell is the right answer and says nothing of the change: the push is gated again, as one would on GitHub.
 */
async function gate(folder: string, language: Language, { pairs }: Change): Promise<readonly Check[]> {
  const args = ['run', '--against', pairs ? 'HEAD~1' : 'none', '--scenario', `${language}-busy`];
  for (let attempt = 1; ; attempt++) {
    const { view } = await runSuite(folder, args, '.stress');
    const isMeasured = view.result.scenarios.every(({ outcomes }) => (outcomes.unmeasured ?? 0) === 0);
    if (isMeasured || attempt === ATTEMPTS) return view.verdict.checks;
  }
}

const metricsOf = (checks: readonly Check[], status: Check['status']): readonly string[] =>
  checks.filter(check => check.status === status).flatMap(({ metric }) => metric ?? []);
