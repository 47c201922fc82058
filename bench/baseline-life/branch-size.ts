import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Bytes of a branch in a real repository: as it is written, and after the host has packed it. */
export interface BranchSize {
  readonly commits: number;
  readonly loose: number;
  readonly packed: number;
}

/** Commits one version of the files after the other, as the store does, and weighs what git has to keep. */
export function weighBranch(versions: readonly ReadonlyMap<string, string>[]): BranchSize {
  const folder = mkdtempSync(join(tmpdir(), 'baseline-branch-'));
  const git = (args: readonly string[], input = ''): string =>
    execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@localhost', ...args], {
      cwd: folder,
      input,
      encoding: 'utf8',
      maxBuffer: 1024 ** 3,
    }).trim();
  try {
    git(['init', '--quiet', '--bare', '.']);
    let parent: string | null = null;
    for (const files of versions) {
      const entries = [...files].map(([name, text]) => {
        const blob = git(['hash-object', '-w', '--stdin'], text);
        return `100644 blob ${blob}\t${name}`;
      });
      const tree = git(['mktree'], `${entries.sort().join('\n')}\n`);
      parent = git(['commit-tree', tree, ...(parent === null ? [] : ['-p', parent])], 'baselines\n');
    }
    if (parent !== null) git(['update-ref', 'refs/heads/stress-baselines', parent]);
    const loose = bytesBelow(join(folder, 'objects'));
    git(['gc', '--quiet', '--prune=now']);
    return { commits: versions.length, loose, packed: bytesBelow(join(folder, 'objects')) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const bytesBelow = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => statSync(join(folder, name)))
    .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
