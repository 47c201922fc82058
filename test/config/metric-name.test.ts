import { describe, expect, test } from 'vitest';
import { metricNameProblem } from '../../src/config/metric-name.ts';
import { FUTURE_METRICS, METRICS } from '../../src/model/metric.ts';

describe('metricNameProblem()', () => {
  test.each(METRICS.filter(({ id }) => !FUTURE_METRICS.has(id)).map(({ id }) => id))(
    'accepts the built-in %s',
    id => {
      expect(metricNameProblem(id, [])).toBeNull();
    },
  );

  test.each([...FUTURE_METRICS])('says that %s is planned', id => {
    expect(metricNameProblem(id, [])).toContain('not built in this version of stress-action');
  });

  test.each([
    ['app.latency', 'a name of its own'],
    ['cost', 'a word of its own'],
    ['pages', 'a short word two letters from `races`'],
    ['memory.heap', 'a new member of a known family, two letters from `memory.peak`'],
    ['rows_per_batch', 'a word with marks'],
    ['db/query.p95', 'a name with a slash'],
    ['constructor', 'a name that objects inherit'],
    ['BenchmarkSum/size=1000.time', 'a benchmark of go test that is read'],
    ['test_sum[1000-größe].time', 'a test of pytest with parameters that is read'],
    ['latency.*', 'a glob over a family'],
    ['*', 'the glob over everything'],
    ['app.*', 'a glob over metrics of the workload'],
    ['*.time', 'a glob over benchmarks that are read, though only planned built-in metrics end so'],
  ])('accepts %s: %s', id => {
    expect(metricNameProblem(id, [])).toBeNull();
  });

  test.each([
    ['time.wal', '`time.wall`', 'a letter missing'],
    ['time.wlal', '`time.wall`', 'two letters exchanged'],
    ['Time.Wall', '`time.wall`', 'the wrong case'],
    ['time-wall', '`time.wall`', 'another mark'],
    ['troughput', '`throughput`', 'a letter missing'],
    ['latency.p96', 'did you mean `latency.p9', 'a quantile that is not measured'],
    ['memory.peek', '`memory.peak`', 'a wrong letter'],
    ['p95', '`latency.p95`', 'the end of an id'],
    ['memory', '`memory.peak`', 'the family of an id'],
    ['latancy.*', '`latency.*`', 'a glob over a misspelt family'],
    ['a b', 'cannot name a metric', 'a space'],
    ['1st', 'cannot name a metric', 'a digit in front'],
    ['x'.repeat(101), 'cannot name a metric', 'too long a name'],
    ['gc.*', 'not built in this version', 'a glob over planned metrics only'],
    ['a*b*c*d*e*f', 'too long for a glob', 'a glob made to be slow'],
  ])('refuses %s, naming %s: %s', (id, hint) => {
    expect(metricNameProblem(id, [])).toContain(hint);
  });
});
