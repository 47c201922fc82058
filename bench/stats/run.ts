import { createRandom } from '../../src/stats/random.ts';
import { signedRank } from '../../src/stats/signed-rank.ts';
import { hodgesLehmann } from '../../src/stats/walsh.ts';

/**
 * Time of one paired comparison (signed-rank test, Hodges–Lehmann estimate, 95 % interval) of many metrics on one core, and how it grows:
 * `node bench/stats/run.ts`. A ratio of 1 means that time is proportional to metrics × samples.
 */
const METRICS = [250, 500, 1000];
const SAMPLES = [30, 60];
/** The median of this many rounds, after one to warm up. */
const ROUNDS = 9;

/** Logarithms of head / base of every metric; `ties` rounds them to a percent, as coarse metrics are. */
function suite(metrics: number, samples: number, ties: boolean): number[][] {
  const random = createRandom(1);
  const draw = () => (ties ? Math.round(random.normal() * 5) / 100 : 0.05 * random.normal());
  return Array.from({ length: metrics }, () => Array.from({ length: samples }, draw));
}

function compareAll(metrics: readonly (readonly number[])[]): number {
  let rejected = 0;
  for (const differences of metrics) {
    const { pGreater } = signedRank(differences);
    const { low } = hodgesLehmann(differences, 0.025);
    if (pGreater < 0.025 && low !== null && low > 0) rejected++;
  }
  return rejected;
}

function medianMs(work: () => void): number {
  const times = Array.from({ length: ROUNDS + 1 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.slice(1).sort((a, b) => a - b)[ROUNDS >> 1] ?? 0;
}

for (const ties of [false, true]) {
  console.log(ties ? '\nwith ties and zeros' : 'without ties');
  console.log('metrics  samples     ms   µs/metric  ratio to n');
  let unit: number | null = null;
  for (const samples of SAMPLES)
    for (const metrics of METRICS) {
      const data = suite(metrics, samples, ties);
      const ms = medianMs(() => compareAll(data));
      const perValue = ms / metrics / samples;
      unit ??= perValue;
      const cells = [metrics, `${samples}+${samples}`, ms.toFixed(1), ((1000 * ms) / metrics).toFixed(1)];
      console.log(
        `${String(cells[0]).padStart(7)}  ${String(cells[1]).padStart(7)}  ${String(cells[2]).padStart(5)}  ${String(cells[3]).padStart(10)}  ${(perValue / unit).toFixed(2).padStart(10)}`,
      );
    }
}
