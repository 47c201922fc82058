import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Installs what is missing of the peers, and gives the folder of their programs. Takes minutes the first time. */
export function installPeers(): string {
  const script = join(import.meta.dirname, '../install-peers.sh');
  const folder = execFileSync('bash', [script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  return join(folder.trim(), 'bin');
}

/** How each program is asked for its version, and where that is in what it prints. */
const VERSIONS: readonly (readonly [name: string, option: string, pattern: RegExp])[] = [
  ['k6', 'version', /v([\d.]+)/],
  ['vegeta', '-version', /([\d.]+)/],
  ['autocannon', '--version', /v([\d.]+)/],
  ['wrk', '-v', /wrk\s+(\S+)/],
  ['nginx', '-v', /nginx\/(\S+)/],
];

/** Names and versions of the peers; some of them print theirs with a failure. */
export function peerVersions(bin: string): string[] {
  const PATH = `${bin}:${process.env.PATH ?? ''}`;
  return VERSIONS.map(([name, option, pattern]) => {
    const { stdout, stderr } = spawnSync(name, [option], { encoding: 'utf8', env: { ...process.env, PATH } });
    return `${name} ${pattern.exec(`${stdout}${stderr}`)?.[1] ?? 'of an unknown version'}`;
  });
}
