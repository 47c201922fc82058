import { Connection } from './connection.ts';
import type { Received } from './exchange.ts';
import type { Origin } from './origin.ts';
import type { PreparedRequest } from './prepared.ts';
import { isRace, type WireClient, type WireOptions } from './wire-client.ts';

/** HTTP/1.1: as many connections as requests are under way at once, each of them kept for the next where that is asked for. */
export function http1Client({ authorities }: WireOptions): WireClient {
  const kept = new Map<string, Connection[]>();
  const all = new Set<Connection>();
  let isOpen = true;

  const open = (origin: Origin): Connection => {
    const connection: Connection = new Connection(origin, authorities, () => all.delete(connection));
    all.add(connection);
    return connection;
  };
  /** The one that was used last: those that are not needed grow old and are closed by the server. */
  const takeKept = (origin: Origin): Connection | null => {
    const free = kept.get(origin.href);
    for (let last = free?.pop(); last !== undefined; last = free?.pop()) {
      if (last.isFree) return last;
      last.close();
    }
    return null;
  };
  const keep = (origin: Origin, connection: Connection): void => {
    if (!connection.isFree) return;
    const free = kept.get(origin.href);
    if (free === undefined) kept.set(origin.href, [connection]);
    else free.push(connection);
  };
  const over = (
    connection: Connection,
    request: PreparedRequest,
    sentMs: number,
    settle: (received: Received) => void,
  ): void =>
    connection.send(request, sentMs, received => {
      if (request.connections === 'reuse') keep(request.origin, connection);
      else connection.close();
      settle(received);
    });
  return {
    exchange(request, settle) {
      const sentMs = performance.now();
      const used = request.connections === 'reuse' ? takeKept(request.origin) : null;
      if (used === null) return over(open(request.origin), request, sentMs, settle);
      over(used, request, sentMs, received => {
        if (isOpen && isRace(received, request)) over(open(request.origin), request, sentMs, settle);
        else settle(received);
      });
    },
    close() {
      isOpen = false;
      for (const connection of all) connection.close();
    },
  };
}
