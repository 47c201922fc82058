import { randomUUID } from 'node:crypto';
import { basename, relative, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { type DoctorFlags, doctorRequestOf, list, pairsOf } from './flags.ts';
import { TOOL } from './model/version.ts';

/** Adds the command `doctor`. What it needs is loaded when it is called. `invocation` says how this program was called. */
export function addDoctor(root: Command, invocation: (command: string, directory?: string) => string): void {
  root
    .command('doctor')
    .description('what this machine can measure; with --aa, what your suite can tell apart on it')
    .argument('[directory]', 'where stress.yml and the software under test are', '.')
    .option('--aa', 'run the suite against itself in pairs: its noise, its sight and its false alarms')
    .option('--pairs <n>', 'with --aa: pairs of every scenario (default: 40)')
    .option('--scenario <names>', 'with --aa: only these; globs with *; may be repeated', list, [])
    .option('--budget <time>', 'with --aa: wall-clock limit, such as 10m')
    .option('--config <file>', 'with --aa: the suite, relative to the directory (default: stress.yml)')
    .option('--seed <n>', 'with --aa: of every random choice')
    .option('--out <folder>', 'for the results of --aa, relative to the directory', '.stress/doctor')
    .addOption(
      new Option('--format <format>', 'what to print').choices(['terminal', 'json']).default('terminal'),
    )
    .action(async (directory: string, flags: DoctorFlags) => {
      const request = await doctorRequestOf(flags);
      if (request === null) await printCheckup(directory, flags, invocation('doctor', directory));
      else await printNoise(directory, flags, request, invocation('run', directory));
    });
}

async function printCheckup(directory: string, flags: DoctorFlags, command: string): Promise<void> {
  const [{ checkUp }, { renderCheckup }] = await Promise.all([
    import('./doctor.ts'),
    import('./report/doctor.ts'),
  ]);
  const workingDirectory = resolve(directory);
  const out = resolve(workingDirectory, flags.out);
  const checkup = await checkUp({ workingDirectory, out, environment: process.env });
  print(
    flags.format === 'json' ? asJson(checkup) : renderCheckup(checkup, { ...(await terminal()), command }),
  );
}

async function printNoise(
  directory: string,
  flags: DoctorFlags,
  request: NonNullable<Awaited<ReturnType<typeof doctorRequestOf>>>,
  program: string,
): Promise<void> {
  const [{ compareWithItself, exitCodeOf }, { interruption }, { createProgress }, { renderNoise }] =
    await Promise.all([
      import('./doctor.ts'),
      import('./pipeline.ts'),
      import('./report/progress.ts'),
      import('./report/noise.ts'),
    ]);
  const workingDirectory = resolve(directory);
  const out = resolve(workingDirectory, flags.out);
  const stop = interruption();
  const progress = createProgress({
    stream: process.stderr,
    isTTY: process.stderr.isTTY === true,
    now: () => performance.now(),
  });
  try {
    const report = await compareWithItself(request, pairsOf(flags), {
      workingDirectory,
      out,
      environment: process.env,
      toolVersion: TOOL.version,
      marker: randomUUID(),
      fallbackSuite: basename(workingDirectory),
      program,
      signal: stop.signal,
      listeners: [{ onEvent: progress }],
    });
    progress.close();
    print(flags.format === 'json' ? asJson(report) : renderNoise(report, await terminal()));
    process.stderr.write(`Results are in ${relative(process.cwd(), out) || '.'}\n`);
    process.exitCode = exitCodeOf(report);
  } finally {
    stop.release();
    progress.close();
  }
}

async function terminal(): Promise<{ readonly colors: boolean; readonly width: number }> {
  const { wantsColors } = await import('./report/colors.ts');
  return {
    colors: wantsColors(process.env, process.stdout.isTTY === true),
    width: process.stdout.columns ?? 100,
  };
}

const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const print = (text: string): void => void process.stdout.write(text);
