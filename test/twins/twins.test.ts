import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countsTable, type Judged } from '../../scripts/twins/counts.ts';
import { FLAKE, plausibleCounts, SIGHT } from '../../scripts/twins/expectation.ts';
import { gate } from '../../scripts/twins/gate.ts';
import { judgeTwin } from '../../scripts/twins/judge.ts';
import { languages, type Twin, twinsOf } from '../../scripts/twins/suites.ts';
import { THEMES } from '../../scripts/twins/themes.ts';
import type { View } from '../../src/model/view.ts';

/** Of the gates over tests that fail for 5 % of the seeds: as they come, none chosen. */
const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);
const FLAKY = 'flaky';

const judged: Judged[] = [];
afterAll(() => console.log(`\n${countsTable(judged)}\n`));

function judge(twin: Twin, views: readonly View[]): Judged {
  const one: Judged = { twin, findings: views.map(view => judgeTwin(twin, view)) };
  judged.push(one);
  return one;
}

describe.each(languages())('%s', language => {
  const twins = twinsOf(language);
  const named = (kind: Twin['kind']) => twins.filter(twin => twin.theme === FLAKY && twin.kind === kind);
  const views: View[] = [];
  const seeded: View[] = [];

  beforeAll(async () => {
    const others = Object.keys(THEMES).filter(theme => theme !== FLAKY);
    views.push(
      await gate(
        language,
        others.flatMap(theme => ['--tag', theme]),
      ),
    );
    for (const seed of SEEDS) seeded.push(await gate(language, ['--tag', FLAKY, '--seed', `${seed}`]));
  });

  test.each(twins.filter(({ theme }) => theme !== FLAKY))('$scenario', twin => {
    expect(judge(twin, views).findings.flatMap(({ wrong }) => wrong)).toEqual([]);
  });

  test.each(named('good'))('$scenario passes in every gate', twin => {
    expect(judge(twin, seeded).findings.flatMap(({ wrong }) => wrong)).toEqual([]);
  });

  test.each(named('bad'))('$scenario is caught by as many gates as chance brings about', twin => {
    const { findings } = judge(twin, seeded);
    const caught = findings.filter(({ wrong }) => wrong.length === 0);
    expect(caught.length).toBeGreaterThanOrEqual(plausibleCounts(SEEDS.length, SIGHT).least);
    // A gate that missed it saw no failure, and said what that rules out.
    const missed = findings.filter(({ wrong }) => wrong.length > 0);
    expect(missed.map(({ caught, status }) => ({ caught, status }))).toEqual(
      missed.map(() => ({ caught: 0, status: 'pass' })),
    );
    const failures = findings.reduce((sum, finding) => sum + finding.caught, 0);
    const { least, most } = plausibleCounts(SEEDS.length * FLAKE.runs, FLAKE.rate);
    expect(failures).toBeGreaterThanOrEqual(least);
    expect(failures).toBeLessThanOrEqual(most);
  });
});
