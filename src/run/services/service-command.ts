import { resolve } from 'node:path';
import type { ServicePlan } from '../../model/service.ts';
import { type ServiceAddresses, serviceEnvironment, withAddresses } from '../../model/service-reference.ts';
import { childEnvironment } from '../process/child-environment.ts';
import type { Command, Launcher } from '../process/launch.ts';
import type { Log } from '../process/log.ts';
import { MARKER } from '../process/marked.ts';
import type { Scratch, TemporaryFolder } from '../process/scratch.ts';
import { argumentsOf, type Shell } from '../process/shell.ts';
import { temporaryEnvironment } from '../process/temporary-environment.ts';
import type { Tree } from '../tree.ts';
import { LOOPBACK } from './free-port.ts';

/** What services are started with. */
export interface ServiceSurroundings {
  readonly launcher: Launcher;
  readonly shell: Shell;
  readonly scratch: Scratch;
  readonly stop: AbortSignal;
  readonly nextMarker: () => string;
  /** Default: any that is free. */
  readonly ports?: () => Promise<number>;
}

/** One start. */
export interface StartRequest {
  readonly service: ServicePlan;
  readonly tree: Tree;
  /** Of the services that are ready already. */
  readonly addresses: ServiceAddresses;
  /** Its own random choices derive from it. */
  readonly seed: number;
  readonly log: Log;
}

/** What every command of one start is made with. */
export interface Program {
  readonly request: StartRequest;
  readonly addresses: ServiceAddresses;
  readonly temporary: TemporaryFolder | null;
  readonly given: ServiceSurroundings;
}

/** References stand in arguments and variables, where they are replaced; a shell is given variables instead. */
export function commandOf(
  command: ServicePlan['command'],
  { request, addresses, temporary, given }: Program,
): Command {
  const { service, tree, seed } = request;
  const replaced = (text: string): string => withAddresses(text, addresses);
  const own = addresses.get(service.name);
  return {
    argv: argumentsOf(typeof command === 'string' ? command : command.map(replaced), given.shell),
    cwd: resolve(tree.directory, service.cwd),
    env: childEnvironment(tree.environment(), [], {
      ...(temporary === null ? {} : temporaryEnvironment(temporary.path)),
      ...Object.fromEntries(Object.entries(service.env).map(([name, value]) => [name, replaced(value)])),
      ...serviceEnvironment(addresses),
      PORT: String(own?.port),
      HOST: LOOPBACK,
      STRESS_SERVICE: service.name,
      STRESS_SEED: String(seed),
      [MARKER]: given.nextMarker(),
    }),
  };
}
