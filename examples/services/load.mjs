// Two hundred requests by four users, and what they took: stress-action reads it from $STRESS_METRICS.
import { writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

const [address] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: 4 });
const times = [];

const ask = () =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    request(address, { agent, method: 'POST' }, response => {
      response.resume().once('end', () => {
        times.push(performance.now() - started);
        if (response.statusCode === 200) resolve();
        else reject(new Error(`status ${response.statusCode}`));
      });
    })
      .once('error', reject)
      .end('{}');
  });

const user = async () => {
  for (let n = 0; n < 50; n++) await ask();
};
await Promise.all([user(), user(), user(), user()]);
agent.destroy();
times.sort((a, b) => a - b);
const quantile = q => times[Math.floor(q * (times.length - 1))];
writeFileSync(
  process.env.STRESS_METRICS,
  `operations=${times.length}\nlatency.p50=${quantile(0.5)} ms\nlatency.p95=${quantile(0.95)} ms\n`,
);
