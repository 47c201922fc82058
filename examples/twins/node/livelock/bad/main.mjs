// Two polite diners share one spoon. Each offers it to the other, who is hungry, too.
import { setImmediate } from 'node:timers/promises';
import { reportProgress } from '../../progress.mjs';

const ann = { name: 'Ann', hungry: true };
const bob = { name: 'Bob', hungry: true };
let spoon = ann;

async function dine(self, spouse) {
  for (let offered = false; self.hungry; await setImmediate()) {
    if (spoon !== self) continue;
    const offer = spouse.hungry; // TWIN: after you, for ever
    if (offer) {
      offered = true;
      spoon = spouse;
      continue;
    }
    self.hungry = false;
    reportProgress();
    console.log(self.name, 'has eaten; was polite:', offered);
    spoon = spouse;
  }
}

reportProgress();
await Promise.all([dine(ann, bob), dine(bob, ann)]);
