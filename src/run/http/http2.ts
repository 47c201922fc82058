import { type ClientHttp2Session, connect } from 'node:http2';
import type { Received } from './exchange.ts';
import { NOT_HTTP2 } from './fault-reason.ts';
import { REFUSED, sendOn } from './http2-stream.ts';
import type { Origin } from './origin.ts';
import type { PreparedRequest } from './prepared.ts';
import { isRace, type WireClient, type WireOptions } from './wire-client.ts';

/** Streams that a session of a server that names no limit is given: what the standard recommends as the least (RFC 9113, 6.5.2). */
const USUAL_STREAMS = 100;

/** One connection with the streams that are open on it. */
interface Session {
  readonly http2: ClientHttp2Session;
  open: number;
  /** The server's settings have arrived: it speaks HTTP/2. */
  isSpoken: boolean;
  /** What is sent on it from now on is sent on a kept connection. */
  hasAnswered: boolean;
}

/** What became of a request that was sent, and whether it may be sent once more. */
interface Sent {
  readonly received: Received;
  readonly isRepeatable: boolean;
}

/** HTTP/2: requests share a connection up to the number of streams that the server allows; then there is another. */
export function http2Client({ authorities }: WireOptions): WireClient {
  const sessions = new Map<string, Set<Session>>();
  const all = new Set<ClientHttp2Session>();
  let isOpen = true;

  const open = (origin: Origin): Session => {
    const http2 = connect(origin.href, authorities === undefined ? {} : { ca: authorities });
    all.add(http2);
    http2.once('close', () => all.delete(http2));
    // Streams are told as well, each by an error of its own.
    http2.on('error', () => {});
    const session: Session = { http2, open: 0, isSpoken: false, hasAnswered: false };
    http2.once('remoteSettings', () => {
      session.isSpoken = true;
    });
    return session;
  };
  const shared = (origin: Origin): Session => {
    const known = sessions.get(origin.href) ?? new Set<Session>();
    sessions.set(origin.href, known);
    for (const session of known) {
      if (session.http2.destroyed || session.http2.closed) known.delete(session);
      else if (session.open < mostStreams(session.http2)) return session;
    }
    const session = open(origin);
    known.add(session);
    return session;
  };
  const once = async (request: PreparedRequest, sentMs: number): Promise<Sent> => {
    const session = request.connections === 'reuse' ? shared(request.origin) : open(request.origin);
    const wasKept = session.hasAnswered;
    session.open += 1;
    const received = named(await sendOn(session.http2, request, sentMs), session);
    session.open -= 1;
    session.hasAnswered ||= received.ended.kind === 'answer';
    // A stream that the server resets while the connection stays is its answer.
    const isLost = wasKept && session.http2.destroyed && isRace(received, request);
    if (request.connections === 'new') session.http2.destroy();
    return { received, isRepeatable: isLost || isRefused(received) };
  };
  const twice = async (request: PreparedRequest): Promise<Received> => {
    const sentMs = performance.now();
    const first = await once(request, sentMs);
    if (!isOpen || !first.isRepeatable) return first.received;
    return (await once(request, sentMs)).received;
  };
  return {
    exchange(request, settle) {
      void twice(request).then(settle);
    },
    close() {
      isOpen = false;
      for (const session of all) session.destroy();
    },
  };
}

/** What arrives on a connection that speaks another protocol breaks the rules of this one. */
function named(received: Received, { isSpoken }: Session): Received {
  const { ended } = received;
  const isOther = ended.kind === 'broken' && !isSpoken && ended.reason.startsWith('protocol:');
  return isOther ? { ...received, ended: { ...ended, reason: NOT_HTTP2 } } : received;
}

const isRefused = ({ ended }: Received): boolean => ended.kind === 'broken' && ended.reason === REFUSED;

const mostStreams = ({ remoteSettings, connecting }: ClientHttp2Session): number =>
  connecting ? USUAL_STREAMS : (remoteSettings?.maxConcurrentStreams ?? USUAL_STREAMS);
