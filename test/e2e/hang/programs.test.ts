import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HangClass, HangPlan } from '../../../src/model/detected.ts';
import type { ScenarioResult } from '../../../src/model/result.ts';
import { atOnce } from '../../helpers/at-once.ts';
import {
  C,
  GO,
  isInstalled,
  JAVA,
  NODE,
  PYTHON,
  RUST,
  type Toolchain,
  workshop,
} from '../../run/hang/toolchains.ts';
import { runOne } from '../../run/suite.ts';

const folder = workshop();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A second, so that a test takes a few. */
const HANG: HangPlan = { afterMs: 1000, stretches: false, progress: 'offered' };

/** Programs at a time: most of them wait, and two are busy for as long as they are let. */
const AT_ONCE = 4;

const KINDS = ['bad', 'good'] as const;
type Kind = (typeof KINDS)[number];

const watched = (command: readonly string[], changes: Partial<HangPlan> = {}): Promise<ScenarioResult> =>
  runOne({ command, detectors: { names: ['hang'], hang: { ...HANG, ...changes } } });

const made = new Map<string, readonly string[]>();
const programOf = ({ tool, make }: Toolchain, name: string): readonly string[] => {
  const known = made.get(`${tool} ${name}`) ?? make(name, folder);
  made.set(`${tool} ${name}`, known);
  return known;
};

const faultOf = ({ detected }: ScenarioResult) => detected?.faults[0];
const onLinux = process.platform === 'linux';

describe.runIf(onLinux)(
  'a program that hangs is named and ended long before its limit, its good twin is left alone:',
  () => {
    const rows: readonly (readonly [string, Toolchain, string, HangClass, RegExp])[] = [
      ['C, locks in opposite orders', C, 'abba', 'deadlock', /All 3 threads of abba/],
      ['C, a lost wake-up', C, 'lost-wakeup', 'deadlock', /All 2 threads of lost-wakeup/],
      ['C, threads that give way to each other for ever', C, 'livelock', 'livelock', /of a core/],
      ['C, a pipe that nobody writes to', C, 'pipe-read', 'io-hang', /waits in read at pipe:/],
      ['C, a worker that gets no turn', C, 'starvation', 'starvation', /Worker 3 has made no progress/],
      ['Python, locks in opposite orders', PYTHON, 'abba', 'deadlock', /All 3 threads of python/],
      ['Java, monitors in opposite orders', JAVA, 'Abba', 'deadlock', /^Found one Java-level deadlock/],
      [
        'Go, locks in opposite orders beside a ticker',
        GO,
        'abba',
        'deadlock',
        /^2 goroutines wait for a lock/,
      ],
      ['Node, a promise that nobody settles', NODE, 'stuck', 'stall', /next to nothing/],
      ['Rust, locks in opposite orders', RUST, 'abba', 'deadlock', /All 3 threads of abba-rust/],
    ];
    const runs = rows.flatMap(([title, toolchain, name]) =>
      isInstalled(toolchain.tool) ? KINDS.map(kind => ({ title, toolchain, name, kind })) : [],
    );
    const results = new Map<string, ScenarioResult>();
    const resultOf = (title: string, kind: Kind): ScenarioResult => {
      const result = results.get(`${title} ${kind}`);
      if (result === undefined) throw new Error(`Cannot find what came of ${title}, the ${kind} one`);
      return result;
    };

    beforeAll(async () => {
      // Compilers would take from a program the time in which it is to make progress: all are made before the first one starts.
      for (const { toolchain, name } of runs) programOf(toolchain, name);
      await atOnce(AT_ONCE, runs, async ({ title, toolchain, name, kind }) => {
        const program = programOf(toolchain, name);
        const result = await watched(kind === 'bad' ? program : [...program, 'good', '3']);
        results.set(`${title} ${kind}`, result);
      });
    });

    describe.each(rows)('%s', (row, toolchain, _, kind, title) => {
      const installed = isInstalled(toolchain.tool);
      const suffix = installed ? '' : ` (${toolchain.tool} is not installed here)`;

      test.runIf(installed)(`the bad one is a case of ${kind}${suffix}`, () => {
        const result = resultOf(row, 'bad');
        expect(faultOf(result)).toMatchObject({
          detector: 'hang',
          class: kind,
          title: expect.stringMatching(title),
        });
        expect(result.failures[0]?.outcome.kind).toBe('hung');
        expect(result.detected?.detectors).toMatchObject([{ detector: 'hang', active: 1, inactive: 0 }]);
      });

      test.runIf(installed)(`the good one is left alone${suffix}`, () => {
        const result = resultOf(row, 'good');
        expect(result.failures).toEqual([]);
        expect(result.detected).toMatchObject({ faults: [], detectors: [{ detector: 'hang', active: 1 }] });
      });
    });
  },
);
