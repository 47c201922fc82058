import { work } from './work.mjs';

/** Parses a list of orders, adds up its prices and writes it again. */
const orders = Array.from({ length: 120 }, (_, id) => ({
  id,
  customer: `customer ${id % 17}`,
  items: [{ sku: `sku-${id}`, price: id * 1.25, tags: ['new', 'sale'] }],
}));
const text = JSON.stringify(orders);

work('json', i => {
  const parsed = JSON.parse(text);
  const total = parsed.reduce((sum, order) => sum + order.items[0].price, i);
  return total + JSON.stringify(parsed).length;
});
