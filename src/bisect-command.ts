import { randomUUID } from 'node:crypto';
import { basename, relative, resolve } from 'node:path';
import { bisect } from './bisect.ts';
import { type BisectFlags, bisectRequestOf } from './flags.ts';
import { TOOL } from './model/version.ts';
import { interruption } from './pipeline.ts';
import { renderBisectEnding, renderBisectOpening, renderBisectStep } from './report/bisect.ts';
import { createProgress } from './report/progress.ts';

/** The command `bisect`: flags → search → words on standard output, state on standard error, exit code. `commands`: how it was called. */
export async function bisectCommand(
  directory: string,
  flags: BisectFlags,
  commands: { readonly run: string; readonly bisect: string },
): Promise<void> {
  const workingDirectory = resolve(directory);
  const { good, bad, config, metric = null, restart = false } = flags;
  const request = await bisectRequestOf(flags);
  const out = resolve(workingDirectory, flags.out);
  const stop = interruption();
  const progress = createProgress({
    stream: process.stderr,
    isTTY: process.stderr.isTTY === true,
    now: () => performance.now(),
  });
  const world = {
    workingDirectory,
    out,
    environment: process.env,
    toolVersion: TOOL.version,
    marker: randomUUID(),
    fallbackSuite: basename(workingDirectory),
    program: commands.run,
    signal: stop.signal,
    listeners: [{ onEvent: progress }],
  };
  try {
    const ended = await bisect({ request, good, bad, metric, restart }, world, {
      onBegin: ({ record, ...how }) => print(renderBisectOpening(record, how)),
      onStep: (step, record) => print(renderBisectStep(step, record)),
    });
    progress.close();
    print(renderBisectEnding(ended.record, { ...commands, config }));
    if (ended.interruption !== null)
      remark(`Interrupted by ${ended.interruption}; the same command goes on from here`);
    remark(`State and results are in ${relative(process.cwd(), out) || '.'}`);
    process.exitCode = ended.exitCode;
  } finally {
    stop.release();
    progress.close();
  }
}

const print = (text: string): void => void process.stdout.write(text);
const remark = (line: string): void => void process.stderr.write(`${line}\n`);
