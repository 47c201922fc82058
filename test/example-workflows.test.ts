import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { COMMENT_INPUT_DEFAULTS } from '../src/github/comment-input-table.ts';
import { INPUT_DEFAULTS } from '../src/github/input-table.ts';
import { MERGE_INPUT_DEFAULTS } from '../src/github/merge-inputs.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

interface Step {
  readonly uses: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, string | boolean | number>>;
}
interface Job {
  readonly if?: string;
  readonly needs?: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly 'cache-mode': string;
  readonly strategy?: { readonly matrix: { readonly part: readonly number[] } };
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, { readonly workflows?: readonly string[] } | null>>;
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

const FILES = readdirSync(join(ROOT, 'examples/workflows'));
const workflowOf = (name: string): Workflow => parse(read(`examples/workflows/${name}`));
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps);
const stepOf = (workflow: Workflow, action: string) =>
  stepsOf(workflow).find(({ uses }) => uses.startsWith(`${action}@`));

/** Inputs of our actions, by what a workflow calls them. */
const INPUTS: Readonly<Record<string, object>> = {
  'org/stress-action@v1': INPUT_DEFAULTS,
  'org/stress-action/comment@v1': COMMENT_INPUT_DEFAULTS,
  'org/stress-action/merge@v1': MERGE_INPUT_DEFAULTS,
};

test('there are workflows for the four ways of use', () => {
  expect(FILES.toSorted()).toEqual([
    'fork-judge.yml',
    'fork-measure.yml',
    'keep-alive.yml',
    'same-repository.yml',
    'sharded-matrix.yml',
  ]);
});

describe.each(FILES)('examples/workflows/%s', file => {
  const workflow = workflowOf(file);

  test('gives our actions only inputs that they have', () => {
    const ours = stepsOf(workflow).filter(({ uses }) => uses.startsWith('org/'));
    expect(ours.length).toBeGreaterThan(0);
    for (const { uses, with: given = {} } of ours)
      expect(Object.keys(given).filter(name => !(name in (INPUTS[uses] ?? {})))).toEqual([]);
  });

  test('pins the actions of others to the commits that this repository itself trusts', () => {
    const own = readdirSync(join(ROOT, '.github/workflows')).map(name => read(`.github/workflows/${name}`));
    const trusted: readonly string[] = own.join('\n').match(/actions\/[\w-]+@[0-9a-f]{40} # v[\d.]+/g) ?? [];
    const pinned = read(`examples/workflows/${file}`).match(/actions\/[\w-]+@.*/g) ?? [];
    expect(pinned.filter(action => !trusted.includes(action))).toEqual([]);
  });

  test('grants nothing to all, and to each job what is named with a reason', () => {
    expect(workflow.permissions).toEqual({});
    const granted = Object.values(workflow.jobs).flatMap(({ permissions }) => Object.entries(permissions));
    for (const [name, access] of granted)
      expect(read(`examples/workflows/${file}`)).toMatch(new RegExp(`^ +${name}: ${access} # \\w`, 'm'));
  });

  test('lets whoever writes a baseline find what was accepted in the pull request of its commit', () => {
    for (const job of Object.values(workflow.jobs).filter(one => one['cache-mode'] === 'write'))
      expect(job.permissions).toMatchObject({
        contents: 'read',
        'pull-requests': expect.stringMatching(/^(?:read|write)$/),
      });
  });

  test('lets only the default branch write to the cache, and the merge, which writes for it alone', () => {
    const writing = Object.entries(workflow.jobs).filter(([, job]) => job['cache-mode'] === 'write');
    const names = writing.map(([name]) => name);
    expect(names).toEqual(
      file === 'fork-judge.yml' ? [] : file === 'sharded-matrix.yml' ? ['judge'] : ['refresh'],
    );
  });
});

describe('the pair for forks', () => {
  const measure = workflowOf('fork-measure.yml');
  const judge = workflowOf('fork-judge.yml');

  test('measures without a token, and hands over what the other one looks for', () => {
    expect(measure.jobs.measure?.permissions).toEqual({ contents: 'read' });
    expect(stepOf(measure, 'org/stress-action')?.with).toEqual({
      'github-token': '',
      comment: 'never',
      'fail-on': 'never',
    });
    expect(stepOf(measure, 'actions/upload-artifact')?.with).toMatchObject({
      name: COMMENT_INPUT_DEFAULTS.artifact,
      path: `${INPUT_DEFAULTS.out}/results.json`,
      'include-hidden-files': true,
    });
  });

  test('judges after the one that measures, what pull requests were measured for, without a checkout', () => {
    expect(judge.on.workflow_run?.workflows).toEqual([measure.name]);
    expect(judge.name).not.toBe(measure.name);
    expect(judge.jobs.judge?.if).toContain("github.event.workflow_run.event == 'pull_request'");
    expect(stepsOf(judge)).toEqual([{ uses: 'org/stress-action/comment@v1' }]);
  });
});

describe('the matrix', () => {
  const workflow = workflowOf('sharded-matrix.yml');
  const { part, judge } = workflow.jobs;

  test('counts its parts from one, and tells each how many there are', () => {
    const parts = part?.strategy?.matrix.part ?? [];
    expect(parts).toEqual(parts.map((_, i) => i + 1));
    expect(stepOf(workflow, 'org/stress-action')?.with?.shard).toBe(
      `$${'{{ matrix.part }}'}/$${'{{ strategy.job-total }}'}`,
    );
  });

  test('joins what every part has left, also where one has failed', () => {
    expect(judge?.needs).toBe('part');
    expect(judge?.if).toBe(`$${'{{ !cancelled() }}'}`);
    const { name = '' } = stepOf(workflow, 'actions/upload-artifact')?.with ?? {};
    const { pattern = '', path } = stepOf(workflow, 'actions/download-artifact')?.with ?? {};
    expect(String(name).startsWith(String(pattern).replace('*', ''))).toBe(true);
    expect(stepOf(workflow, 'org/stress-action/merge')?.with).toEqual({ results: path });
  });
});
