import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '..');
const DIST = join(ROOT, 'dist');
const present = existsSync(join(DIST, 'cli.js'));
/** The bundle is part of every commit: where a commit is proved, its absence is a failure. */
const skipped = !present && process.env.CI !== 'true';

const files = present
  ? readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.js'))
  : [];
const textOf = (file: string): string => readFileSync(join(DIST, file), 'utf8');

/** The bundler writes the source of what follows above it: `// node_modules/zod/v4/core/util.js`. */
const packagesIn = (file: string): readonly string[] =>
  [...textOf(file).matchAll(/^\/\/ .*node_modules\/((?:@[^/\n]+\/)?[^/\n]+)\//gm)].map(
    ([, name]) => name ?? '',
  );

const STATIC = /^(?:import|export)\s[^;]*?["']([^"']+)["'];$/gm;
const DYNAMIC = /\bimport\(\s*["']([^"']+)["']\s*\)/g;
const importsOf = (file: string, pattern: RegExp): readonly string[] =>
  [...textOf(file).matchAll(pattern)].map(([, target]) => target ?? '');

/** Every file that is evaluated before the entry's own first statement. */
function closureOf(entry: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  for (const target of importsOf(entry, STATIC)) {
    if (target.startsWith('.')) closureOf(join(entry, '..', target), seen);
  }
  return seen;
}

/** What costs tens of milliseconds to load, and is needed by some runs only. */
const HEAVY =
  /^(undici|yaml|zod|@azure\/.*|@octokit\/.*|@actions\/(cache|github|http-client|exec|io)|@protobuf-ts\/.*|fast-xml-.*|cli-table3|log-update)$/;
/** Characters of source before the first statement; today cli 118,000, main 75,000, the others below 60,000. */
const LARGEST_START = 160_000;

describe.skipIf(skipped)(`dist/${skipped ? ' (skipped: not built, run npm run build)' : ''}`, () => {
  test('is there, with the programs that the actions name', () => {
    const runsOf = (file: string) => parse(readFileSync(join(ROOT, file), 'utf8')).runs;
    const { main, post } = runsOf('action.yml');
    const named = [main, post, join('comment', runsOf('comment/action.yml').main)];
    expect(named.map(file => [file, existsSync(join(ROOT, file))])).toEqual([
      ['dist/main.js', true],
      ['dist/cleanup.js', true],
      ['dist/comment.js', true],
    ]);
  });

  test.each(['main.js', 'merge.js', 'comment.js', 'cli.js', 'cleanup.js', 'sampler.js'])(
    '%s starts without what it may never need',
    entry => {
      const closure = [...closureOf(entry)];
      expect(closure.flatMap(packagesIn).filter(name => HEAVY.test(name))).toEqual([]);
      expect(closure.reduce((sum, file) => sum + textOf(file).length, 0)).toBeLessThan(LARGEST_START);
    },
  );

  test('needs nothing that would have to be installed', () => {
    const foreign = files.flatMap(file =>
      [STATIC, DYNAMIC]
        .flatMap(pattern => importsOf(file, pattern))
        .filter(target => !target.startsWith('.') && !isBuiltin(target))
        .map(target => `${file} → ${target}`),
    );
    expect(foreign).toEqual([]);
    expect(files.flatMap(file => importsOf(file, DYNAMIC)).length).toBeGreaterThan(10);
  });

  test('comes with the licence of every package in it', () => {
    const licences = textOf('licenses.txt');
    const bundled = new Set(files.flatMap(packagesIn));
    expect(bundled.size).toBeGreaterThan(30);
    const missing = [...bundled].filter(name => !new RegExp(`^${name} \\d+\\.\\S+ \\(`, 'm').test(licences));
    expect(missing).toEqual([]);
  });

  test('names no folder of the machine that built it', () => {
    expect(files.filter(file => textOf(file).includes(ROOT))).toEqual([]);
  });
});

const isBuiltin = (name: string): boolean => builtinModules.includes(name.replace(/^node:/, ''));
