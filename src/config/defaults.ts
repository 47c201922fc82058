/**
 * Every default of stress.yml, as people would write it: the schema reads these through the same parsers as the file, shows
 * them to editors and prints them on the reference page. Nothing else in the program decides what an absent key means.
 */
export const DEFAULTS = {
  intensity: 'medium',
  /** One report of everything is worth more than the minutes saved. */
  failFast: false,
  setupTimeout: '10m',
  policy: {
    against: 'auto',
    failOn: 'fail',
    /** Half of the time more; for those who doubt their machine. */
    control: false,
    failOnStored: false,
    /** Family-wise error level over all gated metrics of a push (docs/statistics.md). */
    familyAlpha: '5%',
    strict: false,
    vanished: 'warn',
    staleAfter: '30d',
  },
  scenario: {
    priority: 'P2',
    cwd: '.',
    timeout: '5m',
    expectExitCodes: 0,
    measure: 'time',
  },
  /** A worker without a compiler that has to warm up needs none. */
  worker: { warmup: 0 },
  module: { export: 'default' },
  /** Waiting is what users of a slow service do; a thousand of them fit into a process and its descriptors. */
  load: { users: 1, arrivals: 'uniform', maxInFlight: 1000, overflow: 'queue', startAt: 'mean-up' },
  stage: { measure: true },
  phase: { measure: true },
  /** A weight of one for each: all are chosen alike. */
  http: { method: 'GET', version: '1.1', connections: 'reuse', timeout: '30s', weight: 1 },
  /** Ten samples are the fewest whose exact test can clear a corrected level; forty bound the time (docs/statistics.md). */
  samples: { warmup: 1, min: 10, max: 40 },
  /** Of a soak, whose runs are long: the fewest whose exact test can clear its level. At most it takes twice as many. */
  soak: { warmup: 0, min: 5 },
  /** Of a search, each of which holds some fifteen rates: as few as give the limits that steer it an interval. */
  find: { warmup: 0, min: 6, max: 6 },
  threshold: { required: false },
  repeat: {
    /** Ten runs without a failure leave a rate of 25.9 % possible; the report says so. */
    runs: 10,
    parallel: 1,
    until: 'runs',
    /** Costs nothing, and a run that fails can be run again under its seeds. */
    vary: ['seed', 'order'],
    /** Levels of a condition that is named without any. */
    levels: {
      cpus: [1, 'all'],
      load: [0, 2],
      timezone: ['UTC', 'Asia/Kathmandu'],
      locale: ['C.UTF-8', 'tr_TR.UTF-8'],
      pulses: ['off', 'on'],
    },
  },
  service: { cwd: '.', readyTimeout: '30s', stopTimeout: '10s', scope: 'scenario' },
} as const;
