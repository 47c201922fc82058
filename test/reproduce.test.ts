import { expect, test } from 'vitest';
import { parseConfig } from '../src/config/parse.ts';
import { type RunFlags, requestOf } from '../src/flags.ts';
import type { Plan } from '../src/model/plan.ts';
import { prepareFrom } from '../src/pipeline.ts';
import { reproduce } from '../src/reproduce.ts';
import { runOf } from './helpers/runs.ts';

const SUITE = `version: 1
budget: 5m
scenarios:
  other: { command: ./other }
  orders:
    command: ./orders
    load: { users: 4, duration: 3s }
`;

const FLAGS: RunFlags = {
  config: 'stress.yml',
  scenario: [],
  category: [],
  priority: [],
  tag: [],
  out: '.stress',
  reportLevel: 'standard',
  format: 'terminal',
};

async function planOf(flags: Partial<RunFlags>): Promise<Plan> {
  const parsed = parseConfig(SUITE, 'stress.yml');
  if ('problems' in parsed) throw new Error(parsed.problems[0]?.message);
  const request = await requestOf({ ...FLAGS, ...flags });
  return prepareFrom(parsed.config, request, { fallbackSuite: 'shop' }).plan;
}

const commandOf = (plan: Plan, run: number | null = null): string =>
  reproduce('stress-action run', { result: { ...runOf({}), plan }, rounds: [] }, { name: 'orders' }, run);

/** Words of a command without quotes → flags. */
function flagsIn(command: string): Partial<RunFlags> {
  const words = command.split(' ').slice(2);
  const pairs = words.flatMap((word, at) => (word.startsWith('--') ? [[word.slice(2), words[at + 1]]] : []));
  const { scenario, ...flags } = Object.fromEntries(pairs);
  return { ...flags, scenario: [scenario] };
}

test.each<[string, Partial<RunFlags>, string]>([
  ['nothing', {}, ''],
  ['what judges', { against: 'none' }, '--against none '],
  ['the base', { against: 'v1.2~3' }, "--against 'v1.2~3' "],
  ['the intensity', { intensity: 'low' }, '--intensity low '],
  ['the duration', { duration: '500ms' }, '--duration 500ms '],
  ['the samples', { samples: '7' }, '--samples 7 '],
  ['the budget', { budget: '2m' }, '--budget 120s '],
  [
    'all of them',
    { against: 'baseline', intensity: 'extreme', duration: '90s', samples: '20', budget: '1m' },
    '--against baseline --intensity extreme --duration 90s --samples 20 --budget 60s ',
  ],
])('the printed command says %s again, and is planned as the run was', async (_, flags, said) => {
  const plan = await planOf(flags);
  const command = commandOf(plan);
  expect(command).toBe(`stress-action run --scenario orders ${said}--seed ${plan.seed}`);

  const again = await planOf(flagsIn(command.replaceAll("'", '')));
  const [before, after] = [plan, again].map(({ scenarios }) => scenarios.find(({ id }) => id === 'orders'));
  // Its share of the budget is another one where it is alone.
  expect({ ...after, budgetMs: null }).toEqual({ ...before, budgetMs: null });
  expect(again.given).toEqual(plan.given);
});

test('a single run of a repeated test needs no base, and is not told how often it ran', async () => {
  const plan = await planOf({ against: 'main', intensity: 'low', samples: '7', budget: '2m' });
  expect(commandOf(plan, 3)).toBe(
    `stress-action run --scenario orders --against none --intensity low --seed ${plan.seed} --repetition 3`,
  );
});

test('a config file with another name, and a base that was found, are said as well', async () => {
  const plan = await planOf({ config: 'load tests.yml', against: 'HEAD~1' });
  const paired = {
    ...plan,
    pairing: { purpose: 'search', base: 'abc1234', looks: [10], orders: {} } as never,
  };
  expect(commandOf(paired)).toBe(
    `stress-action run --config 'load tests.yml' --scenario orders --against abc1234 --seed ${plan.seed}`,
  );
});
