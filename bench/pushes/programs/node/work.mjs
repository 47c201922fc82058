import { readFileSync } from 'node:fs';

/** Does `round` as often as `work.json` of this tree says for this program; prints what the rounds add up to, so that none can be left out. */
export function work(name, round) {
  const rounds = JSON.parse(readFileSync(new URL('../work.json', import.meta.url), 'utf8'))[name];
  let sum = 0;
  for (let i = 0; i < rounds; i++) sum = (sum + round(i)) % 1e9;
  console.log(`${name}: ${rounds} rounds, ${Math.round(sum)}`);
}
