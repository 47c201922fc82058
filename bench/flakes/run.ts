import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TESTS } from './experiments.ts';
import { clustersTable, conditionsTable, coverageTable, newFlakesTable, worseTable } from './tables.ts';

/**
 * How often the rules for repeated tests are wrong: `node bench/flakes/run.ts [--write]`. Seeded: the same code prints the same page. Takes
 * a few minutes on one core.
 */
const TRIALS = 1000;

const page = `# Repeated tests: how often the rules are wrong

Made by \`node bench/flakes/run.ts --write\`: each cell is a share of ${TRIALS} simulated scenarios, through the code that judges real ones. Seeded; a small
version runs with the tests (test/stats/flake-rates.test.ts).

## A condition that failures depend on

${TESTS} tests under eight cells (four numbers of cores, with and without load). *False*: any condition is named although failures depend on none. *Found*: a test that fails
with one core at this rate and never otherwise, beside nine others, has that condition named. Promised: false in at most 1 of 100.

${conditionsTable(TRIALS)}

## Failures that come together

*False*: failures of any of ${TESTS} tests are called clustered although they are independent; *beside load*: although they only depend on the load (50 % with it, else 2 %), which four
runs in a row share. *Spell*: a test fails so often in a row and never otherwise. Promised: false
in at most 1 of 100.

${clustersTable(TRIALS)}

## A known flake that got worse

*False*: any of the known flakes is called worse although no rate changed. *Found*: the one whose rate rose by so much is. Ours is Fisher's exact test, one-sided, after Holm over
all known flakes, at 5 %. Beside it two rules that were not taken: the posterior chance that the rate rose is above 95 %, for each test by itself, alone and together with a posterior mean
that rose by five points.

${worseTable(TRIALS)}

## A test that began to fail with this change

It never fails on the base, which is run as often.

${newFlakesTable(TRIALS)}

## Whether intervals and bounds hold

*Interval*: of the rate, at 95 %. *Bound*: there was a failure, or the rate that none of the runs rules out is at least the true one.

${coverageTable(TRIALS)}
`;
console.log(page);
if (process.argv.includes('--write')) writeFileSync(join(import.meta.dirname, 'results.md'), page);
