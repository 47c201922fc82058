#!/usr/bin/env node
import { randomUUID } from 'node:crypto';
import { basename, join, relative, resolve } from 'node:path';
import { inspect } from 'node:util';
import { Command, CommanderError, Option } from 'commander';
import { addConfig } from './config-command.ts';
import { addDemo } from './demo-command.ts';
import { addDoctor } from './doctor-command.ts';
import { type BisectFlags, list, namedBase, type RunFlags, requestOf } from './flags.ts';
import { addIngest } from './ingest-command.ts';
import { baselineOption, DEFAULT_OUT, invocation } from './invocation.ts';
import { addMerge, MERGE_SAVES, sayProvisional } from './merge-command.ts';
import { SuiteError } from './model/suite-error.ts';
import type { ExitCode } from './model/verdict.ts';
import { TOOL } from './model/version.ts';
import type { View } from './model/view.ts';
import type { Gated, World } from './pipeline.ts';
import { addWorker } from './worker-command.ts';

/** Runs that the command line keeps in a baseline. */
const KEPT_RUNS = 30;

/** Formats that can be printed; `terminal` is for people. */
const FORMATS = ['terminal', 'markdown', 'html', 'json', 'junit'] as const;

const formatOption = () =>
  new Option('--format <format>', 'what to print').choices([...FORMATS]).default('terminal');
const levelOption = () =>
  new Option('--report-level <level>', 'how much to print')
    .choices(['summary', 'standard', 'detailed'])
    .default('standard');
const failOnOption = () =>
  new Option('--fail-on <verdict>', 'what makes the exit code non-zero').choices([
    'fail',
    'inconclusive',
    'never',
  ]);

function program(): Command {
  const root = new Command(TOOL.name)
    .description(
      'Runs the stress suite of a repository, compares it with a baseline, and says pass, fail or cannot tell',
    )
    .version(TOOL.version)
    .showSuggestionAfterError()
    .exitOverride()
    .configureHelp({ sortSubcommands: false });
  addRun(root);
  const options = [failOnOption(), levelOption(), formatOption()];
  addMerge(root, { invocation, print, options, keptRuns: KEPT_RUNS });
  addReading(root);
  addIngest(root, { failOnOption, levelOption, run: runCommand });
  addBisect(root);
  addDoctor(root, invocation);
  addDemo(root, { invocation, print, examples: join(import.meta.dirname, '../examples') });
  addConfig(root);
  addWorker(root);
  return root;
}

function addRun(root: Command): void {
  root
    .command('run')
    .description('plan, run, judge, report')
    .argument('[directory]', 'where stress.yml and the software under test are', '.')
    .option('--config <file>', 'the suite, relative to the directory', 'stress.yml')
    .option('--scenario <names>', 'only these; globs with *; may be repeated', list, [])
    .option('--category <names>', 'only scenarios of these categories', list, [])
    .option('--priority <names>', 'only scenarios of these priorities', list, [])
    .option('--tag <names>', 'only scenarios with one of these tags', list, [])
    .addOption(
      new Option('--intensity <level>', 'multiplies samples and load').choices([
        'low',
        'medium',
        'high',
        'extreme',
      ]),
    )
    .option('--duration <time>', 'length of scenarios that have a duration, such as 30s')
    .option('--samples <n>', 'samples of every scenario that is run alone; pairs have looks of their own')
    .option('--seed <n>', 'of every random choice')
    .option('--repetition <n>', 'run one run of a repeated test again, under its seeds and conditions')
    .option('--budget <time>', 'wall-clock limit of the whole suite, such as 10m')
    .addOption(
      new Option(
        '--against <what>',
        'what judges changes: auto, base, baseline, none, or a git ref or folder to run in pairs with',
      ),
    )
    .addOption(failOnOption())
    .option('--baseline <file>', 'the stored baseline (default: baseline.json in the output folder)')
    .option('--update-baseline', 'add this run to the baseline when the verdict allows')
    .option(
      '--accept <scenario/metric=reason>',
      'with --update-baseline: a change for the worse is wanted; globs with *; may be repeated',
      (value: string, before: readonly string[] = []) => [...before, value],
    )
    .option('--out <folder>', 'for results, logs and reports, relative to the directory', DEFAULT_OUT)
    .addOption(levelOption())
    .addOption(formatOption())
    .option(
      '--shard <part/parts>',
      'run one part of the suite, such as 1/4; `merge` joins the parts and judges',
    )
    .option('--dry-run', 'print the plan and stop')
    .action(runCommand);
}

