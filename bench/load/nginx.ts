import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { spawnChild } from './children.ts';
import { pinned } from './pinned.ts';

/** nginx in one process on a core of its own, which answers from memory and counts. */
export interface Nginx {
  readonly url: string;
  /** Requests it has answered so far. */
  answered(): Promise<number>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port is free on loopback');
  return address.port;
}

const configOf = (folder: string, port: number, statusPort: number): string => `
daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
worker_rlimit_nofile 8192;
events { worker_connections 4096; }
http {
  access_log off;
  keepalive_requests 1000000000;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  default_type text/plain;
  server { listen 127.0.0.1:${port}; location / { return 200 "ok\\n"; } }
  server { listen 127.0.0.1:${statusPort}; location / { stub_status; } }
}
`;

/** The third of the counters of stub_status is that of requests; each question is one itself. */
async function requestsBy(statusUrl: string): Promise<number> {
  const text = await (await fetch(statusUrl)).text();
  const found = /^\s*\d+\s+\d+\s+(\d+)/m.exec(text.split('requests')[1] ?? '');
  if (found === null) throw new Error(`nginx does not tell its counters: ${text}`);
  return Number(found[1]);
}

async function untilReady(statusUrl: string, hasEnded: () => boolean): Promise<void> {
  while (!hasEnded()) {
    const ready = await requestsBy(statusUrl).then(
      () => true,
      () => false,
    );
    if (ready) return;
  }
  throw new Error('nginx did not start: see its message above');
}

/** Runs `use` beside nginx on `core`, whose files are in `folder`; it is ended however that goes. */
export async function withNginx<T>(
  folder: string,
  core: number,
  use: (nginx: Nginx) => Promise<T>,
): Promise<T> {
  const [port, statusPort] = [await freePort(), await freePort()];
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, configOf(folder, port, statusPort));
  const command = pinned(core, ['nginx', '-c', file, '-e', join(folder, 'error.log')]);
  const child = spawnChild(command, { stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = once(child, 'close');
  const statusUrl = `http://127.0.0.1:${statusPort}/`;
  try {
    await untilReady(statusUrl, () => child.exitCode !== null || child.signalCode !== null);
    return await use({ url: `http://127.0.0.1:${port}/`, answered: () => requestsBy(statusUrl) });
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}
