// A test on random input: one number of items in twenty fills its last page exactly.
import assert from 'node:assert/strict';
import test from 'node:test';

const PER_PAGE = 20;

const pages = items => Math.floor(items / PER_PAGE) + 1; // TWIN: one too many where the last page is full

test('every page has an item', () => {
  const items = 1 + (Number(process.env.STRESS_SEED) % 1000);
  let needed = 0;
  for (let shown = 0; shown < items; shown += PER_PAGE) needed += 1;
  assert.equal(pages(items), needed, `pages of ${items} items`);
});
