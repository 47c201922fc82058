import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Plan, PlannedScenario } from '../../model/plan.ts';
import { childEnvironment } from '../process/child-environment.ts';
import { findExecutable } from '../process/executable.ts';
import { openScratch, type Scratch } from '../process/scratch.ts';
import { fixedLayout, withFixedLayout } from './fixed-layout.ts';
import type { CounterKind, InstructionCounter } from './instruction-counter.ts';
import { COUNTERS } from './registry.ts';

/** `true` under valgrind takes half a second; a counter that needs this long is of no use. */
const PATIENCE_MS = 30_000;

/** What counts instructions here, or why nothing does. `layout`: whether the address space is laid out alike each time. */
export type CounterChoice =
  | { readonly kind: 'counter'; readonly counter: InstructionCounter; readonly layout: 'fixed' | 'random' }
  | { readonly kind: 'none'; readonly reason: string };

/** The choice of a plan that counts nothing: no program is started. */
const NOT_ASKED: CounterChoice = { kind: 'none', reason: 'no scenario of the plan counts instructions' };

/** The first counter that really counts here; only looked for when a scenario of the plan asks. */
export const counterFor = async (
  { scenarios }: Pick<Plan, 'scenarios'>,
  environment: NodeJS.ProcessEnv,
): Promise<CounterChoice> =>
  scenarios.some(({ measure }) => measure === 'instructions') ? chooseCounter(environment) : NOT_ASKED;

/**
 * Tries every counter on a trivial command, the way it will be used, and takes the first that gives a number: whether the kernel, the
 * container or the virtual machine allows it is known in no other way. Without one, the reason names each attempt and the remedies.
 */
export async function chooseCounter(environment: NodeJS.ProcessEnv): Promise<CounterChoice> {
  const prefix = await fixedLayout(environment);
  const scratch = openScratch();
  try {
    const reasons: string[] = [];
    for (const kind of COUNTERS) {
      const tried = await tryCounter(kind, prefix ?? [], environment, scratch);
      if (typeof tried !== 'string')
        return { kind: 'counter', counter: tried, layout: prefix === null ? 'random' : 'fixed' };
      reasons.push(tried);
    }
    const remedies = COUNTERS.map(({ remedy }) => remedy).join(', or ');
    return {
      kind: 'none',
      reason: `instructions cannot be counted here (${reasons.join('; ')}). To count them, ${remedies}`,
    };
  } finally {
    scratch.dispose();
  }
}

/** Why a scenario that counts instructions cannot be measured here; null when it can, or does not ask. */
export const uncountable = ({ measure }: PlannedScenario, choice: CounterChoice): string | null =>
  measure === 'instructions' && choice.kind === 'none' ? choice.reason : null;

/** The counter, when it gave a number; else why it did not. */
async function tryCounter(
  { program, open }: CounterKind,
  prefix: readonly string[],
  environment: NodeJS.ProcessEnv,
  scratch: Scratch,
): Promise<InstructionCounter | string> {
  const path = findExecutable(program, environment.PATH);
  if (path === null) return `${program} is not installed`;
  try {
    const counter = withFixedLayout(await open(path), prefix);
    const output = `${scratch.metricsFile()}.count`;
    const [file, ...args] = counter.wrap(['/bin/sh', '-c', ':'], output);
    await promisify(execFile)(file, args, {
      env: childEnvironment(environment, [], {}),
      timeout: PATIENCE_MS,
    });
    const count = counter.read(output);
    return count.kind === 'counted' && count.instructions > 0 ? counter : reasonOf(count);
  } catch (error) {
    return `${program} does not work: ${lastWords(error)}`;
  }
}

const reasonOf = (count: ReturnType<InstructionCounter['read']>): string =>
  count.kind === 'fault' ? count.reason : 'it counted no instruction';

/** The last line that a failed program printed, else what Node says of it. */
function lastWords(error: unknown): string {
  const printed = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  const lines = printed.split('\n').filter(line => /\w/.test(line));
  return lines.at(-1)?.trim().slice(0, 200) ?? (error instanceof Error ? error.message : String(error));
}
