import { resolve } from 'node:path';
import type { ServicePlan } from '../../model/service.ts';
import { folderFault } from '../process/run-command.ts';
import type { TemporaryFolder } from '../process/scratch.ts';
import { keepsOwnTemporaryFolder } from '../process/temporary-environment.ts';
import { commandCheck } from './command-check.ts';
import { freePort, LOOPBACK, saysPortIsTaken } from './free-port.ts';
import { type Instance, startInstance } from './instance.ts';
import { logCheck } from './log-check.ts';
import { probeTcp } from './probe.ts';
import { fixedAddress, networkCheck, waitUntilReady } from './readiness.ts';
import { commandOf, type ServiceSurroundings, type StartRequest } from './service-command.ts';

/** Times that a service is started again, each with a new port, because somebody took its port before it did. */
const MORE_PORTS = 3;

/** What became of a start. */
export type Started =
  | {
      readonly kind: 'ready';
      readonly instance: Instance;
      readonly readyMs: number;
      /** Its folder for temporary files; null where it keeps its own. */
      readonly temporary: TemporaryFolder | null;
    }
  | { readonly kind: 'failed'; readonly reason: string; readonly excerpt: string; readonly aliveMs: number }
  | { readonly kind: 'interrupted' };

/** Starts a service and waits until it is ready. Whatever does not become ready is gone when this returns. */
export async function startService(request: StartRequest, given: ServiceSurroundings): Promise<Started> {
  const { service, tree } = request;
  const fault = noFolder(resolve(tree.directory, service.cwd)) ?? (await occupied(service, given.stop));
  if (fault !== null) return { kind: 'failed', reason: fault, excerpt: '', aliveMs: 0 };
  const ports = given.ports ?? freePort;
  for (let again = 0; ; again++) {
    const started = await startOnce(request, await ports(), given);
    const lostPort = started.kind === 'failed' && started.portTaken && again < MORE_PORTS;
    if (!lostPort) return started;
  }
}

/** As what is said of the service. */
function noFolder(folder: string): string | null {
  const fault = folderFault(folder);
  return fault === null ? null : `could not be started: ${fault}`;
}

/** Something else at the address that would say that it is ready: it would be measured in its place. */
async function occupied({ ready }: ServicePlan, stop: AbortSignal): Promise<string | null> {
  const address = fixedAddress(ready);
  if (address === null) return null;
  const { host, port } = address;
  return (await probeTcp(address, stop)).ready
    ? `was not started, as something answers at ${host}:${port} already; let it listen on its PORT, which no other instance has`
    : null;
}

type Failed = Extract<Started, { readonly kind: 'failed' }>;
type StartedOnce = Exclude<Started, Failed> | (Failed & { readonly portTaken: boolean });

async function startOnce(
  request: StartRequest,
  port: number,
  given: ServiceSurroundings,
): Promise<StartedOnce> {
  const { service, log } = request;
  const address = { host: LOOPBACK, port };
  const addresses = new Map([...request.addresses, [service.name, address] as const]);
  const temporary = keepsOwnTemporaryFolder(service.env, []) ? null : given.scratch.temporaryFolder();
  const program = { request, addresses, temporary, given };
  const lines = service.ready.kind === 'log' ? logCheck(service.ready.pattern) : null;
  const check = lines ?? networkCheck(service.ready, address) ?? commandCheck(program);
  const startedAt = performance.now();
  const instance = startInstance({
    ...{ service, address, log },
    launcher: given.launcher,
    command: commandOf(service.command, program),
    fifo: given.scratch.freshFifo(),
    source: `${service.name}, port ${port}`,
    onOutput: lines?.onOutput ?? (() => {}),
  });
  const readied = await waitUntilReady(instance, check, service.readyTimeoutMs, given.stop);
  const aliveMs = performance.now() - startedAt;
  if (readied.kind === 'ready') {
    const told = readied.port === null ? address : { ...address, port: readied.port };
    return { kind: 'ready', instance: { ...instance, address: told }, readyMs: aliveMs, temporary };
  }
  const excerpt = instance.excerpt();
  const died = readied.kind === 'died';
  if (!died) await instance.stop(service.stopTimeoutMs, given.stop);
  temporary?.remove();
  if (readied.kind === 'interrupted') return { kind: 'interrupted' };
  const reason = died
    ? `${instance.endedHow()} before it was ready`
    : `was not ready within ${service.readyTimeoutMs / 1000} s: ${readied.found}`;
  const portTaken = died && saysPortIsTaken(instance.output());
  return { kind: 'failed', reason, excerpt, aliveMs, portTaken };
}
