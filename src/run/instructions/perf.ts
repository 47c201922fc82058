import { takeMetrics } from '../process/scratch.ts';
import type { Count, CounterKind, InstructionCounter } from './instruction-counter.ts';

/** In user mode alone: what the kernel does for a program depends on the state of the machine, and needs more rights to be seen. */
const EVENT = 'instructions:u';
/** Not the usual comma, which some locales print inside the numbers. */
const SEPARATOR = ';';

/**
 * `perf stat`: the processor's own counter, inherited by children and threads, at next to no cost. It exits with 0 when its command is
 * ended by a signal (perf 6.1: WEXITSTATUS of a status that has none), so a shell stands between them, which says 128 + n.
 */
export const perf: CounterKind = {
  program: 'perf',
  remedy:
    'run where the processor’s counters are visible (most virtual machines hide them), with perf installed and kernel.perf_event_paranoid at 2 or below',
  open: async path => openPerf(path),
};

const openPerf = (path: string): InstructionCounter => ({
  name: 'perf stat',
  slowdown: 1,
  wrap: (argv, outputFile) => [
    path,
    'stat',
    '-x',
    SEPARATOR,
    '-e',
    EVENT,
    '-o',
    outputFile,
    '--',
    '/bin/sh',
    '-c',
    '"$@"; exit $?',
    'sh',
    ...argv,
  ],
  read(outputFile) {
    const taken = takeMetrics(outputFile);
    return 'fault' in taken
      ? { kind: 'fault', reason: `perf left no count: ${taken.fault}` }
      : parsePerfStat(taken.text);
  },
});

/**
 * The output of `perf stat -x ';'`: `value;unit;event;run time;share of the time counted;…` a line. A processor with two sorts of cores
 * has a line for each, of which one may say `<not counted>`: the command never ran there. A count that was taken for a part of the
 * time only is an extrapolation, and refused.
 */
export function parsePerfStat(text: string): Count {
  const lines = text
    .split('\n')
    .map(line => line.split(SEPARATOR))
    .filter(([, , event = '']) => event.includes('instructions'));
  const counted = lines.filter(([value = '']) => /^\d{1,15}$/.test(value));
  if (counted.length === 0) return fault(lines[0]?.[0] ?? 'no line about instructions');
  const partly = counted.find(([, , , , share = '100']) => Number.parseFloat(share) < 100);
  if (partly !== undefined) return fault(`counted only ${partly[4]} % of the time`);
  return { kind: 'counted', instructions: counted.reduce((sum, [value]) => sum + Number(value), 0) };
}

const fault = (found: string): Count => ({
  kind: 'fault',
  reason: `perf could not count ${EVENT}: ${found.trim()}`,
});
