import { availableParallelism } from 'node:os';
import type { Bench, Claim, Section } from './bench.ts';
import { whileBusy } from './busy.ts';
import { subfolder } from './folders.ts';
import { withKnown } from './known-server.ts';
import { askOurs, type OurAnswer, type OurResult } from './peers/ours.ts';

const RATE = 10_000;
const SECONDS = 20;
const LARGEST_LAG_MS = 2;
const AT_ONCE = ['bucket', 'rate=1e6', 'burst=1e6'];

const measure = (bench: Bench): Promise<OurAnswer> =>
  withKnown(bench.known, AT_ONCE, ({ url }) =>
    askOurs({
      url,
      folder: subfolder(bench.folder, 'lag'),
      load: { rate: `${RATE}/s`, duration: `${SECONDS}s` },
    }),
  );

function figures({ trace }: OurResult) {
  const causes = Map.groupBy(trace.voided, ({ cause }) => cause);
  const isVoid = new Set(trace.voided.map(({ index }) => index));
  const sound = trace.windows.lagP99.filter((_, index) => !isVoid.has(index));
  return {
    lagMs: trace.generator.lagP99Ns / 1e6,
    voided: trace.voided.length,
    windows: trace.windows.scheduled.length,
    why: [...causes].map(([cause, { length }]) => `${length} ${cause}`).join(', ') || 'none',
    /** Largest 99th percentile of lag in a window that counts. */
    soundLagMs: sound.reduce<number>((most, ns) => Math.max(most, (ns ?? 0) / 1e6), 0),
  };
}

function rowOf(machine: string, answer: OurAnswer): string[] {
  if (answer.kind === 'unmeasured') return [machine, `told as unmeasured: ${answer.reason}`, '', '', ''];
  const { counts, generator } = answer.result.trace;
  const { lagMs, voided, windows, why, soundLagMs } = figures(answer.result);
  return [
    machine,
    `${counts.scheduled} on ${generator.threads} threads`,
    `${lagMs.toFixed(2)} ms`,
    `${voided} of ${windows} (${why})`,
    `${soundLagMs.toFixed(2)} ms`,
  ];
}

function claimOf(machine: string, answer: OurAnswer): Claim {
  const demanded = `${machine}: a lag p99 of at most ${LARGEST_LAG_MS} ms, or void and said so`;
  if (answer.kind === 'unmeasured') return { text: `${demanded}: unmeasured, and said so`, holds: true };
  const { lagMs, soundLagMs, voided, windows } = figures(answer.result);
  return {
    text: `${demanded}: ${lagMs.toFixed(2)} ms, ${voided} of ${windows} windows void, ${soundLagMs.toFixed(2)} ms at most in the others`,
    holds: lagMs <= LARGEST_LAG_MS || (voided > 0 && soundLagMs <= LARGEST_LAG_MS),
  };
}

/** 10,000 arrivals a second: is the generator on time, and does it say so where it is not? */
export async function measureLag(bench: Bench): Promise<Section> {
  const cores = availableParallelism();
  const answers: readonly (readonly [machine: string, answer: OurAnswer])[] = [
    ['nothing else', await measure(bench)],
    [`${cores} busy cores`, await whileBusy(cores, () => measure(bench))],
  ];
  const heading = [
    'machine',
    'requests',
    'lag, 99th percentile',
    'windows void',
    'largest lag p99 of a window that counts',
  ];
  return {
    title: 'Open model: 10,000 arrivals a second',
    about: `${SECONDS} s at ${RATE} requests a second against a server that answers at once, first alone and then while ${cores} programs that never rest keep all ${cores} cores busy. Lag is how much later than due a request was sent though a place was free;
a window whose lag is too large is void, and its requests are in no percentile. Where less than half is sound the whole is told as unmeasured.`,
    tables: [[heading, ...answers.map(([machine, answer]) => rowOf(machine, answer))]],
    claims: answers.map(([machine, answer]) => claimOf(machine, answer)),
  };
}
