import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countsTable, type Judged } from '../../scripts/twins/counts.ts';
import { FLAKE, plausibleCounts, SIGHT } from '../../scripts/twins/expectation.ts';
import { gate } from '../../scripts/twins/gate.ts';
import { judgeTwin } from '../../scripts/twins/judge.ts';
import { type Twin, twinsOf } from '../../scripts/twins/suites.ts';
import type { View } from '../../src/model/view.ts';

/**
 * Gates over the tests that fail for 5 % of the seeds, 59 runs each: twenty where a run takes milliseconds, five where a virtual machine or an
 * interpreter starts each time.
 */
const QUICK = 20;
const SLOW = 5;
const GATES: Readonly<Record<string, number>> = {
  c: QUICK,
  go: QUICK,
  rust: QUICK,
  java: SLOW,
  node: SLOW,
  python: SLOW,
};

/**
 * For a gate of 59 runs that take a second together. Of so short a budget little is spent on calibration, which would otherwise be most of
 * what twenty gates do (src/run/calibration.ts). Runs that it would cut short are too few for the bound, and not what is expected.
 */
const BUDGET = '20s';

/** A test that fails for 5 % of the seeds: one gate misses it with a chance of 5 %, so it takes several to see whether they do as they should. */
const isSeeded = ({ theme, kind }: Twin): boolean => theme === 'flaky' && kind === 'bad';

/** The twins of one language, through whole gates; each has a file of its own, so that two languages are tested at once. */
export function testTwins(language: string): void {
  describe(language, () => {
    const judged: Judged[] = [];
    afterAll(() => console.log(`\n${countsTable(judged)}\n`));
    const judge = (twin: Twin, views: readonly View[]): Judged => {
      const one: Judged = { twin, findings: views.map(view => judgeTwin(twin, view)) };
      judged.push(one);
      return one;
    };

    const twins = twinsOf(language);
    /** As they come, none chosen. */
    const seeds = Array.from({ length: GATES[language] ?? QUICK }, (_, index) => index + 1);
    const views: View[] = [];
    const seeded: View[] = [];

    beforeAll(async () => {
      const steady = twins.filter(twin => !isSeeded(twin));
      views.push(await gate(language, 'steady', scenariosOf(steady)));
      const isQuick = seeds.length === QUICK;
      const flags = [...scenariosOf(twins.filter(isSeeded)), ...(isQuick ? ['--budget', BUDGET] : [])];
      for (const seed of seeds)
        seeded.push(await gate(language, `seed-${seed}`, [...flags, '--seed', `${seed}`]));
    });

    test.each(twins.filter(twin => !isSeeded(twin)))('$scenario', twin => {
      expect(judge(twin, views).findings.flatMap(({ wrong }) => wrong)).toEqual([]);
    });

    test.each(twins.filter(isSeeded))('$scenario is caught by as many gates as chance brings about', twin => {
      const { findings } = judge(twin, seeded);
      const caught = findings.filter(({ wrong }) => wrong.length === 0);
      expect(caught.length).toBeGreaterThanOrEqual(plausibleCounts(seeds.length, SIGHT).least);
      // A gate that missed it saw no failure, and said what that rules out.
      const missed = findings.filter(({ wrong }) => wrong.length > 0);
      expect(missed.map(({ caught, status }) => ({ caught, status }))).toEqual(
        missed.map(() => ({ caught: 0, status: 'pass' })),
      );
      const failures = findings.reduce((sum, finding) => sum + finding.caught, 0);
      const { least, most } = plausibleCounts(seeds.length * FLAKE.runs, FLAKE.rate);
      expect(failures).toBeGreaterThanOrEqual(least);
      expect(failures).toBeLessThanOrEqual(most);
    });
  });
}

const scenariosOf = (twins: readonly Twin[]): readonly string[] =>
  twins.flatMap(({ scenario }) => ['--scenario', scenario]);
