import { randomUUID } from 'node:crypto';
import { join, relative, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { RunFlags } from './flags.ts';
import type { DemoReport } from './model/demo.ts';
import type { ExitCode } from './model/verdict.ts';
import { TOOL } from './model/version.ts';
import type { View } from './model/view.ts';

/** Flags of `demo`. */
interface DemoFlags extends Pick<RunFlags, 'out' | 'format'> {
  readonly keep?: boolean;
}

/** What the command line gives to `demo`: how it was called, how it prints a report, and where its examples are. */
export interface Surroundings {
  readonly invocation: (command: string, directory?: string) => string;
  readonly print: (view: View, flags: Pick<RunFlags, 'reportLevel' | 'format'>) => Promise<void>;
  readonly examples: string;
}

const INTERRUPTED = 130;
const FORMATS = ['terminal', 'comment', 'markdown', 'html', 'json', 'junit'];

/** Adds the command `demo`. What it needs is loaded when it is called. */
export function addDemo(root: Command, surroundings: Surroundings): void {
  root
    .command('demo')
    .description('see it find a slower function and two leaks in a temporary repository, in about a minute')
    .option('--keep', 'keep the repository, to try things in')
    .option('--out <folder>', 'for results, logs and reports', '.stress/demo')
    .addOption(new Option('--format <format>', 'what to print').choices(FORMATS).default('terminal'))
    .action((flags: DemoFlags) => demoCommand(flags, surroundings));
}

/** Flags → demo → report on standard output; words around it there, too, where a person reads it. */
async function demoCommand(flags: DemoFlags, { invocation, print, examples }: Surroundings): Promise<void> {
  const [{ COMMENT_FILE, demo }, { attend }, { renderDemoOpening, renderDemoEnding }] = await Promise.all([
    import('./demo.ts'),
    import('./attended.ts'),
    import('./report/demo.ts'),
  ]);
  const say = flags.format === 'terminal' ? process.stdout : process.stderr;
  const screen = await screenOf(say);
  const out = resolve(flags.out);
  say.write(renderDemoOpening(screen));
  const attended = attend();
  try {
    const report = await demo(
      {
        example: join(examples, 'demo'),
        keep: flags.keep === true,
        // Without the repository there is nothing to run again: the comment then reads as it would in a pull request.
        programIn: directory => (flags.keep === true ? invocation('run', directory) : `${TOOL.name} run`),
      },
      { ...attended, out, environment: process.env, toolVersion: TOOL.version, marker: randomUUID() },
    );
    attended.quiet();
    await print(report.view, { ...flags, reportLevel: 'standard' });
    const shown = (name: string): string => relative(process.cwd(), join(out, name));
    const places = {
      comment: shown(COMMENT_FILE),
      page: shown('report.html'),
      again: `${invocation('demo')} --keep`,
    };
    process.exitCode = exitCodeOf(report);
    if (process.exitCode !== INTERRUPTED) say.write(`\n${renderDemoEnding(report, places, screen)}`);
  } finally {
    attended.release();
  }
}

/** The gate of the demo is meant to fail: 0 when it found what it should, 1 when not, 130 when it was interrupted. */
function exitCodeOf({ parts, view }: DemoReport): ExitCode {
  if (view.verdict.exitCode === INTERRUPTED) return INTERRUPTED;
  return parts.every(part => part.right) ? 0 : 1;
}

async function screenOf(stream: NodeJS.WriteStream) {
  const { wantsColors } = await import('./report/colors.ts');
  return { colors: wantsColors(process.env, stream.isTTY === true), width: stream.columns ?? 100 };
}
