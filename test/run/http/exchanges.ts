import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import type { HttpExpectation, HttpRequestPlan } from '../../../src/model/http.ts';
import { type HttpClient, openClient } from '../../../src/run/http/client.ts';
import type { Exchange } from '../../../src/run/http/exchange.ts';
import { type PreparedRequest, prepareRequest } from '../../../src/run/http/prepared.ts';

/** Any answer below 400. */
export const ANY: HttpExpectation = { status: null, headers: {}, body: null, json: {} };

/** A request as the plan has it, to be changed where a test needs another one. */
export const request = (
  url: string,
  {
    expect,
    ...changes
  }: Partial<Omit<HttpRequestPlan, 'expect'>> & { expect?: Partial<HttpExpectation> } = {},
): HttpRequestPlan => ({
  name: null,
  url,
  method: 'GET',
  headers: {},
  body: null,
  version: '1.1',
  connections: 'reuse',
  timeoutMs: 5_000,
  weight: 1,
  ...changes,
  expect: { ...ANY, ...expect },
});

/** Starts a server on a free port of the loopback interface for the length of the test; gives its address. */
export async function listen(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `http://127.0.0.1:${portOf(server)}`;
}

export const portOf = (server: Server): number => (server.address() as AddressInfo).port;

/** What a server does with a request: `nth` counts the requests over all its connections from 0. */
export type Answering = (socket: Socket, nth: number, head: string) => void;

/** A server that writes whatever it is told when the head of a request has arrived. */
export const rawServer = (answer: Answering): Promise<string> => {
  let nth = 0;
  return listen(
    createServer(socket => {
      let text = '';
      socket.on('data', chunk => {
        text += chunk.toString('latin1');
        for (let end = text.indexOf('\r\n\r\n'); end !== -1; end = text.indexOf('\r\n\r\n')) {
          answer(socket, nth++, text.slice(0, end + 4));
          text = text.slice(end + 4);
        }
      });
    }),
  );
};

/** A server that answers every request by these bytes. */
export const saying = (bytes: string, ending: 'stay' | 'close' = 'stay'): Promise<string> =>
  rawServer(socket => (ending === 'close' ? socket.end(bytes) : socket.write(bytes)));

export const NO_FILES = (path: string): Buffer => {
  throw new Error(`No file ${path} is there`);
};

/** Sends one request over a client. */
export const exchangeBy = (client: HttpClient, prepared: PreparedRequest): Promise<Exchange> =>
  new Promise(resolve => client.exchange(prepared, resolve));

/** Sends the requests one after the other over one client. */
export async function exchangeAll(
  plans: readonly HttpRequestPlan[],
  options: { readonly authorities?: string } = {},
): Promise<readonly Exchange[]> {
  const client = openClient(options);
  onTestFinished(() => client.close());
  const exchanges: Exchange[] = [];
  for (const plan of plans)
    exchanges.push(await exchangeBy(client, prepareRequest(plan, new Map(), NO_FILES)));
  return exchanges;
}

export async function exchangeOne(
  plan: HttpRequestPlan,
  options: { readonly authorities?: string } = {},
): Promise<Exchange> {
  const [exchange] = await exchangeAll([plan], options);
  if (exchange === undefined) throw new Error('Nothing was exchanged');
  return exchange;
}

/** How an exchange ended, on one line. */
export const toldBy = ({ ending, status }: Exchange): string =>
  ending.kind === 'ok' ? `ok ${status}` : `${ending.kind}: ${ending.reason}`;
