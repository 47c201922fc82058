import { beforeAll, describe, expect, test } from 'vitest';
import type { HangPlan } from '../../../src/model/detected.ts';
import type { CommandDriverPlan } from '../../../src/model/plan.ts';
import type { ScenarioResult } from '../../../src/model/result.ts';
import { atOnce } from '../../helpers/at-once.ts';
import { isInstalled, SOURCES } from '../../run/hang/toolchains.ts';
import { runOne } from '../../run/suite.ts';

/** All of these are silent for three times as long. */
const HANG: HangPlan = { afterMs: 1000, stretches: false, progress: 'offered' };

const python = (code: string): readonly string[] => ['python3', '-c', code];

const rows: readonly (readonly [string, CommandDriverPlan['command']])[] = [
  ['a sleep', ['sleep', '3']],
  ['a shell that waits for its child', 'sleep 3 & wait'],
  ['a pipeline whose end waits for its beginning', 'sleep 3 | cat'],
  ['a small shell that waits for a signal of its child', ['sh', '-c', 'sleep 3 & wait']],
  [
    'a computation without a word',
    python('import time\nend = time.time() + 3\nwhile time.time() < end: pass'),
  ],
  ['a server that waits for its first client', ['python3', `${SOURCES}/accept.py`]],
  [
    'a runner that reads what its child will print',
    python("import subprocess\nsubprocess.run(['sleep', '3'], capture_output=True)"),
  ],
  [
    'a pool of threads of which one sleeps',
    python(
      'from concurrent.futures import ThreadPoolExecutor\nimport time\nwith ThreadPoolExecutor(4) as pool:\n  pool.submit(time.sleep, 0)\n  pool.submit(time.sleep, 3)',
    ),
  ],
  [
    'a pool of processes with nothing to do while one sleeps',
    python(
      'from multiprocessing import Pool\nimport time\nwith Pool(3) as pool: pool.map(time.sleep, [0, 3])',
    ),
  ],
  [
    'a helper that waits for good until a signal ends it',
    "python3 -c 'import threading; threading.Event().wait()' & sleep 3; kill $!",
  ],
  ['a program that another one has stopped', 'sleep 1 & kill -STOP $!; sleep 2; kill -CONT $!; wait'],
  ['a named pipe that somebody will open', 'cd "$TMPDIR"; mkfifo p; (sleep 3; echo x > p) & cat p'],
];

describe.runIf(process.platform === 'linux' && isInstalled('python3'))(
  'the hang watcher leaves alone',
  () => {
    /** In the order of the rows; all at once, because all but one of them wait. */
    let results: readonly ScenarioResult[] = [];
    beforeAll(async () => {
      results = await atOnce(rows.length, rows, ([, command]) =>
        runOne({ command, detectors: { names: ['hang'], hang: HANG } }),
      );
    });

    test.each(rows.map(([name], row) => [name, row] as const))('%s', (_, row) => {
      expect(results[row]).toMatchObject({
        failures: [],
        outcomes: { ok: 1 },
        detected: { faults: [], detectors: [{ detector: 'hang', active: 1 }] },
      });
    });
  },
);
