import * as z from 'zod/mini';
import { CATEGORIES, type Level, type Measure, PRIORITIES } from '../model/plan.ts';
import { DEFAULTS } from './defaults.ts';
import { moduleCall, readings, worker } from './driver-schema.ts';
import { faults } from './fault-schema.ts';
import { history } from './history-schema.ts';
import { http } from './http-schema.ts';
import { defaultsTo, flag, may, oneOf, text, titled, whole } from './leaf.ts';
import { loadSchema } from './load-schema.ts';
import { repeat } from './repeat-schema.ts';
import { serviceNames } from './service-schema.ts';
import { thresholds } from './threshold-schema.ts';
import { checkpoint, detectors, generate, phases, quarantine } from './trial-schema.ts';
import { command, duration, environment, listOf, oneOrMany, variable, word } from './values.ts';

const LEVELS: readonly Level[] = ['unit', 'integration', 'e2e'];
const MEASURES: readonly Measure[] = ['time', 'instructions'];

/** Keys of which a scenario has exactly one. */
export const DRIVER_KEYS = ['command', 'http', 'worker', 'module', 'results'] as const;

const exitCode = () => whole('exit code', 0, 255);

const samples = titled(
  z.strictObject({
    warmup: defaultsTo(
      whole('number of invocations', 0, 1000),
      DEFAULTS.samples.warmup,
      'Invocations before the counted ones',
      2,
    ),
    min: defaultsTo(
      whole('number of invocations', 1, 10_000),
      DEFAULTS.samples.min,
      'Fewest counted invocations',
      10,
    ),
    max: defaultsTo(
      whole('number of invocations', 1, 10_000),
      DEFAULTS.samples.max,
      'Most counted invocations; the run stops earlier once the question is decided',
      40,
    ),
  }),
  'numbers of invocations',
);

const driver = {
  command: may(
    command(),
    'One operation is one run of this process. A string goes through a shell, a list of program and arguments does not',
    'python bench.py parse',
    ['python', 'bench.py', 'parse'],
  ),
  http: may(
    http(),
    'One operation is one request ([how](http.md))',
    { url: 'http://localhost:8080/', expect: { status: 200 } },
    [
      { url: `\${api.url}/orders`, weight: 3 },
      { name: 'create', url: `\${api.url}/orders`, method: 'POST', body: '@order.json' },
    ],
  ),
  worker: may(
    worker(),
    'One operation is one message to a child that lives as long as the invocation ([protocol](workers.md))',
    { command: 'python worker.py', operation: 'parse' },
  ),
  module: may(
    moduleCall(),
    'One operation is one call of a JavaScript function ([how](workers.md#a-function-in-javascript))',
    { file: './bench/parse.js' },
  ),
  results: may(
    readings(),
    'Nothing is run: files that another step wrote are read ([what is made of them](ingest.md))',
    [{ format: 'jmh', from: 'target/jmh.json' }],
  ),
};

const process = {
  read: may(
    readings(),
    "Other tools' output to take metrics and outcomes from: of `stdout`, `stderr`, or of files that the command writes",
    [{ format: 'go-bench', from: 'stdout' }],
    [{ format: 'junit', from: '**/junit.xml' }],
  ),
  cwd: defaultsTo(
    text('folder'),
    DEFAULTS.scenario.cwd,
    'Folder the command runs in, relative to the working directory',
    'bench',
  ),
  env: may(environment(), 'Variables for the command, over those of the suite', { WORKERS: 4 }),
  passEnv: may(
    listOf(variable(), 'list of variable names'),
    'Variables that are passed on although tokens and command files of the runner are stripped',
    ['GITHUB_TOKEN'],
  ),
  expectExitCodes: defaultsTo(
    oneOrMany(exitCode, 'list of exit codes'),
    DEFAULTS.scenario.expectExitCodes,
    'Exit codes that count as success',
    3,
    [0, 3],
  ),
  needs: may(
    serviceNames(),
    'Services that run while it does; those that its command or its variables refer to are needed without being named here',
    ['api'],
  ),
  timeout: defaultsTo(
    duration(),
    DEFAULTS.scenario.timeout,
    'Limit of one process run; then its whole process group is killed',
    '90s',
  ),
};

