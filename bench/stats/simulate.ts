import { readFileSync, writeFileSync } from 'node:fs';
import {
  errorTable,
  percent,
  powerTable,
  replaceGenerated,
  STATISTICS_PAGE,
} from '../../scripts/docs/statistics.ts';
import { KIND_DEFAULTS } from '../../src/model/metric-margins.ts';
import { medianCoverage } from '../../src/stats/median-interval.ts';
import { hashSeed } from '../../src/stats/random.ts';
import {
  HISTORIES,
  hodgesLehmannCoverage,
  medianCoverageMeasured,
  publishedCell,
  SHAPES,
  signedRankFalseAlarms,
  TRUE_SDS,
} from './experiments.ts';

/**
 * The simulations of docs/statistics.md in full size: `node bench/stats/simulate.ts` prints them, `--write` also puts the tables of the
 * stored baseline into the page. Seeded: the same code prints the same tables. Takes a few minutes on one core.
 */
const TEST_TRIALS = 40_000;

console.log('False alarms of the one-sided signed-rank test, nominal 0.025 and 0.005');
for (const [shape, draw] of Object.entries(SHAPES))
  for (const n of [10, 20, 40]) {
    const rates = [0.025, 0.005].map(alpha =>
      percent(signedRankFalseAlarms(n, alpha, draw, TEST_TRIALS, hashSeed(`${shape} ${n} ${alpha}`)), 2),
    );
    console.log(`  ${shape}, n = ${n}: ${rates.join(' · ')}`);
  }

console.log('Coverage of 95 % intervals: Hodges–Lehmann by shape; median, log-normal, measured · promised');
for (const n of [6, 10, 20, 30, 60]) {
  const walsh = Object.entries(SHAPES).map(([shape, draw]) =>
    percent(hodgesLehmannCoverage(n, draw, TEST_TRIALS, hashSeed(`${shape} ${n}`))),
  );
  const middle = percent(medianCoverageMeasured(n, TEST_TRIALS, hashSeed(`median ${n}`)));
  console.log(`  n = ${n}: ${walsh.join(' · ')}; median ${middle} · ${percent(medianCoverage(n, 0.95))}`);
}

const priorSd = KIND_DEFAULTS.time.betweenRunPrior;
const outcomes = HISTORIES.flatMap(runs => TRUE_SDS.map(trueSd => publishedCell({ runs, trueSd, priorSd })));
console.log(`\n${errorTable(outcomes)}\n\n${powerTable(outcomes)}`);
if (process.argv.includes('--write')) {
  const page = readFileSync(STATISTICS_PAGE, 'utf8');
  const withErrors = replaceGenerated(page, 'stored-errors', errorTable(outcomes));
  writeFileSync(STATISTICS_PAGE, replaceGenerated(withErrors, 'stored-power', powerTable(outcomes)));
}
