import { PROGRAMS, type Program } from './programs.ts';

/** What leaks. A goroutine is counted by the program itself, as a thread of its own runtime. */
export type Kind = 'memory' | 'fds' | 'threads' | 'sockets' | 'goroutines';
/** Healthy growth beside it, in base and head alike. */
export type Shape = 'none' | 'sawtooth' | 'warmup' | 'step';
/** What is read: what the program reports after forced collections, or what is sampled from outside. */
export type Source = 'checkpoints' | 'sampled';

/** One recorded way of running one program. */
export interface Cell {
  readonly program: Program;
  readonly kind: Kind;
  readonly shape: Shape;
  readonly source: Source;
  /** KB, or things, per 1,000 operations. */
  readonly leak: number;
}

/** Unique, and the key in the recording. */
export const nameOf = ({ program, kind, shape, source, leak }: Cell): string =>
  [program, kind, shape, source, leak].join('/');

/** The cell whose processes stand for the base: the same program without the leak. */
export const baseOf = (cell: Cell): Cell => ({ ...cell, kind: 'memory', leak: 0 });

/**
 * The metric that must tell of a leak of this kind. A socket is a descriptor, and descriptors are counted at every sample; which of hundreds
 * are sockets takes longer to find out than a run of two seconds allows.
 */
export const METRIC_OF: Readonly<Record<Kind, string>> = {
  memory: 'memory.leak',
  fds: 'fds.leak',
  threads: 'threads.leak',
  sockets: 'fds.leak',
  goroutines: 'threads.leak',
};

/** Things per 1,000 operations of what is counted: twice what matters by default. */
const COUNTED = 2;

const of = (source: Source, shape: Shape, leaks: readonly number[]): readonly Cell[] =>
  PROGRAMS.flatMap(program => leaks.map(leak => ({ program, kind: 'memory' as const, shape, source, leak })));

const counted = (kind: Kind, source: Source, programs: readonly Program[]): readonly Cell[] =>
  programs.map(program => ({ program, kind, shape: 'none', source, leak: COUNTED }));

/** All that is recorded; leak-free cells stand before the leaking ones that need them. */
export const CELLS: readonly Cell[] = [
  ...of('checkpoints', 'none', [0, 1, 10, 25, 100]),
  ...of('checkpoints', 'sawtooth', [0, 25]),
  ...of('checkpoints', 'warmup', [0, 25]),
  ...of('checkpoints', 'step', [0, 25]),
  ...of('sampled', 'none', [0, 25, 100]),
  ...counted('fds', 'sampled', PROGRAMS),
  ...counted('sockets', 'sampled', ['node', 'python']),
  // Looking through hundreds of threads from outside takes longer than a run of two seconds allows: they are reported.
  ...counted('threads', 'checkpoints', ['python', 'c']),
  ...counted('goroutines', 'checkpoints', ['go']),
];
