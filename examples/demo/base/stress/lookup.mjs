import { exportOrders, findOrder, parseOrders } from '../orders.mjs';

const orders = parseOrders(exportOrders(20_000));
let found = 0;
for (let id = 0; id < 60_000; id += 96) if (findOrder(orders, id) !== undefined) found += 1;

if (found !== 625) throw new Error(`expected to find 625 orders, found ${found}`);
