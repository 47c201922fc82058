import { exportOrders, parseOrders } from '../orders.mjs';

const csv = exportOrders(25_000);
let imported = [];
for (let round = 0; round < 2; round++) imported = parseOrders(csv);

if (imported.length !== 25_000) throw new Error(`expected 25000 orders, imported ${imported.length}`);
