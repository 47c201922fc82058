// A small HTTP API before the store: POST /orders keeps an order there and says how many there are.
import { createServer } from 'node:http';
import { connect } from 'node:net';

const { PORT, HOST, STRESS_SERVICE_STORE_HOST: host, STRESS_SERVICE_STORE_PORT: port } = process.env;

/** One connection for all requests; the store answers in the order in which it is asked. */
const store = connect({ host, port: Number(port) });
const waiting = [];
let rest = '';
store.setEncoding('utf8').on('data', text => {
  const lines = `${rest}${text}`.split('\n');
  rest = lines.pop();
  for (const line of lines) waiting.shift()(line);
});
const keep = word =>
  new Promise(resolve => {
    waiting.push(resolve);
    store.write(`${word}\n`);
  });

createServer(async (request, response) => {
  if (request.url === '/health') response.end('ok\n');
  else if (request.url === '/orders') response.end(`${await keep('order')}\n`);
  else response.writeHead(404).end('no such page\n');
}).listen(Number(PORT), HOST);
