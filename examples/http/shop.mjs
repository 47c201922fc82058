// A shop of one kind: orders are kept in memory, and what is no order comes back as an error with a reason.
import { createServer } from 'node:http';

const orders = [];

const answer = (response, status, value) => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
};

const take = (text, response) => {
  let order;
  try {
    order = JSON.parse(text);
  } catch {
    return answer(response, 400, { error: 'no JSON' });
  }
  if (typeof order.item !== 'string') return answer(response, 422, { error: 'no item' });
  if (orders.length === 1_000) orders.shift();
  orders.push(order);
  return answer(response, 201, { item: order.item, status: 'taken' });
};

createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (pathname === '/health') return answer(response, 200, { ok: true });
  if (pathname !== '/orders') return answer(response, 404, { error: 'nothing here' });
  if (request.method === 'GET')
    return answer(response, 200, { items: orders.slice(-10), total: orders.length });
  let text = '';
  request.setEncoding('utf8');
  request.on('data', chunk => {
    text += chunk;
  });
  return request.on('end', () => take(text, response));
}).listen(Number(process.env.PORT), process.env.HOST);
