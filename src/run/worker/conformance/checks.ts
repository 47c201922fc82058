import { describeOutcome } from '../../../model/outcome.ts';
import { metricsOf } from '../emitted.ts';
import { ABILITIES, type Ability, type Answer, PROTOCOL_VERSION, valuesIn } from '../protocol.ts';
import { type Probe, Unsatisfied } from './probe.ts';

/** One thing that the protocol asks of a worker; each is examined on a process of its own. */
export interface ConformanceCheck {
  readonly name: string;
  /** Throws `Unsatisfied` with what was found instead. Gives why there is nothing to examine, or null. */
  readonly examine: (probe: Probe) => Promise<string | null>;
}

const PIPELINED = 200;
const LONG_TEXT = 'ä€😀'.repeat(20_000);

/** In the order of docs/workers.md, whose table is generated from these. */
export const CONFORMANCE_CHECKS: readonly ConformanceCheck[] = [
  {
    name: '`init` is answered with `protocol` and a list of `abilities`',
    async examine(probe) {
      const { error, body } = await probe.init();
      if (error !== null) throw new Unsatisfied(`init failed: ${error}`);
      if (body.protocol !== PROTOCOL_VERSION)
        throw new Unsatisfied(`protocol is ${JSON.stringify(body.protocol)}, expected ${PROTOCOL_VERSION}`);
      const { abilities = [] } = body;
      const known: readonly unknown[] = ABILITIES;
      if (!Array.isArray(abilities) || abilities.some(ability => !known.includes(ability)))
        throw new Unsatisfied(
          `abilities are ${JSON.stringify(abilities)}, expected some of ${ABILITIES.join(', ')}`,
        );
      return null;
    },
  },
  {
    name: 'an operation is answered, and `ns` is more than 0 and not longer than the answer took',
    async examine(probe) {
      await probe.init();
      const startedMs = performance.now();
      const { ns } = await probe.operate();
      const took = (performance.now() - startedMs) * 1e6;
      if (ns === null) return 'it does not say `ns`, so the way through the pipes counts';
      if (ns === 0) throw new Unsatisfied('ns is 0: its clock is too coarse for the operation');
      if (ns > took) throw new Unsatisfied(`ns is ${ns}, and the answer took ${Math.round(took)} ns`);
      return null;
    },
  },
  {
    name: `${PIPELINED} operations that are sent at once are each answered once`,
    async examine(probe) {
      await probe.init();
      await Promise.all(Array.from({ length: PIPELINED }, (_, iteration) => probe.operate(iteration)));
      return null;
    },
  },
  {
    name: 'an operation that it does not have is an error, and the next one works',
    async examine(probe) {
      await probe.init();
      const { error } = await probe.ask({
        type: 'op',
        operation: 'no such operation',
        user: 0,
        iteration: 0,
      });
      if (error === null) throw new Unsatisfied('an unknown operation was answered with ok');
      await probe.operate();
      return null;
    },
  },
  {
    name: 'keys that it does not know are passed over',
    async examine(probe) {
      await probe.init();
      await probe.operate(0, { future: { nested: [1, null, 'text'] } });
      return null;
    },
  },
  {
    name: 'a line that is no message does not end it',
    async examine(probe) {
      await probe.init();
      probe.write('this is no message\n');
      await probe.operate();
      return null;
    },
  },
  {
    name: 'parameters may be long and of any script',
    async examine(probe) {
      const { error } = await probe.init({ text: LONG_TEXT, 名前: { list: [1.5, -2e-3, true, null] } });
      if (error !== null) throw new Unsatisfied(`init failed: ${error.slice(0, 200)}`);
      await probe.operate();
      return null;
    },
  },
  ...ABILITIES.map(examineAbility),
  {
    name: 'nothing but answers stands on stdout',
    async examine(probe) {
      await probe.init();
      for (let iteration = 0; iteration < 10; iteration++) await probe.operate(iteration);
      const [remark] = [...probe.remarks.faults, ...probe.remarks.prints];
      if (remark !== undefined) throw new Unsatisfied(`it wrote: ${remark.slice(0, 200)}`);
      return null;
    },
  },
  {
    name: '`shutdown` ends it with exit code 0',
    async examine(probe) {
      await probe.init();
      await probe.operate();
      await probe.ask({ type: 'shutdown' });
      return expectOk(probe);
    },
  },
  {
    name: 'the end of its input ends it',
    async examine(probe) {
      await probe.init();
      probe.closeInput();
      return expectOk(probe);
    },
  },
];

async function expectOk(probe: Probe): Promise<null> {
  const outcome = await probe.ending();
  if (outcome.kind !== 'ok') throw new Unsatisfied(`it ${describeOutcome(outcome)}`);
  return null;
}

function examineAbility(ability: Ability): ConformanceCheck {
  return {
    name: `\`${ability}\` does what its name says, where the worker lists it`,
    async examine(probe) {
      if (!(await probe.abilities()).has(ability)) return 'it is not among its abilities';
      await probe.operate();
      const answer = await probe.ask({ type: ability });
      if (answer.error !== null) throw new Unsatisfied(`${ability} failed: ${answer.error}`);
      examineValues(ability, answer);
      return null;
    },
  };
}

function examineValues(ability: Ability, answer: Answer): void {
  if (ability === 'gc') return;
  const key = ability === 'stats' ? 'metrics' : 'values';
  const values = valuesIn(answer, key);
  const { samples, problems } = metricsOf(values);
  const [problem] = problems;
  if (problem !== undefined) throw new Unsatisfied(problem.message);
  if (samples.length === 0)
    throw new Unsatisfied(`its answer has no "${key}": ${JSON.stringify(answer.body)}`);
}
