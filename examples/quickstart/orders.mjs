/** A small order book: what a repository under test may look like. */

/** `count` orders as CSV text, the same ones every time. */
export function exportOrders(count) {
  const lines = ['id,customer,cents'];
  for (let id = 0; id < count; id++) lines.push(`${id},c${(id * 7919) % 300},${(id * 104729) % 50000}`);
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

/** Cents by customer; constant time an order. */
function totalsByMap(orders) {
  const totals = new Map();
  for (const { customer, cents } of orders) totals.set(customer, (totals.get(customer) ?? 0) + cents);
  return [...totals].map(([customer, cents]) => ({ customer, cents }));
}

/** The same by searching a list: looks harmless, and gets slower with every customer. */
function totalsByScan(orders) {
  const totals = [];
  for (const { customer, cents } of orders) {
    const known = totals.find(total => total.customer === customer);
    if (known) known.cents += cents;
    else totals.push({ customer, cents });
  }
  return totals;
}

/** Change this one to `totalsByScan`, run the suite again, and see what it says. */
export const totalsOf = totalsByMap;

export const IMPLEMENTATIONS = { totalsByMap, totalsByScan };
