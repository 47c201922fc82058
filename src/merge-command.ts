import { relative, resolve } from 'node:path';
import type { Command, Option } from 'commander';
import type { RunFlags } from './flags.ts';
import { NO_OVERRIDES } from './model/override.ts';
import { provisionalExitCode } from './model/verdict.ts';
import type { View } from './model/view.ts';
import type { Gated } from './pipeline.ts';

/** Flags of `merge` as commander gives them. */
export interface MergeFlags
  extends Pick<RunFlags, 'failOn' | 'reportLevel' | 'format' | 'baseline' | 'updateBaseline' | 'out'> {
  readonly expectedShards?: string;
}

/** What the command line shares with its other commands. */
export interface MergeSurroundings {
  /** How the person called this program. */
  readonly invocation: (command: string, directory?: string) => string;
  readonly print: (view: View, flags: Pick<RunFlags, 'reportLevel' | 'format'>) => Promise<void>;
  readonly options: readonly Option[];
  readonly keptRuns: number;
}

/** Adds the command `merge`. What it needs is loaded when it is called. */
export function addMerge(root: Command, surroundings: MergeSurroundings): void {
  const command = root
    .command('merge')
    .description('join the results of the parts of a suite, and judge them as one run')
    .argument('<results...>', 'folders or files of the parts, as `run --shard` wrote them')
    .option('--expected-shards <n>', 'results that must be there; fewer cannot be judged')
    .option('--baseline <file>', 'the stored baseline (default: baseline.json in the output folder)')
    .option('--update-baseline', 'add this run to the baseline when the verdict allows')
    .option('--out <folder>', 'for the joined results and reports', '.stress');
  for (const option of surroundings.options) command.addOption(option);
  command.action((places: readonly string[], flags: MergeFlags) => mergeCommand(places, flags, surroundings));
}

async function mergeCommand(
  places: readonly string[],
  flags: MergeFlags,
  { invocation, print, keptRuns }: MergeSurroundings,
): Promise<void> {
  const [{ mergeGate }, { defaultBaselineFile, fileStore }, { wholeNumber }] = await Promise.all([
    import('./merging.ts'),
    import('./pipeline.ts'),
    import('./flags.ts'),
  ]);
  const workingDirectory = process.cwd();
  const out = resolve(flags.out);
  const store = fileStore(relative(workingDirectory, resolve(flags.baseline ?? defaultBaselineFile(out))));
  const gated = await mergeGate(
    {
      places,
      expected: wholeNumber('--expected-shards', flags.expectedShards, 1),
      against: null,
      failOn: flags.failOn ?? null,
      overrides: NO_OVERRIDES,
    },
    {
      workingDirectory,
      out,
      program: invocation('run'),
      storeFor: () => store,
      refresh:
        flags.updateBaseline === true
          ? { when: 'if-allowed', keepRuns: keptRuns }
          : { when: 'never', reason: 'nobody asked for it' },
    },
  );
  await print(gated.view, flags);
  if (flags.updateBaseline === true) say(`The baseline ${kept(gated)}`);
  say(`Reports are in ${relative(workingDirectory, out) || '.'}`);
}

const kept = ({ saved, refreshReason }: Gated): string =>
  saved?.kind === 'saved' ? 'has this run now' : `was not updated: ${refreshReason}`;

/** Why a part does not update the baseline. */
export const MERGE_SAVES = 'this is one part of the suite: the merge saves it';

/** The verdict of one part decides nothing: says so, and sets the exit code. */
export function sayProvisional({ verdict }: View, shard: string): void {
  process.exitCode = provisionalExitCode(verdict);
  say(
    `This is part ${shard}: its verdict (${verdict.status}) is provisional, the one that counts is that of \`merge\``,
  );
}

/** To standard error: what is printed for people must not end up in a report. */
const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
