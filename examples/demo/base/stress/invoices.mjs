import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportOrders, parseOrders } from '../orders.mjs';

const folder = mkdtempSync(join(tmpdir(), 'invoices-'));
const file = join(folder, 'invoices.txt');
try {
  const orders = parseOrders(exportOrders(20_000));
  writeFileSync(
    file,
    orders.map(({ customer, cents }) => `${customer} owes ${(cents / 100).toFixed(2)}\n`).join(''),
  );
  const written = readFileSync(file, 'utf8').split('\n').length - 1;
  if (written !== 20_000) throw new Error(`expected 20000 invoices, found ${written}`);
} finally {
  rmSync(folder, { recursive: true });
}
