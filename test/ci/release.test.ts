import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const PROGRAM = join(import.meta.dirname, '../../.ci/release.js');
const ON_MAIN = ['--ref', 'refs/heads/main', '--default-branch', 'main'];
const CHANGELOG = `# Changelog

## [Unreleased]

## [1.2.3] - 2026-11-21

### Added

- A gate.

## [1.2.2] - 2026-10-01

- Older.

[1.2.3]: https://example.org/compare
`;

let checkout: string;

beforeAll(() => {
  checkout = mkdtempSync(join(tmpdir(), 'release-'));
  writeFileSync(join(checkout, 'package.json'), JSON.stringify({ version: '1.2.3' }));
  writeFileSync(join(checkout, 'CHANGELOG.md'), CHANGELOG);
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: checkout });
  git('init', '--quiet');
  git('-c', 'user.name=t', '-c', 'user.email=t@example.org', 'commit', '--quiet', '--allow-empty', '-m', 'a');
  git('tag', 'v1.2.2');
});

afterAll(() => rmSync(checkout, { recursive: true }));

function release(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    cwd: checkout,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('.ci/release.js check', () => {
  test('lets the version of package.json go that has notes and no tag', () => {
    expect(release('check', '1.2.3', ...ON_MAIN)).toMatchObject({ status: 0, stderr: '' });
  });

  test.each([
    ['1.2.2', ON_MAIN, ['package.json says 1.2.3', 'the tag v1.2.2 is there already']],
    ['1.2.4', ON_MAIN, ['package.json says 1.2.3', 'CHANGELOG.md has no section "## [1.2.4] - date"']],
    ['v1.2.3', ON_MAIN, ['a version is three numbers']],
    ['1.2.3-rc.1', ON_MAIN, ['a version is three numbers']],
    ['1.2.3; rm -rf .', ON_MAIN, ['a version is three numbers']],
    ['1.2.3', ['--ref', 'refs/heads/topic', '--default-branch', 'main'], ['found refs/heads/topic']],
  ])('refuses %s with %j and gives every reason', (version, flags, reasons) => {
    const { status, stderr } = release('check', version, ...flags);
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(reasons.length);
    for (const reason of reasons) expect(stderr).toContain(reason);
  });
});

test('.ci/release.js notes prints one section without its heading and without links', () => {
  expect(release('notes', '1.2.3').stdout).toBe('### Added\n\n- A gate.\n');
  expect(release('notes', '1.2.2').stdout).toBe('- Older.\n');
});
