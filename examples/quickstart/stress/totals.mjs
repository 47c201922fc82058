import { appendFileSync } from 'node:fs';
import { exportOrders, parseOrders, totalsOf } from '../orders.mjs';

const orders = parseOrders(exportOrders(40_000));
const started = process.hrtime.bigint();
let totals = [];
for (let round = 0; round < 12; round++) totals = totalsOf(orders);
const elapsed = Number(process.hrtime.bigint() - started);

if (totals.length !== 300) throw new Error(`expected 300 customers, found ${totals.length}`);
// What is appended to $STRESS_METRICS becomes a metric of the scenario.
if (process.env.STRESS_METRICS) appendFileSync(process.env.STRESS_METRICS, `totals.time=${elapsed} ns\n`);
