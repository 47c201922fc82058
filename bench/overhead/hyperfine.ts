import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Block, sum } from './own-driver.ts';

/** `hyperfine 1.15.0`, or null where it is not installed. */
export function hyperfineVersion(): string | null {
  const { status, stdout } = spawnSync('hyperfine', ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}

/** A block of runs by hyperfine without a shell; its overhead has its own start and statistics in it, spread over the runs. */
export function hyperfineBlock(command: readonly string[], runs: number): Block {
  const folder = mkdtempSync(join(tmpdir(), 'overhead-'));
  const results = join(folder, 'results.json');
  const quoted = command.map(word => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
  try {
    const start = process.hrtime.bigint();
    const { status, stderr } = spawnSync(
      'hyperfine',
      ['-N', '--style', 'none', '--runs', String(runs), '--export-json', results, quoted],
      { encoding: 'utf8' },
    );
    const elapsedNs = Number(process.hrtime.bigint() - start);
    if (status !== 0) throw new Error(`hyperfine failed on ${quoted}: ${stderr}`);
    const [{ times }] = JSON.parse(readFileSync(results, 'utf8')).results as [{ times: number[] }];
    const ns = times.map(seconds => seconds * 1e9);
    return { timeNs: Math.min(...ns), overheadNs: (elapsedNs - sum(ns)) / runs };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
