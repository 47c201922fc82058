import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { quantile } from '../../../src/stats/descriptive.ts';
import { run } from '../run-command.ts';
import type { OpenGenerator, OpenTarget } from './generator.ts';

/** Makes the requests and gives the file of its results. */
export async function vegetaAttack(bin: string, target: OpenTarget): Promise<string> {
  const [targets, results] = [join(target.folder, 'targets.txt'), join(target.folder, 'vegeta.bin')];
  writeFileSync(targets, `GET ${target.url}\n`);
  await run(
    [
      join(bin, 'vegeta'),
      'attack',
      `-targets=${targets}`,
      `-output=${results}`,
      `-rate=${target.rate}/1s`,
      `-duration=${target.seconds}s`,
      `-max-workers=${target.inFlight}`,
      `-max-connections=${target.inFlight}`,
      `-connections=${target.inFlight}`,
      '-timeout=0',
    ],
    { cwd: target.folder },
  );
  return results;
}

/** vegeta: Go. The third column of its table is the latency of a request, ns. */
export const vegeta = (bin: string): OpenGenerator => ({
  name: 'vegeta',
  async open(target) {
    const results = await vegetaAttack(bin, target);
    const csv = await run([join(bin, 'vegeta'), 'encode', '-to=csv', results], { cwd: target.folder });
    const ms = csv
      .trim()
      .split('\n')
      .map(line => Number(line.split(',')[2]) / 1e6);
    const at = (p: number): number => quantile(ms, p);
    return {
      p50: at(0.5),
      p99: at(0.99),
      p999: at(0.999),
      note: 'from when one of its workers takes the request up',
    };
  },
});
