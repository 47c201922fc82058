import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { Command, Option } from 'commander';
import type { RunFlags } from './flags.ts';

/** Flags of `ingest`. `format` is that of the files. */
interface IngestFlags
  extends Pick<RunFlags, 'out' | 'baseline' | 'updateBaseline' | 'failOn' | 'reportLevel'> {
  readonly format: string;
  readonly scenario: string;
  readonly suite?: string;
}

/** What the command line gives to `ingest`: options that commands share, and how a suite is run. */
export interface IngestSurroundings {
  readonly failOnOption: () => Option;
  readonly levelOption: () => Option;
  readonly run: (directory: string, flags: RunFlags) => Promise<void>;
}

/** Adds the command `ingest`: files of other tools become a result that is judged like any other. */
export function addIngest(root: Command, surroundings: IngestSurroundings): void {
  root
    .command('ingest')
    .description("other tools' files → a result, judged against the baseline")
    .argument('<files...>', 'what the tools wrote; a benchmark in several files has a sample in each')
    .option('--format <format>', 'of the files (docs/ingest.md); auto looks at the text', 'auto')
    .option('--scenario <name>', 'what the result is called', 'results')
    .option('--suite <name>', 'whose history it belongs to (default: name of the folder)')
    .option('--baseline <file>', 'the stored baseline (default: baseline.json in the output folder)')
    .option('--update-baseline', 'add this result to the baseline when the verdict allows')
    .option('--out <folder>', 'for the result and the reports', '.stress')
    .addOption(surroundings.failOnOption())
    .addOption(surroundings.levelOption())
    .action(async (files: string[], flags: IngestFlags) => {
      const config = await writeSuite(files, flags);
      const { suite: _suite, ...kept } = flags;
      const everything = { category: [], priority: [], tag: [], scenario: [], against: 'baseline' };
      await surroundings.run('.', { ...kept, ...everything, config, format: 'terminal' });
    });
}

/** A suite of one scenario that reads the files, so that the result can be judged again by `run`. Gives its path. */
async function writeSuite(files: readonly string[], flags: IngestFlags): Promise<string> {
  const { format, scenario, suite } = flags;
  const out = resolve(flags.out);
  const read = files.map(file => ({ format, from: relative(process.cwd(), resolve(file)) }));
  const document = {
    version: 1,
    ...(suite === undefined ? {} : { suite }),
    scenarios: { [scenario]: { results: read } },
  };
  const created = await mkdir(out, { recursive: true });
  if (created !== undefined) await writeFile(join(out, '.gitignore'), '*\n');
  // JSON is YAML, and needs no thought about what is quoted.
  await writeFile(join(out, 'ingest.yml'), `${JSON.stringify(document, null, 2)}\n`);
  return relative(process.cwd(), join(out, 'ingest.yml'));
}
