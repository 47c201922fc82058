import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { CUT_AFTER } from '../src/github/branch-save.ts';
import { readInputs } from '../src/github/inputs.ts';
import { LABEL } from '../src/github/override-claims.ts';
import { descriptionReason, overrideLines } from '../src/github/override-text.ts';

/** docs/baselines.md is what the code does. */
const ROOT = join(import.meta.dirname, '..');
const page = readFileSync(join(ROOT, 'docs/baselines.md'), 'utf8');
const blocks = (language: string): readonly string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]+?)\`\`\``, 'g'))].map(([, text = '']) => text);

interface Job {
  readonly if: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly uses: string; readonly with?: Readonly<Record<string, string>> }[];
}

describe('docs/baselines.md', () => {
  test('shows lines that accept', () => {
    const text = blocks('text').join('\n');
    const shown = text.split('\n').filter(line => line.startsWith('/stress'));
    const read = overrideLines(text);
    expect(shown).toHaveLength(4);
    expect(read.map(({ kind }) => kind)).toEqual(shown.map(() => 'accept'));
    expect(descriptionReason(text)).toBe('the old results were wrong');
    expect(page).toContain(`the label \`${LABEL}\``);
  });

  test('shows a workflow with the permissions that its store needs, and inputs that exist', () => {
    const [, workflow = ''] = blocks('yaml');
    const jobs: Readonly<Record<string, Job>> = parse(workflow).jobs;
    for (const { steps } of Object.values(jobs)) {
      const inputs = steps.find(({ uses }) => uses.startsWith('org/stress-action@'))?.with ?? {};
      const variables = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
      const read = readInputs(Object.fromEntries(variables), () => ({ ok: true, value: 1 }));
      expect(read).toMatchObject({ baselineStore: 'branch', hints: [] });
    }
    expect(jobs.main?.permissions).toEqual({ contents: 'write', 'pull-requests': 'read' });
    expect(jobs['pull-request']?.permissions).toEqual({ contents: 'read', 'pull-requests': 'write' });
  });

  test('names flags that the command line has', () => {
    const [command = ''] = blocks('sh');
    const cli = readFileSync(join(ROOT, 'src/cli.ts'), 'utf8');
    const flags = command.match(/--[a-z-]+/g) ?? [];
    expect(flags).toEqual(['--update-baseline', '--accept']);
    for (const flag of flags) expect(cli).toContain(`'${flag}`);
  });

  test('says the numbers that hold', () => {
    expect(page).toContain(`After ${CUT_AFTER} commits the branch is cut to one`);
    const ledger = readFileSync(join(ROOT, 'src/github/branch-ledger.ts'), 'utf8');
    const [, days, files] = /days: (\d+), files: (\d+)/.exec(ledger) ?? [];
    expect(page).toContain(`no run for ${days} days`);
    expect(page.replace(/\s+/g, ' ')).toContain(`at most ${files} files stay`);
  });

  test('links only to files that exist', () => {
    const links = [...page.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = '']) => target);
    expect(links.length).toBeGreaterThan(1);
    for (const target of links) expect(() => readFileSync(join(ROOT, 'docs', target))).not.toThrow();
  });
});
