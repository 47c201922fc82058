import { beforeAll, describe, expect, test } from 'vitest';
import { PRACTICE, scenariosOf } from '../../scripts/docs/examples.ts';
import { expectedOf, wrongIn } from '../../scripts/examples/expected.ts';
import { differences, foundIn } from '../../scripts/examples/found.ts';
import { commandOf, runSuite, type SuiteRun } from '../../scripts/examples/suite-run.ts';
import { ROOT } from '../helpers/command-line.ts';

const suites = Object.entries(PRACTICE).flatMap(([example, files]) => files.map(file => ({ example, file })));

describe.each(suites)('examples/$example/$file', ({ example, file }) => {
  const expected = expectedOf(example, file);
  const isFailing = Object.keys(expected).length > 0;
  let run: SuiteRun;

  beforeAll(async () => {
    run = await runSuite(ROOT, commandOf(example, file), `examples/${example}/.stress`);
  });

  test(`the command on its page ends with ${isFailing ? 'FAIL' : 'PASS'}, and says what ten clean runs prove`, () => {
    expect(run.printed).toMatch(isFailing ? /^FAIL / : /^PASS /);
    if (file === 'stress.yml')
      expect(run.printed).toContain('up to 25.9 % is not excluded at 95 %; 59 runs would exclude 5 %');
  });

  test.each(Object.keys(scenariosOf(example, file)))('%s comes to what its page says', scenario => {
    expect(differences(wrongIn(expected, scenario), foundIn(run.view, scenario))).toEqual([]);
    const checks = run.view.verdict.checks.filter(check => check.scenario === scenario);
    expect(checks.length).toBeGreaterThan(0);
    // A detector that was not there, or a test that reported nothing, would be no pass.
    expect(checks.filter(({ status }) => status !== 'pass' && status !== 'fail')).toEqual([]);
  });
});