const found = {
  detectors: may(
    detectors(),
    'Detectors whose reports are looked for; each must show that it was there ([which there are](detectors.md))',
    ['go-race', 'go-deadlock'],
    [{ name: 'tsan', from: 'tsan.*' }],
  ),
  history: may(
    history(),
    'What concurrent workers wrote down is held against what must hold ([records and checks](histories.md))',
    { from: '$STRESS_DIR/history.ndjson', check: 'counter' },
    [
      { from: 'ids.ndjson', check: 'unique-ids' },
      { from: 'jobs/*.ndjson', check: 'queue' },
    ],
  ),
};

const description = {
  category: may(oneOf('category', CATEGORIES), 'Kind of stress, for selection and reports', 'computational'),
  priority: defaultsTo(
    oneOf('priority', PRIORITIES),
    DEFAULTS.scenario.priority,
    'Scenarios run in this order; with `failFast` a failing P0 stops the suite',
    'P0',
  ),
  level: may(oneOf('level', LEVELS), 'Level of test, for the coverage report', 'integration'),
  covers: may(
    listOf(word('id'), 'list of ids'),
    'Acceptance criteria and risks this scenario covers; the report shows each id with what covers it',
    ['AC-2', 'RISK-LEAK'],
  ),
  tags: may(listOf(word('tag'), 'list of tags'), 'Words to select scenarios by', ['nightly']),
};

const repetition = {
  repeat: may(
    repeat(),
    'The command is a test, and is repeated in fresh processes until its failure rate is known ([how](repeat.md)). No times are measured',
    { runs: 59, parallel: 4 },
    { until: { bound: '5%' }, vary: ['seed', 'order', 'cpus'] },
  ),
  quarantine: may(
    quarantine(),
    'Tests whose failures are known: until the day given they warn instead of failing',
    [{ test: 'TestReconnect', owner: 'network-team', reason: 'Port reuse', expires: '2027-01-31' }],
  ),
};

const parts = {
  phases: may(
    phases(),
    'Parts of the load’s time, one after the other, each with values of its own: `latency.p95@name` ([how](load.md#phases))',
    [
      { name: 'warm-up', duration: '30s', measure: false },
      { name: 'steady', duration: '1m' },
    ],
  ),
};

const planned = {
  faults: may(faults(), 'What goes wrong while the scenario runs', [
    { latency: { delay: '200ms', jitter: '50ms' }, on: 'api', at: '10s', for: '5s' },
  ]),
  generate: may(generate(), 'Seeded inputs for the command', { document: { kind: 'json', size: '64KB' } }),
  checkpoint: may(checkpoint(), 'Save the state of a long run and check it', { every: '5m' }),
  mode: may(
    oneOf('pairing', ['interleaved', 'duet']),
    'Base and head by turns, or at the same moment on separate cores',
    'duet',
  ),
};

/** A driver under a load shape, with limits. */
export const scenario = titled(
  z.strictObject({
    ...description,
    ...driver,
    ...process,
    load: defaultsTo(loadSchema, {}, 'When operations start and how many', { users: 8, iterations: 100 }),
    samples: defaultsTo(
      samples,
      {},
      'How many invocations to take: each is one trial of the whole load, and one value of every metric',
      { warmup: 2, min: 10, max: 40 },
    ),
    thresholds: may(thresholds(), 'Limits on metrics, by metric id', {
      'time.wall': { regression: '5%', floor: '2ms' },
    }),
    leaks: may(
      flag(),
      'Each invocation is a long run whose growth is judged: five of each side are taken, or ten where those leave it open. A limit on a leak metric implies it',
      true,
    ),
    measure: defaultsTo(
      oneOf('measure', MEASURES),
      DEFAULTS.scenario.measure,
      'What an invocation gives: times and resources, or a count of instructions by `perf stat` or `valgrind`',
      'instructions',
    ),
    ...found,
    ...repetition,
    ...parts,
    ...planned,
  }),
  'scenario',
  { command: 'python bench.py parse' },
);
