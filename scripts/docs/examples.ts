import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdownTable } from 'markdown-table';
import { parse } from 'yaml';
import { EXAMPLES, expectedOf, type Wrong, wrongIn } from '../examples/expected.ts';
import { replaceGenerated } from './statistics.ts';

/** The examples from practice, each with its suites in the order in which its page shows them. */
export const PRACTICE: Readonly<Record<string, readonly string[]>> = {
  tengo: ['stress.yml'],
  'lua-isolation': ['stress.yml', 'mutants.yml'],
};

interface Written {
  readonly scenarios: Readonly<Record<string, { readonly covers?: readonly string[] }>>;
}

/** The pages of the examples with a table of what each scenario comes to. */
export const generateExamplePages = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(PRACTICE).map(([example, suites]) => [
      `examples/${example}/README.md`,
      suites.reduce(
        (page, suite) => replaceGenerated(page, suite, verdicts(example, suite)),
        readFileSync(join(EXAMPLES, example, 'README.md'), 'utf8'),
      ),
    ]),
  );

/** The scenarios of a suite in the order of the file. */
export const scenariosOf = (example: string, suite: string): Written['scenarios'] =>
  (parse(readFileSync(join(EXAMPLES, example, suite), 'utf8')) as Written).scenarios;

function verdicts(example: string, suite: string): string {
  const expected = expectedOf(example, suite);
  const rows = Object.entries(scenariosOf(example, suite)).map(([name, { covers = [] }]) => {
    const wrong = wrongIn(expected, name);
    return [`\`${name}\``, covers.join(', '), isNothing(wrong) ? 'pass' : '**fail**', wordsOf(wrong)];
  });
  const head = ['scenario', 'covers', 'verdict', 'what fails'];
  const isCovering = rows.some(([, covers]) => covers !== '');
  return markdownTable(
    [head, ...rows].map(row => row.filter((_, column) => isCovering || column !== 1)),
    { alignDelimiters: false },
  );
}

const isNothing = ({ tests, faults, metrics }: Wrong): boolean =>
  tests.length + faults.length + metrics.length === 0;

const wordsOf = ({ tests, faults, metrics }: Wrong): string =>
  [
    ...tests.map(test => (test === '*' ? 'others' : `\`${test.replace(/^\S+ /, '').replaceAll('*', '')}\``)),
    ...faults.map(fault => `fault: ${fault}`),
    ...metrics.map(metric => `limit of \`${metric}\``),
  ].join(', ');
