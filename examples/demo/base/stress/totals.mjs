import { exportOrders, parseOrders, totalsOf } from '../orders.mjs';

const orders = parseOrders(exportOrders(20_000));
let totals = new Map();
for (let round = 0; round < 8; round++) totals = totalsOf(orders);

if (totals.size !== 100) throw new Error(`expected 100 customers, found ${totals.size}`);
