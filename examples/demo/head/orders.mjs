/** `count` orders as CSV text, ascending by id, the same ones every time. */
export function exportOrders(count) {
  const lines = ['id,customer,cents'];
  for (let id = 0; id < count; id++) lines.push(`${id * 3},c${(id * 7919) % 100},${(id * 104729) % 50000}`);
  return lines.join('\n');
}

/** CSV text → orders. */
export function parseOrders(csv) {
  return csv
    .split('\n')
    .slice(1)
    .map(line => {
      const [id, customer, cents] = line.split(',');
      return { id: Number(id), customer, cents: Number(cents) };
    });
}

/** Cents by customer. */
export function totalsOf(orders) {
  const totals = new Map();
  for (const { customer, cents } of orders) totals.set(customer, (totals.get(customer) ?? 0) + cents);
  return totals;
}

/** The order with this id, or undefined. */
export function findOrder(orders, id) {
  return orders.find(order => order.id === id);
}
