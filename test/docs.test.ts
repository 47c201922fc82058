import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { generateAll } from '../scripts/generate.ts';
import { parseConfig } from '../src/config/parse.ts';
import { TOOL } from '../src/model/version.ts';
import { CONFIRMATION_LOOKS, SEARCH_LOOKS } from '../src/plan/pairing.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const yamlBlocks = [...read('README.md').matchAll(/```yaml\n([\s\S]+?)```/g)].map(([, text = '']) => text);

test.each(Object.entries(await generateAll()))(
  '%s is what npm run generate makes of the code',
  (path, content) => {
    expect(read(path)).toBe(content);
  },
);

describe('README', () => {
  const [workflow = '', suite = ''] = yamlBlocks;

  test('shows a suite that is valid', () => {
    expect(parseConfig(suite, 'stress.yml')).toHaveProperty('config');
  });

  test('shows a workflow that gives the action only inputs it has', () => {
    const { inputs } = parse(read('action.yml'));
    const steps: { uses?: string; with?: object }[] = parse(workflow).jobs.stress.steps;
    const used = steps.find(({ uses }) => uses?.startsWith('org/stress-action@'))?.with ?? {};
    expect(Object.keys(used).filter(name => !(name in inputs))).toEqual([]);
    expect(steps).toHaveLength(2);
  });

  test('says how many pairs and invocations a scenario takes', () => {
    const [first = 0, last = 0] = [SEARCH_LOOKS[0], SEARCH_LOOKS.at(-1)];
    const [fresh = 0, most = 0] = CONFIRMATION_LOOKS;
    const text = read('README.md').replace(/\s+/g, ' ');
    expect(text).toContain(`look by look up to ${last} pairs`);
    expect(text).toContain(`against ${fresh} fresh pairs, or ${most} where those leave it open`);
    expect(text).toContain(`${2 * first} to ${2 * (last + most)} invocations`);
  });

  test('has a row for every command, and no row for any other', () => {
    const table = read('README.md').split('| command | does |')[1]?.split('\n\n')[0] ?? '';
    const rows = [...table.matchAll(/^\| `([\w-]+)/gm)].map(([, name]) => name);
    const files = readdirSync(join(ROOT, 'src')).filter(
      name => name === 'cli.ts' || name.endsWith('-command.ts'),
    );
    const commands = files.flatMap(file =>
      [...read(`src/${file}`).matchAll(/\.command\('([\w-]+)'\)/g)].map(([, name]) => name),
    );
    expect(rows.toSorted()).toEqual(commands.toSorted());
  });

  test('links only to files that exist', () => {
    const links = [...read('README.md').matchAll(/\]\((?!https?:)([^)#]+)/g)].map(
      ([, target = '']) => target,
    );
    expect(links.length).toBeGreaterThan(8);
    for (const target of links) expect(() => read(target)).not.toThrow();
  });
});

test('the version is the same everywhere', () => {
  expect(JSON.parse(read('package.json')).version).toBe(TOOL.version);
});
