import type { Bench, Section } from './bench.ts';
import { subfolder } from './folders.ts';
import { withKnown } from './known-server.ts';
import { paceOf } from './pace.ts';
import { runOurs } from './peers/ours.ts';
import { cellsOf, closeTo, eachQuantile, ourQuantiles, quantilesOf } from './quantiles.ts';
import { responseTimes, soundSpans } from './sound.ts';
import { mm1Quantile } from './truth/queue.ts';

const RATE = 700;
const CAPACITY = 1000;
const SECONDS = 60;
const WORDS = ['worker', `mean=${1000 / CAPACITY}`, 'seed=7'];

/** Random arrivals at a queue: what ours tells against what the server itself saw in that run, and against theory. */
export async function measureQueueing(bench: Bench): Promise<Section> {
  const folder = subfolder(bench.folder, 'queueing');
  const load = { rate: `${RATE}/s`, arrivals: 'poisson', duration: `${SECONDS}s`, maxInFlight: CAPACITY };
  const { our, log } = await withKnown(bench.known, WORDS, async server => ({
    our: await runOurs({ url: server.url, folder, load }),
    log: await server.stop(),
  }));
  const response = ourQuantiles(our, 'latency');
  const seen = quantilesOf(responseTimes(log, soundSpans(our.trace, 1000 / RATE)));
  const drawn = {
    rate: (1000 * log.arrivedMs.length) / (log.arrivedMs.at(-1) ?? 1),
    capacity: paceOf(log).dueRate,
  };
  const voided = `${our.trace.voided.length} of ${our.trace.windows.scheduled.length} windows void`;
  return {
    title: 'Open model: a queue under random arrivals',
    about: `Poisson arrivals at ${RATE} a second for ${SECONDS} s, one worker with exponential service times that manages ${CAPACITY} a second, first come first served: M/M/1, whose response times are exponential with mean 1 / (μ − λ), in the long run. A minute is not the
long run, so that ours is held against what the server wrote down of that minute.`,
    tables: [
      [
        ['who says it', 'p50', 'p99', 'p99.9', 'what it is'],
        [
          'theory',
          ...cellsOf(eachQuantile(q => mm1Quantile({ rate: RATE, capacity: CAPACITY }, q))),
          `λ = ${RATE}/s, μ = ${CAPACITY}/s`,
        ],
        [
          'theory, of what was drawn',
          ...cellsOf(eachQuantile(q => mm1Quantile(drawn, q))),
          `λ = ${drawn.rate.toFixed(0)}/s, μ = ${drawn.capacity.toFixed(0)}/s`,
        ],
        ['**the server**', ...cellsOf(seen), 'from arrival to answer, by its own log'],
        ['**ours**, response time', ...cellsOf(response), voided],
      ],
    ],
    claims: closeTo(response, seen, 'what the server saw'),
  };
}
