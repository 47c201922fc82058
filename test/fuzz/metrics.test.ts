import { expect } from 'vitest';
import { readCheckpointLine } from '../../src/ingest/checkpoint-line.ts';
import { readMetricLine } from '../../src/ingest/metric-line.ts';
import { parseStressMetrics } from '../../src/ingest/stress-metrics.ts';
import { UNIT_FACTORS } from '../../src/model/unit.ts';
import { impossibility } from '../../src/run/drivers/impossible.ts';
import { fuzz, sizeOfPlain } from './fuzz.ts';
import { spoiledText } from './spoiled.ts';

/** What a workload appends to `$STRESS_METRICS`. */
const LINES: readonly string[] = [
  'app.cost=12.5 ms better=lower',
  'rows=1000',
  'latency.p95=3.2ms',
  '# a comment',
  '{"name":"app.cost","value":"12.5ms","unit":"ms","better":"higher"}',
  '{"name":"rows","value":NaN}',
  'checkpoint operations=1000 memory.heap=5.1MB fds=7',
  'checkpoint operations=2000 memory.heap=5.3MB fds=7',
  '{"checkpoint":{"operations":3000,"memory.heap":"5.4MB","fds":8}}',
];
const WORDS = ['better=lower', 'checkpoint', 'operations=', 'nan', '-inf', ...Object.keys(UNIT_FACTORS)];
/** Words of one line, and what a problem says beside them. */
const LINE_CHARS = 400;

fuzz('one line is a metric, a checkpoint or a sentence', spoiledText(LINES, WORDS), line => {
  for (const read of [readMetricLine(line), readCheckpointLine(line)])
    if (typeof read === 'string') expect(read.length).toBeLessThan(LINE_CHARS);
});

fuzz(
  'a file is values with names and units, or problems with lines',
  spoiledText([LINES.join('\n'), ...LINES], WORDS),
  text => {
    const { samples, declarations, checkpoints, problems } = parseStressMetrics(text, '$STRESS_METRICS');
    const lines = text.split('\n').length;
    expect(samples.length + problems.length).toBeLessThanOrEqual(lines);
    for (const { line, message } of problems) {
      expect(line).toBeLessThanOrEqual(lines);
      expect(message.length).toBeLessThan(LINE_CHARS);
    }
    sizeOfPlain(declarations);
    sizeOfPlain(checkpoints);
    // Values that are no numbers stay, for they tell that the measurement is broken: then it is said, and none of them is kept.
    const broken = impossibility({ samples, declarations, checkpoints, problems });
    if (broken === null) sizeOfPlain(samples);
  },
);
