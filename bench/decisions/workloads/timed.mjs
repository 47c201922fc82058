import { appendFileSync } from 'node:fs';

/** Of this many iterations the first third warms up and is not counted. */
const WARMUP_SHARE = 1 / 3;

/**
 * Does `work` `count` times and tells the mean and standard deviation of the counted iterations, their number beside them: all that a
 * rule needs which takes the iterations of one process for its sample.
 */
export async function timed(count, work) {
  const micros = [];
  for (let i = 0; i < count; i++) {
    const start = process.hrtime.bigint();
    await work(i);
    micros.push(Number(process.hrtime.bigint() - start) / 1000);
  }
  const counted = micros.slice(Math.round(count * WARMUP_SHARE));
  const mean = counted.reduce((sum, value) => sum + value, 0) / counted.length;
  const squares = counted.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const sd = Math.sqrt(squares / (counted.length - 1));
  appendFileSync(
    process.env.STRESS_METRICS ?? '/dev/stdout',
    `iteration.mean=${mean} us\niteration.sd=${sd} us\niteration.count=${counted.length}\n`,
  );
}
