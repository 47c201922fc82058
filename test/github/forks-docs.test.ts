import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ARTIFACT_LIMITS } from '../../src/github/artifact.ts';
import { COMMENT_INPUT_DEFAULTS } from '../../src/github/comment-input-table.ts';
import { INPUT_DEFAULTS } from '../../src/github/input-table.ts';
import { MOST_IN_A_CHECK } from '../../src/report/annotations.ts';

interface Step {
  readonly uses: string;
  readonly with?: Readonly<Record<string, string>>;
}
interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, { readonly workflows: readonly string[] } | null>>;
  readonly permissions: object;
  readonly jobs: Readonly<
    Record<string, { readonly permissions: object; readonly if?: string; readonly steps: readonly Step[] }>
  >;
}

const page = readFileSync(join(import.meta.dirname, '../../docs/forks.md'), 'utf8');
const [measure, report] = [...page.matchAll(/```yaml\n([\s\S]+?)```/g)].map(
  ([, text = '']): Workflow => parse(text),
);
const stepsOf = (workflow: Workflow | undefined) =>
  Object.values(workflow?.jobs ?? {}).flatMap(({ steps }) => steps);
const inputsOf = (workflow: Workflow | undefined, action: string) =>
  Object.keys(stepsOf(workflow).find(({ uses }) => uses.startsWith(`${action}@`))?.with ?? {});

describe('the workflows of docs/forks.md', () => {
  test('measure with no rights, and report nothing themselves', () => {
    expect(measure?.on).toEqual({ pull_request: null });
    expect(measure?.jobs.measure?.permissions).toEqual({ contents: 'read' });
    expect(inputsOf(measure, 'org/stress-action')).toEqual(['comment', 'check-run']);
    expect(inputsOf(measure, 'org/stress-action').filter(name => !(name in INPUT_DEFAULTS))).toEqual([]);
  });

  test('hand over what the other one looks for', () => {
    const upload = stepsOf(measure).find(({ uses }) => uses.startsWith('actions/upload-artifact@'));
    expect(upload?.with).toEqual({
      name: COMMENT_INPUT_DEFAULTS.artifact,
      path: `${INPUT_DEFAULTS.out}/results.json`,
      'include-hidden-files': true,
    });
  });

  test('report after the one that measures, with what the report needs and no checkout', () => {
    expect(report?.on.workflow_run?.workflows).toEqual([measure?.name]);
    expect(report?.jobs.report?.if).toBe("github.event.workflow_run.event == 'pull_request'");
    expect(report?.permissions).toEqual({});
    expect(report?.jobs.report?.permissions).toEqual({
      actions: 'read',
      contents: 'read',
      'pull-requests': 'write',
      checks: 'write',
    });
    expect(stepsOf(report).map(({ uses }) => uses)).toEqual(['org/stress-action/comment@v1']);
  });

  test('and the page has the numbers of the code', () => {
    expect(page).toContain(`one beyond ${ARTIFACT_LIMITS.archiveBytes / 1024 ** 2} MiB`);
    expect(page).toContain(`up to ${MOST_IN_A_CHECK} of a kind`);
  });
});
