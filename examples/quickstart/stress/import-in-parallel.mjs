import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportOrders, parseOrders, totalsOf } from '../orders.mjs';

// Every user has its own folder: what one copy writes, another must never read.
const folder = mkdtempSync(join(tmpdir(), 'orders-'));
const file = join(folder, 'orders.csv');
try {
  writeFileSync(file, exportOrders(5_000));
  const total = totalsOf(parseOrders(readFileSync(file, 'utf8'))).reduce((sum, { cents }) => sum + cents, 0);
  if (total !== 125_027_500) throw new Error(`expected 125027500 cents, found ${total}`);
} finally {
  rmSync(folder, { recursive: true });
}