function addReading(root: Command): void {
  root
    .command('compare')
    .description('judge two results against each other')
    .argument('<base>', 'results.json, or the folder that holds it')
    .argument('<head>', 'likewise')
    .addOption(failOnOption())
    .addOption(levelOption())
    .addOption(formatOption())
    .action(
      async (base: string, head: string, flags: Pick<RunFlags, 'failOn' | 'reportLevel' | 'format'>) => {
        const { compareResults } = await import('./results.ts');
        const place = { workingDirectory: process.cwd(), program: invocation('run') };
        await print(await compareResults(base, head, { failOn: flags.failOn ?? null }, place), flags);
      },
    );
  root
    .command('report')
    .description('render a result again, or what an interrupted run left')
    .argument('<result>', 'results.json, events.ndjson, or the folder that holds them')
    .option('--out <folder>', 'also write every report file there')
    .option('--explain <scenario/metric>', 'print how the verdict on it was computed, from its samples')
    .addOption(levelOption())
    .addOption(formatOption())
    .action(async (path: string, flags: ReportFlags) => {
      const [{ explainResult, readView }, { writeReports }] = await Promise.all([
        import('./results.ts'),
        import('./pipeline.ts'),
      ]);
      const place = { workingDirectory: process.cwd(), program: invocation('run') };
      if (flags.explain !== undefined) {
        const width = process.stdout.columns ?? 100;
        process.stdout.write(await explainResult(path, flags.explain, width, place));
        return;
      }
      const view = await readView(path, place);
      if (flags.out !== undefined) await writeReports(view, resolve(flags.out));
      await print(view, flags);
    });
}

type ReportFlags = Pick<RunFlags, 'reportLevel' | 'format'> & {
  readonly out?: string;
  readonly explain?: string;
};

function addBisect(root: Command): void {
  root
    .command('bisect')
    .description('find the commit that brought a regression, by paired runs along the history')
    .argument('[directory]', 'where stress.yml and the software under test are', '.')
    .requiredOption('--good <ref>', 'a commit without the regression, an ancestor of bad')
    .option('--bad <ref>', 'a commit that has it', 'HEAD')
    .option('--scenario <names>', 'look only at these; globs with *; may be repeated', list, [])
    .option('--metric <id>', 'follow this metric (default: the one that is worst)')
    .option('--config <file>', 'the suite, relative to the directory; used for every commit', 'stress.yml')
    .option('--seed <n>', 'of every random choice')
    .option('--budget <time>', 'wall-clock limit of each comparison, such as 10m')
    .option('--out <folder>', 'for the state and the results of each step', '.stress/bisect')
    .option('--restart', 'begin anew instead of going on after an interruption')
    .action(async (directory: string, flags: BisectFlags) => {
      const { bisectCommand } = await import('./bisect-command.ts');
      const commands = { run: invocation('run', directory), bisect: invocation('bisect', directory) };
      await bisectCommand(directory, flags, commands);
    });
}

