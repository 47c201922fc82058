import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { analyze } from '../../../src/analyze/analyze.ts';
import { MOST_TESTS } from '../../../src/model/repetition.ts';
import { fold } from '../../../src/run/fold.ts';
import { ABSENT, policyWith } from '../../helpers/runs.ts';
import { freshFolder } from '../suite.ts';
import { lettersOf, repeated, repeatPlan, repetitionOf, runRepeated } from './repeats.ts';

const FLAKE =
  '<testsuite name="A"><testcase classname="A" name="flaky"><failure message="why"/></testcase></testsuite>';
const UNLOADABLE =
  '<testsuite name="B" tests="0" errors="1"><system-err>cannot load b</system-err></testsuite>';

/** Repeats a command that writes these reports, run by run, and exits with `code`. */
function runReporting(reports: readonly string[], code: number) {
  const place = freshFolder();
  for (const [run, report] of reports.entries()) writeFileSync(join(place, `${run}.xml`), report);
  const driver = {
    env: { PLACE: place },
    read: [{ format: 'junit', from: '$STRESS_DIR/out.xml' }],
  };
  const command = `cp "$PLACE/$STRESS_RUN.xml" "$STRESS_DIR/out.xml"; exit ${code}`;
  return runRepeated(repeated(command, repeatPlan(reports.length), { driver }));
}

describe('a repeated command that writes reports', () => {
  test('fails itself where a suite could not be loaded, also beside a test that failed', async () => {
    const both = `<testsuites>${FLAKE}${UNLOADABLE}</testsuites>`;
    const ran = await runReporting([FLAKE, both, FLAKE], 1);
    expect(lettersOf(ran, 'A flaky')).toBe('FFF');
    expect(lettersOf(ran)).toBe('.F.');
    expect(repetitionOf(ran).tests[0]?.failures[0]?.message).toContain('The suite B counts 1 failures');
  });

  test('does not fail where all of its tests are skipped: that is what is said of them', async () => {
    const skipped = FLAKE.replace(/<failure.*?>/, '<skipped/>');
    const ran = await runReporting([skipped, FLAKE, skipped], 0);
    expect(repetitionOf(ran).tests.map(({ test: name, endings }) => [name, endings])).toEqual([
      ['A flaky', 'sFs'],
    ]);
    const { scenarios } = analyze(
      (await runReporting([skipped, skipped], 0)).result,
      ABSENT,
      policyWith(),
      [],
    );
    expect(scenarios[0]?.tests).toMatchObject({ redRuns: 0, failing: [], unobserved: ['A flaky'] });
  });

  test('with more tests than are followed has each that failed followed from then on', async () => {
    const count = MOST_TESTS + 1;
    const last = 'z';
    const report = (isFailed: boolean) => {
      const cases = Array.from({ length: count }, (_, i) => `<testcase classname="B" name="t${i}"/>`);
      cases.push(
        `<testcase classname="B" name="${last}">${isFailed ? '<failure message="why"/>' : ''}</testcase>`,
      );
      return `<testsuite name="B">${cases.join('')}</testsuite>`;
    };
    const ran = await runReporting([report(false), report(true), report(false), 'cut'], 0);
    expect(lettersOf(ran, `B ${last}`)).toBe('?F.?');
    expect(lettersOf(ran)).toBe('...F');
    expect(repetitionOf(ran).tests).toHaveLength(MOST_TESTS + 1);
    expect(ran.result.caveats.map(({ code }) => code)).toContain('tests-left-out');
    expect(fold(ran.events).scenarios).toEqual(ran.result.scenarios);
  });
});
