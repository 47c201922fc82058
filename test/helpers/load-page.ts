import { parse } from 'yaml';
import { parseConfig } from '../../src/config/parse.ts';
import type { Load } from '../../src/model/load.ts';
import type { Plan } from '../../src/model/plan.ts';
import { makePlan } from '../../src/plan/plan.ts';
import { EVERYTHING } from '../../src/plan/select.ts';

/** A part of a scenario of docs/load.md → the plan of a suite with it. */
export function planOf(text: string): Plan {
  const written = parse(text);
  const document =
    written.version === 1
      ? written
      : { version: 1, scenarios: { shown: { command: './operate', ...written } } };
  const parsed = parseConfig(JSON.stringify(document), 'docs/load.md');
  if ('problems' in parsed) throw new Error(parsed.problems.map(({ message }) => message).join(' · '));
  return makePlan(parsed.config, {
    configFile: 'docs/load.md',
    fallbackSuite: 'shown',
    selection: EVERYTHING,
    ...{ seed: null, budgetMs: null, samples: null, durationMs: null },
  });
}

export function loadOf(text: string): Load {
  const [scenario] = planOf(text).scenarios;
  if (scenario === undefined) throw new Error('nothing was planned');
  return scenario.load;
}
