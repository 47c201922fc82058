import { exportOrders, parseOrders } from '../orders.mjs';

const csv = exportOrders(60_000);
let parsed = [];
for (let round = 0; round < 5; round++) parsed = parseOrders(csv);

if (parsed.length !== 60_000) throw new Error(`expected 60000 orders, parsed ${parsed.length}`);
