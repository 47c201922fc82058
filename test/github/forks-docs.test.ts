import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ARTIFACT_LIMITS } from '../../src/github/artifact.ts';
import { MOST_IN_A_CHECK } from '../../src/report/annotations.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/forks.md'), 'utf8');

test('docs/forks.md has the numbers of the code', () => {
  expect(page).toContain(`one beyond ${ARTIFACT_LIMITS.archiveBytes / 1024 ** 2} MiB`);
  expect(page).toContain(`up to ${MOST_IN_A_CHECK} of a kind`);
});
