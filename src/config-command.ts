import type { Command } from 'commander';
import type { Config } from './config/config.ts';

/** Adds the commands that only look at a suite's file: `validate` and `schema`. What they need is loaded when they are called. */
export function addConfig(root: Command): void {
  root
    .command('validate')
    .description('check a stress.yml')
    .argument('[file]', 'the suite', 'stress.yml')
    .option('--config <file>', 'the same, spelled as in run')
    .action(async (argument: string, flags: { readonly config?: string }) => {
      const file = flags.config ?? argument;
      const { loadConfig } = await import('./config/load.ts');
      const config = await loadConfig(file, { workingDirectory: process.cwd() });
      const count = config.scenarios.length;
      process.stdout.write(`${file} is valid: ${count} ${count === 1 ? 'scenario' : 'scenarios'}\n`);
      for (const remark of await remarksOn(config, file)) process.stdout.write(`${remark}\n`);
    });
  root
    .command('schema')
    .description('print the JSON Schema of stress.yml, for editors')
    .action(async () => {
      const { configJsonSchema } = await import('./config/json-schema.ts');
      process.stdout.write(`${JSON.stringify(configJsonSchema(), null, 2)}\n`);
    });
}

/** What of a valid suite is known to stay unanswered, as it would run without any option. Files are not looked at. */
async function remarksOn(config: Config, file: string): Promise<readonly string[]> {
  const [
    { applyIntensity },
    { makePlan },
    { policyOf },
    { limitRemarks },
    { NO_OVERRIDES },
    { cleanSentence },
  ] = await Promise.all([
    import('./config/intensity.ts'),
    import('./plan/plan.ts'),
    import('./plan/policy.ts'),
    import('./plan/limit-remarks.ts'),
    import('./model/override.ts'),
    import('./report/clean.ts'),
  ]);
  const unchanged = { seed: null, budgetMs: null, samples: null, durationMs: null, replays: new Map() };
  const selection = { scenarios: [], categories: [], priorities: [], tags: [] };
  const plan = makePlan(applyIntensity(config), {
    configFile: file,
    fallbackSuite: 'suite',
    selection,
    ...unchanged,
  });
  const policy = policyOf(config, plan, {
    ...{ against: null, failOn: null, watchHistory: false, overrides: NO_OVERRIDES },
  });
  return limitRemarks(plan, policy).map(cleanSentence);
}
