import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { PRACTICE, scenariosOf } from '../../scripts/docs/examples.ts';
import { EXAMPLES, expectedOf, wrongIn } from '../../scripts/examples/expected.ts';
import { differences, foundIn } from '../../scripts/examples/found.ts';
import { runSuite } from '../../scripts/examples/suite-run.ts';
import type { View } from '../../src/model/view.ts';

const suites = Object.entries(PRACTICE).flatMap(([example, files]) => files.map(file => ({ example, file })));

describe.each(suites)('examples/$example/$file', ({ example, file }) => {
  const expected = expectedOf(example, file);
  let view: View;

  beforeAll(async () => {
    view = await runSuite(join(EXAMPLES, example), file, ['--config', file, '--against', 'none']);
  });

  test.each(Object.keys(scenariosOf(example, file)))('%s comes to what its page says', scenario => {
    expect(differences(wrongIn(expected, scenario), foundIn(view, scenario))).toEqual([]);
    const checks = view.verdict.checks.filter(check => check.scenario === scenario);
    expect(checks.length).toBeGreaterThan(0);
    // A detector that was not there, or a test that reported nothing, would be no pass.
    expect(checks.filter(({ status }) => status !== 'pass' && status !== 'fail')).toEqual([]);
  });
});
