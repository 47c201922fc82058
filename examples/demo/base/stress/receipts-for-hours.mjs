import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isPaid } from '../receipts.mjs';
import { soak } from './soak.mjs';

const folder = mkdtempSync(join(tmpdir(), 'receipts-'));
const [paid, empty] = ['paid', 'empty'].map(name => join(folder, name));
try {
  writeFileSync(paid, 'PAID in cash');
  writeFileSync(empty, '');
  // One receipt of fifty is empty.
  soak(call => isPaid(call % 50 === 0 ? empty : paid));
} finally {
  rmSync(folder, { recursive: true });
}
