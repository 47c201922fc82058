import { availableParallelism } from 'node:os';
import type { Bench, Section } from './bench.ts';
import { whileBusy } from './busy.ts';
import { subfolder } from './folders.ts';
import { withKnown } from './known-server.ts';
import { type OurResult, runOurs } from './peers/ours.ts';

const RATE = 10_000;
const SECONDS = 20;
const LARGEST_LAG_MS = 2;
const AT_ONCE = ['bucket', 'rate=1e6', 'burst=1e6'];

const measure = (bench: Bench): Promise<OurResult> =>
  withKnown(bench.known, AT_ONCE, ({ url }) =>
    runOurs({
      url,
      folder: subfolder(bench.folder, 'lag'),
      load: { rate: `${RATE}/s`, duration: `${SECONDS}s`, maxInFlight: RATE },
    }),
  );

function figures({ trace }: OurResult) {
  const windows = trace.windows.scheduled.length;
  const causes = Map.groupBy(trace.voided, ({ cause }) => cause);
  return {
    scheduled: trace.counts.scheduled,
    lagMs: trace.generator.lagP99Ns / 1e6,
    threads: trace.generator.threads,
    voided: trace.voided.length,
    windows,
    why: [...causes].map(([cause, { length }]) => `${length} ${cause}`).join(', ') || 'none',
    /** Largest 99th percentile of lag in a window that counts. */
    soundLagMs: trace.windows.lagP99
      .filter((_, index) => !trace.voided.some(voided => voided.index === index))
      .reduce<number>((most, ns) => Math.max(most, (ns ?? 0) / 1e6), 0),
  };
}

const rowOf = (machine: string, result: OurResult): string[] => {
  const { scheduled, threads, lagMs, voided, windows, why, soundLagMs } = figures(result);
  return [
    machine,
    `${scheduled} on ${threads} threads`,
    `${lagMs.toFixed(2)} ms`,
    `${voided} of ${windows} (${why})`,
    `${soundLagMs.toFixed(2)} ms`,
  ];
};

/** 10,000 arrivals a second: is the generator on time, and does it say so where it is not? */
export async function measureLag(bench: Bench): Promise<Section> {
  const cores = availableParallelism();
  const idle = await measure(bench);
  const busy = await whileBusy(cores, () => measure(bench));
  const { lagMs, soundLagMs, voided, windows } = figures(busy);
  return {
    title: 'Open model: 10,000 arrivals a second',
    about: `${SECONDS} s at ${RATE} requests a second against a server that answers at once, first alone and then while ${cores} programs that never rest keep all ${cores} cores busy. Lag is how much later than due a request was sent though a place was free;
a window whose lag is too large is void, and its requests are in no percentile.`,
    tables: [
      [
        [
          'machine',
          'requests',
          'lag, 99th percentile',
          'windows void',
          'largest lag p99 of a window that counts',
        ],
        rowOf('nothing else', idle),
        rowOf(`${cores} busy cores`, busy),
      ],
    ],
    claims: [
      {
        text: `on busy cores a lag p99 of at most ${LARGEST_LAG_MS} ms, or windows void: ${lagMs.toFixed(2)} ms, ${voided} of ${windows} void, ${soundLagMs.toFixed(2)} ms at most in the others`,
        holds: lagMs <= LARGEST_LAG_MS || (voided > 0 && soundLagMs <= LARGEST_LAG_MS),
      },
    ],
  };
}
