import { mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { partsOf } from './demo/promises.ts';
import { gitEnvironment, makeRepository } from './demo/repository.ts';
import type { DemoReport } from './model/demo.ts';
import { NO_OVERRIDES } from './model/override.ts';
import { fileStore, gate, openBaseTree } from './pipeline.ts';
import { RENDERERS } from './report/registry.ts';
import type { Request, World } from './request.ts';
import { removeTree } from './run/process/remove-tree.ts';

/** What the demo is made of and where it leaves what. */
export interface DemoOptions {
  /** The folder with base/ and head/; absolute. */
  readonly example: string;
  /** Whether the repository stays. */
  readonly keep: boolean;
  /** How a person runs the suite in a directory: the start of every command that reproduces. */
  readonly programIn: (directory: string) => string;
}

/** Name of the repository's folder, and of the comment as it would stand in a pull request, in the output folder. */
const NAME = 'orders';
export const COMMENT_FILE = 'comment.md';

/** Everything as examples/demo/base/stress.yml says, all of it beside the first commit. */
const REQUEST: Request = {
  config: 'stress.yml',
  selection: { scenarios: [], categories: [], priorities: [], tags: [] },
  intensity: null,
  durationMs: null,
  samples: null,
  seed: null,
  budgetMs: null,
  against: 'base',
  failOn: null,
  overrides: NO_OVERRIDES,
};

/**
 * Two commits in a temporary repository, the second worse than the first in three ways, and the gate between them: the same gate that a
 * pull request gets. The repository is removed on every path but one, where it was to be kept and has been measured. Throws `SuiteError`.
 */
export async function demo(
  options: DemoOptions,
  world: Pick<World, 'out' | 'environment' | 'toolVersion' | 'marker' | 'signal' | 'listeners'>,
): Promise<DemoReport> {
  const startedMs = performance.now();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'stress-demo-')));
  const directory = join(folder, NAME);
  let kept: string | null = null;
  try {
    await makeRepository(options.example, directory, world.environment);
    const { view } = await gate(REQUEST, {
      ...world,
      ...worldOf(directory, folder, options, world.environment),
    });
    await writeComment(view, world.out);
    if (options.keep) kept = directory;
    return { view, parts: partsOf(view), kept, elapsedMs: performance.now() - startedMs };
  } finally {
    if (kept === null) removeTree(folder);
  }
}

const worldOf = (
  directory: string,
  folder: string,
  { programIn }: DemoOptions,
  environment: NodeJS.ProcessEnv,
) => ({
  workingDirectory: directory,
  environment: withThisNode(environment),
  fallbackSuite: NAME,
  program: programIn(directory),
  store: fileStore(join(folder, 'baseline.json')),
  openBase: () =>
    openBaseTree('HEAD~1', {
      workingDirectory: directory,
      environment: gitEnvironment(environment),
      token: null,
    }),
  damagedBaseline: 'refuse' as const,
  refresh: { when: 'never' as const, reason: 'a demo leaves no history' },
});

/** The example's programs run on the Node that runs this one, also where that is not on the PATH. */
const withThisNode = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...environment,
  PATH: [dirname(process.execPath), environment.PATH ?? ''].join(delimiter),
});

async function writeComment(view: DemoReport['view'], out: string): Promise<void> {
  const text = await RENDERERS.comment(view, { level: 'standard', colors: false, width: 100, runUrl: null });
  writeFileSync(join(out, COMMENT_FILE), text);
}
