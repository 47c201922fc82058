import * as z from 'zod/mini';
import { may, must, text, titled } from './leaf.ts';
import { command, duration, environment, listOf, name } from './values.ts';

const ready = titled(
  z.strictObject({
    http: may(text('path or address'), 'Ready when it answers with a success', '/health'),
    tcp: may(text('port or address'), 'Ready when it accepts a connection', 'localhost:5432'),
    log: may(text('pattern'), 'Ready when a line of its output matches', 'listening on'),
    command: may(command(), 'Ready when this command succeeds', 'pg_isready'),
    timeout: may(duration(), 'How long to wait', '30s'),
  }),
  'readiness check',
);

const service = titled(
  z.strictObject({
    command: must(command(), 'Starts the service; it gets PORT', 'node server.js'),
    cwd: may(text('folder'), 'Working directory', 'server'),
    env: may(environment(), 'Variables for the service', { LOG: 'off' }),
    needs: may(listOf(name(), 'list of services', 1), 'Services that must be ready before', ['db']),
    ready: may(ready, 'When it may be used', { http: '/health', timeout: '30s' }),
    stopTimeout: may(duration(), 'Time to end before it is killed', '10s'),
  }),
  'service',
);

/** Services under test, by name. Planned (planned.ts). */
export const services = () => titled(z.record(z.string(), service), 'map of services');
