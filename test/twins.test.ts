import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { languages, suiteFile, TWINS, twinsOf } from '../scripts/twins/suites.ts';
import { isNamed, THEMES } from '../scripts/twins/themes.ts';
import { parseConfig } from '../src/config/parse.ts';

test('there are twins in six languages', () => {
  expect(languages()).toEqual(['c', 'go', 'java', 'node', 'python', 'rust']);
});

test('every theme has twins in some language', () => {
  const themes = new Set(
    languages()
      .flatMap(twinsOf)
      .map(({ theme }) => theme),
  );
  expect([...themes].sort()).toEqual(Object.keys(THEMES).sort());
});

describe.each(languages())('%s', language => {
  const folders = readdirSync(join(TWINS, language)).filter(name => name in THEMES);

  test('is a suite that can be run', () => {
    expect(parseConfig(readFileSync(suiteFile(language), 'utf8'), 'stress.yml')).toHaveProperty('config');
  });

  test('has a scenario for each program, and one for its twin', () => {
    const twins = twinsOf(language);
    expect([...new Set(twins.map(({ theme }) => theme))].sort()).toEqual(folders.toSorted());
    const named = (kind: string) =>
      twins.filter(twin => twin.kind === kind).map(({ scenario }) => scenario.replace(`-${kind}`, ''));
    expect(named('bad')).toEqual(named('good'));
  });

  test.each(folders)('%s: bad and good differ in one line, which says so', theme => {
    const [name = '', ...others] = readdirSync(join(TWINS, language, theme, 'bad')).filter(name =>
      isSource(name),
    );
    expect(others).toEqual([]);
    const [bad, good] = ['bad', 'good'].map(kind => lines(join(TWINS, language, theme, kind, name)));
    const different = bad?.filter((line, index) => line !== good?.[index]) ?? [];
    expect(bad?.length).toBe(good?.length);
    expect(different).toEqual([expect.stringContaining('TWIN: ')]);
    expect(good?.filter(line => line.includes('TWIN: '))).toHaveLength(1);
  });
});

test.each([
  ['TestEveryPageHasAnItem', 'everypagehasanitem', true],
  ['flaky.bad.test_pages test_every_page_has_an_item', 'everypagehasanitem', true],
  ['every page has an item, too', 'everypagehasanitem', false],
])('the name %s is that of the test %s: %s', (name, letters, is) => {
  expect(isNamed(name, letters)).toBe(is);
});

const isSource = (name: string): boolean => /\.(c|go|java|mjs|py|rs)$/.test(name);
const lines = (file: string): readonly string[] => readFileSync(file, 'utf8').split('\n');

test('every language has a file of gates', () => {
  const files = readdirSync(join(import.meta.dirname, 'twins')).filter(name => name.endsWith('.test.ts'));
  expect(files.toSorted()).toEqual(languages().map(language => `${language}.test.ts`));
});
