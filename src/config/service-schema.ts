import * as z from 'zod/mini';
import { SERVICE_SCOPES } from '../model/service.ts';
import { DEFAULTS } from './defaults.ts';
import {
  bad,
  defaultsTo,
  fine,
  hinted,
  type Leaf,
  leaf,
  may,
  must,
  oneOf,
  shaped,
  text,
  titled,
} from './leaf.ts';
import { describe, shorten } from './quantity.ts';
import { scalarText } from './tree.ts';
import { command, duration, environment, listOf } from './values.ts';

/** Names of services become parts of variables and of references. */
export const SERVICE_NAME = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/;
export const SERVICE_NAME_RULE =
  'use letters of a to z, digits, `_` and `-`, at most 40, starting with a letter';

export const serviceNames = () =>
  listOf(shaped('service', SERVICE_NAME, SERVICE_NAME_RULE), 'list of services', 1);

/** A path of the service, or a whole address. */
const httpTarget = (): Leaf<string> =>
  leaf('path or address', { type: 'string', pattern: '^(/|https?://)' }, written => {
    if (typeof written !== 'string') return bad(`it is ${describe(written)}, but a text is needed`);
    const address = written.startsWith('/') ? `http://localhost${written}` : written;
    return /^https?:\/\//.test(address) && URL.canParse(address)
      ? fine(written)
      : bad(
          `\`${shorten(written)}\` is no path and no address; write /health or http://127.0.0.1:8080/health`,
        );
  });

const LARGEST_PORT = 65_535;
const isPort = (port: number): boolean => Number.isInteger(port) && port >= 1 && port <= LARGEST_PORT;

/** A port of this machine, or `host:port`. */
const tcpTarget = (): Leaf<string> =>
  leaf('port or address', { type: ['string', 'integer'] }, written => {
    const port = /^(?:[\w.-]+:|\[[\da-fA-F:]+\]:)?(\d{1,5})$/.exec(scalarText(written))?.[1];
    return (typeof written === 'string' || typeof written === 'number') && isPort(Number(port))
      ? fine(String(written))
      : bad(
          `it is ${describe(written)}; write a port from 1 to 65,535, or host and port as in localhost:5432`,
        );
  });

/** A regular expression as JavaScript writes it. */
const pattern = (): Leaf<string> =>
  leaf('pattern', { type: 'string', minLength: 1 }, written => {
    if (typeof written !== 'string' || written === '')
      return bad(`it is ${describe(written)}, but a text is needed`);
    try {
      new RegExp(written, 'u');
      return fine(written);
    } catch (error) {
      return bad(`it is no regular expression: ${error instanceof Error ? error.message : error}`);
    }
  });

/** Ways to know that a service is ready, of which `ready` has one at most. */
export const READY_KINDS = ['http', 'tcp', 'log', 'command'] as const;

const ready = titled(
  z.strictObject({
    http: may(
      httpTarget(),
      'Ready when it answers with a status from 200 to 399; a path is asked of the service itself',
      '/health',
    ),
    tcp: may(
      tcpTarget(),
      'Ready when a connection is accepted there, for a service that does not listen on `PORT`',
      'localhost:5432',
    ),
    log: may(
      pattern(),
      'Ready when a line of its output matches the regular expression; a group named `port` tells a port that it chose itself',
      'listening on',
      'listening on port (?<port>[0-9]+)',
    ),
    command: may(
      command(),
      'Ready when this command ends with code 0; it has the variables of the service',
      'pg_isready -p "$PORT"',
    ),
    timeout: defaultsTo(duration(), DEFAULTS.service.readyTimeout, 'How long to wait', '1m'),
  }),
  'readiness check',
);

const service = titled(
  z.strictObject({
    command: must(
      command(),
      'Starts the service in the foreground; it is to listen on `PORT` of `HOST`',
      'node server.js',
      ['python3', 'server.py', '--port', `\${api.port}`],
    ),
    cwd: defaultsTo(
      text('folder'),
      DEFAULTS.service.cwd,
      'Folder the service runs in, relative to the working directory',
      'server',
    ),
    env: may(environment(), 'Variables for the service', { LOG: 'off' }),
    needs: may(
      serviceNames(),
      'Services that are ready before it is started; those that its command or its variables refer to are needed without being named here',
      ['db'],
    ),
    ready: defaultsTo(
      ready,
      {},
      'When it may be used: at most one of the four checks; without one, when its port accepts a connection',
      { http: '/health', timeout: '1m' },
    ),
    stopTimeout: defaultsTo(
      duration(),
      DEFAULTS.service.stopTimeout,
      'Time to end after SIGTERM, before it is killed',
      '30s',
    ),
    scope: defaultsTo(
      oneOf('scope', SERVICE_SCOPES),
      DEFAULTS.service.scope,
      'How long an instance lives: for one invocation, for a scenario, or for all scenarios that need it',
      'invocation',
    ),
  }),
  'service',
);

/** Services under test, by name. */
export const services = () =>
  hinted(titled(z.record(z.string(), service), 'map of services'), {
    propertyNames: { pattern: SERVICE_NAME.source },
  });
