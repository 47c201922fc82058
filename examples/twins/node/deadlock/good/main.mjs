// Two tellers move money between two accounts, at once and in opposite directions.
import { setImmediate } from 'node:timers/promises';
import { Lock } from '../../lock.mjs';

const account = number => ({ number, balance: 100, lock: new Lock() });

const transfer = (from, to) => {
  const [first, second] = [from, to].sort((a, b) => a.number - b.number); // TWIN: one order for all
  return first.lock.hold(async () => {
    await setImmediate(); // where the other teller gets a chance
    await second.lock.hold(() => {
      from.balance -= 1;
      to.balance += 1;
    });
  });
};

const ours = account(1);
const theirs = account(2);
await Promise.all([transfer(ours, theirs), transfer(theirs, ours)]);
console.log('balances', ours.balance, theirs.balance);