async function runCommand(directory: string, flags: RunFlags): Promise<void> {
  const workingDirectory = resolve(directory);
  const fallbackSuite = basename(workingDirectory);
  const request = await requestOf(flags);
  const pipeline = await import('./pipeline.ts');
  if (flags.dryRun === true) {
    const { plan, remarks } = await pipeline.prepare(request, { workingDirectory, fallbackSuite });
    const { loadLines } = await import('./report/load.ts');
    console.error([...loadLines(plan), ...remarks].join('\n'));
    console.log(JSON.stringify(plan, null, 2));
    return;
  }
  const { defaultBaselineFile, fileStore, gate } = pipeline;
  const attended = (await import('./attended.ts')).attend();
  const out = resolve(workingDirectory, flags.out);
  const baselineFile = shown(flags.baseline ?? defaultBaselineFile(out));
  const world: World = {
    ...attended,
    workingDirectory,
    out,
    environment: process.env,
    toolVersion: TOOL.version,
    marker: randomUUID(),
    fallbackSuite,
    program: `${invocation('run', directory)}${baselineOption(flags, baselineFile)}`,
    store: fileStore(baselineFile),
    openBase: baseFrom(flags.against, workingDirectory),
    damagedBaseline: 'refuse',
    remark: sentence => console.error(sentence),
    refresh:
      flags.updateBaseline === true && flags.shard === undefined
        ? { when: 'if-allowed', keepRuns: KEPT_RUNS }
        : { when: 'never', reason: flags.shard === undefined ? 'nobody asked for it' : MERGE_SAVES },
  };
  try {
    const gated = await gate(request, world);
    attended.quiet();
    await print(gated.view, flags);
    reportBaseline(gated, flags);
    if (flags.shard !== undefined) sayProvisional(gated.view, flags.shard);
    console.error(`Reports are in ${shown(out)}`);
  } finally {
    attended.release();
  }
}

/** The base where nobody names one: where this branch parted from the default branch of the remote. */
const DEFAULT_BASE = 'origin/HEAD';

/** A base is checked out beside the working tree; on a command line nothing is run in pairs unless somebody asks for it. */
function baseFrom(flag: string | undefined, workingDirectory: string): World['openBase'] {
  const named = namedBase(flag);
  return async against => {
    if (named === null && against === 'auto') return null;
    const { openBaseTree } = await import('./pipeline.ts');
    return openBaseTree(named ?? DEFAULT_BASE, { workingDirectory, environment: process.env, token: null });
  };
}

/** What became of the baseline, in one line; nothing when nobody asked. */
function reportBaseline({ saved, refreshReason, lookup }: Gated, flags: RunFlags): void {
  if (flags.updateBaseline !== true) return;
  const runs = lookup.kind === 'found' ? lookup.baseline.runs.length + 1 : 1;
  const kept =
    saved?.kind === 'saved'
      ? `holds ${runs} ${runs === 1 ? 'run' : 'runs'} now`
      : `was not updated: ${refreshReason}`;
  console.error(`The baseline ${kept}`);
}

async function print(view: View, flags: Pick<RunFlags, 'reportLevel' | 'format'>): Promise<void> {
  const { RENDERERS } = await import('./report/registry.ts');
  const { wantsColors } = await import('./report/colors.ts');
  const text = await RENDERERS[flags.format as (typeof FORMATS)[number]](view, {
    level: flags.reportLevel,
    colors: wantsColors(process.env, process.stdout.isTTY === true),
    width: process.stdout.columns ?? 100,
    runUrl: null,
  });
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  process.exitCode = view.verdict.exitCode;
}

/** A path as the person would write it, from where they are. */
const shown = (path: string): string => relative(process.cwd(), path) || '.';

/** Known failures print a paragraph; bugs keep their stack. */
async function explain(error: unknown, workingDirectory: string): Promise<ExitCode> {
  const { cleanLines } = await import('./report/clean.ts');
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof SuiteError) {
    const { explainLoadFailure } = await import('./config/load.ts');
    // Without a place in the text there is no line of source to show, and the message has said everything.
    const placed = error.problems.some(problem => problem.line !== null);
    console.error(cleanLines(placed ? await explainLoadFailure(error, { workingDirectory }) : error.message));
    return error.exitCode;
  }
  console.error(`This is a bug of ${TOOL.name} ${TOOL.version}; please report it with this text:`);
  console.error(cleanLines(inspect(error)));
  return 3;
}

const args = process.argv;
try {
  await program().parseAsync(args);
} catch (error) {
  const directory =
    ['run', 'bisect', 'doctor'].includes(args[2] ?? '') && args[3] !== undefined && !args[3].startsWith('-')
      ? args[3]
      : '.';
  process.exitCode = await explain(error, join(process.cwd(), directory));
}
