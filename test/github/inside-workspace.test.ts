import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { requireInside, requireNoLinks } from '../../src/github/inside-workspace.ts';

let root: string;
let workspace: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'inside-')));
  workspace = join(root, 'work');
  mkdirSync(join(workspace, 'sub'), { recursive: true });
  mkdirSync(join(root, 'outside'));
  writeFileSync(join(root, 'outside/stress.yml'), 'version: 1\n');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const check = (path: string) => requireInside(workspace, [{ input: 'config', path: join(workspace, path) }]);

describe('requireInside() [links]', () => {
  test.each(['stress.yml', 'sub', 'sub/new/deep', '.', '..hidden/out'])('lets %s be', async path => {
    await expect(check(path)).resolves.toBeUndefined();
  });

  test.each([
    ['the file itself', 'stress.yml', '../outside/stress.yml', 'stress.yml'],
    ['a folder above it', 'linked', '../outside', 'linked/stress.yml'],
    ['a folder above what does not exist yet', 'linked', '../outside', 'linked/new/out'],
    ['a link to a link', 'linked', 'second', 'linked/stress.yml'],
  ])('refuses a link out of the workspace that is %s', async (_, link, to, path) => {
    symlinkSync('../outside', join(workspace, 'second'));
    symlinkSync(to, join(workspace, link));
    await expect(check(path)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/the input config: a symbolic link leads from .* out of the workspace/),
    });
  });

  test('lets a link inside the workspace be, and a place that the workflow spelled out', async () => {
    symlinkSync('sub', join(workspace, 'linked'));
    await expect(check('linked/out')).resolves.toBeUndefined();
    await expect(check('../outside/stress.yml')).resolves.toBeUndefined();
  });

  test('knows the workspace by whatever links lead to it', async () => {
    symlinkSync(workspace, join(root, 'alias'));
    const place = { input: 'out', path: join(root, 'alias/.stress') };
    await expect(requireInside(join(root, 'alias'), [place])).resolves.toBeUndefined();
  });
});

describe('requireNoLinks() [links]', () => {
  test('lets a folder of files be, and one that does not exist', async () => {
    await expect(requireNoLinks(join(workspace, 'sub'))).resolves.toBeUndefined();
    await expect(requireNoLinks(join(workspace, 'none'))).resolves.toBeUndefined();
  });

  test.each(['results.json', 'logs/a.log'])('refuses a link at %s', async name => {
    mkdirSync(join(workspace, 'sub/logs'));
    symlinkSync(join(root, 'outside/stress.yml'), join(workspace, 'sub', name));
    await expect(requireNoLinks(join(workspace, 'sub'))).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining(`${name} is a symbolic link`),
    });
  });
});
