import { once } from 'node:events';
import { Agent, createServer, get } from 'node:http';
import { timed } from './timed.mjs';

/** Requests over one kept connection on loopback, one after the other, each answered with 4 KB. */
const body = Buffer.alloc(4096, 'x');
const server = createServer((_request, response) => response.end(body)).listen(0, '127.0.0.1');
await once(server, 'listening');
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const { port } = server.address();

await timed(70, async () => {
  const [response] = await once(get({ host: '127.0.0.1', port, agent }), 'response');
  response.resume();
  await once(response, 'end');
});
agent.destroy();
server.close();
