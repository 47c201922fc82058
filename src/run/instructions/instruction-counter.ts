/** A complete argument list: the program, then its arguments. */
export type Arguments = readonly [string, ...string[]];

/** What one counted command gave: instructions in user mode of it and of everything it started, or why there is no number. */
export type Count =
  | { readonly kind: 'counted'; readonly instructions: number }
  | { readonly kind: 'fault'; readonly reason: string };

/** One way to count the instructions of a command. */
export interface InstructionCounter {
  /** What counted, for people and for comparisons: counts of different names are never compared with each other. */
  readonly name: string;
  /** How many times longer a command may take under it; time limits are multiplied by this. */
  readonly slowdown: number;
  /** The command that runs `argv` and counts it into `outputFile`, an absolute path that does not exist yet. */
  wrap(argv: Arguments, outputFile: string): Arguments;
  /** Takes the count that a finished command left: `outputFile`, or files beside it whose names begin with its own. */
  read(outputFile: string): Count;
}

/** A member of the family (`registry.ts`). */
export interface CounterKind {
  /** The program it needs, looked for on PATH. */
  readonly program: string;
  /** What gives this machine the counter, one sentence. */
  readonly remedy: string;
  /** The counter with its program at `path`. Rejects where the program does not even say what it is. */
  open(path: string): Promise<InstructionCounter>;
}
