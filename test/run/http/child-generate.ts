import { generate } from '../../../src/run/http/generators.ts';
import { addWindows } from '../../../src/run/load/tally.ts';

/** A program that makes the shares in argv[2] (JSON) and prints what came of it, to be run with limits of its own. */
const [, , shares = '[]'] = process.argv;
const all = JSON.parse(shares).map((share: object) => ({
  ...share,
  bodies: new Map(),
  addresses: new Map(),
}));
const { fault, failures, tally } = await generate(all, {
  signal: new AbortController().signal,
  onWindow: () => {},
});
const { ok, failed, timedOut } = addWindows(tally.windows);
console.log(JSON.stringify({ fault, failures, ok, failed, timedOut }));
