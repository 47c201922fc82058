import { execFileSync, spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';

/** Installs what is missing of the peers, and gives the folder of their programs. Takes minutes the first time. */
export function installPeers(): string {
  const script = join(import.meta.dirname, '../install-peers.sh');
  const folder = execFileSync('bash', [script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  return join(folder.trim(), 'bin');
}

/** Names and versions of the peers: those that the script built have theirs in their folder, packages tell it. */
export function peerVersions(bin: string): string[] {
  const built = ['k6', 'vegeta', 'autocannon'].map(name => {
    const [, version] = new RegExp(`/${name}-([\\d.]+)/`).exec(realpathSync(join(bin, name))) ?? [];
    return `${name} ${version}`;
  });
  return [...built, `wrk ${told('wrk', /wrk\s+(\S+)/)}`, `nginx ${told('nginx', /nginx\/(\S+)/)}`];
}

/** wrk tells its version with a failure, nginx on standard error. */
function told(program: string, pattern: RegExp): string {
  const { stdout, stderr } = spawnSync(program, ['-v'], { encoding: 'utf8' });
  return pattern.exec(`${stdout}${stderr}`)?.[1] ?? 'of an unknown version';
}
