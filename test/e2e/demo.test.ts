import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { cloneWithoutInstall, start, temporaryFolder } from '../helpers/command-line.ts';

/** The demo where it does not run to its end; test/e2e/readme.test.ts runs it whole. */
const folders: ReturnType<typeof temporaryFolder>[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.dispose();
});

/** A clone, and a folder of its own for everything temporary. */
function surroundings() {
  const [clone, temporary] = [temporaryFolder(), temporaryFolder()];
  folders.push(clone, temporary);
  cloneWithoutInstall(clone.path);
  const startDemo = (environment: NodeJS.ProcessEnv = {}) =>
    start(process.execPath, ['dist/cli.js', 'demo'], {
      cwd: clone.path,
      env: { ...process.env, NO_COLOR: '1', TMPDIR: temporary.path, ...environment },
    });
  return { clone: clone.path, temporary: temporary.path, startDemo };
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends the demo with code 130, and nothing temporary stays',
  async signal => {
    const { clone, temporary, startDemo } = surroundings();
    const demo = startDemo();
    await demo.printed('in pairs with the base');
    // The repository and the base's tree are there now.
    expect(readdirSync(temporary).filter(name => name.startsWith('stress-demo-'))).toHaveLength(1);
    demo.kill(signal);
    const { code, stdout } = await demo.finished;
    expect(code).toBe(130);
    expect(stdout).toMatch(new RegExp(`interrupted by ${signal}`, 'i'));
    expect(stdout).not.toMatch(/promised/);
    expect(readdirSync(temporary)).toEqual([]);
    expect(readdirSync(join(clone, '.stress/demo'))).toContain('report.html');
  },
);

test('without git it says so in one sentence, with code 2, and leaves nothing', async () => {
  const { clone, temporary, startDemo } = surroundings();
  const { code, stderr } = await startDemo({ PATH: '/nowhere' }).finished;
  expect(stderr).toBe('Cannot make the demo: git is not on the PATH; install it and try again\n');
  expect(code).toBe(2);
  expect(readdirSync(temporary)).toEqual([]);
  expect(readdirSync(clone)).not.toContain('.stress');
});
