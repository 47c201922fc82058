import type { Command } from 'commander';

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
    });
  root
    .command('schema')
    .description('print the JSON Schema of stress.yml, for editors')
    .action(async () => {
      const { configJsonSchema } = await import('./config/json-schema.ts');
      process.stdout.write(`${JSON.stringify(configJsonSchema(), null, 2)}\n`);
    });
}
