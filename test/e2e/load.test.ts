import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cli, temporaryFolder } from '../helpers/command-line.ts';

/** The built program and loads: what a dry run says, and what is refused before anything runs. */

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.dispose());

const write = (name: string, text: string): void => writeFileSync(join(folder.path, name), text);
const suite = (load: string): string =>
  `version: 1\nsuite: shop\nscenarios:\n  orders:\n    command: "true"\n    load: ${load}\n`;

describe('run --dry-run', () => {
  test('says each load in words, beside the plan for programs', async () => {
    write('stress.yml', suite('{ spike: { base: 50/s, peak: 500/s, at: 10s, width: 5s } }'));
    const { code, stdout, stderr } = await cli(['run', '--dry-run'], folder.path);
    expect(stderr).toBe(
      'orders: 50/s for 10 s, 500/s for 5 s, 50/s for 10 s; 3,500 operations, evenly spread; at most 1,000 under way, further ones wait\n  phases: before 0–10 s, spike 10–15 s, after 15–25 s\n',
    );
    expect(JSON.parse(stdout).scenarios[0].load).toMatchObject({ model: 'open', durationMs: 25_000 });
    expect(code).toBe(0);
  });

  test('changes the length of a rate, and not that of stages', async () => {
    write('stress.yml', suite('{ rate: 5/s, duration: 30s }'));
    expect((await cli(['run', '--dry-run', '--duration', '3s'], folder.path)).stderr).toContain(
      '5/s for 3 s; 15 operations',
    );
    write('stress.yml', suite('{ stages: [{ duration: 30s, target: 10/s }] }'));
    expect((await cli(['run', '--dry-run', '--duration', '3s'], folder.path)).stderr).toContain(
      'over 30 s; 150 operations',
    );
  });

  test('has read the file of a replay: another content is another load', async () => {
    write('stress.yml', suite('{ replay: arrivals.txt }'));
    const digest = async (text: string): Promise<string> => {
      write('arrivals.txt', text);
      const { stdout, stderr } = await cli(['run', '--dry-run'], folder.path);
      expect(stderr).toContain('the moments of arrivals.txt; 3 operations');
      return JSON.parse(stdout).scenarios[0].digest;
    };
    expect(await digest('1\n2\n3\n')).not.toBe(await digest('1\n2\n4\n'));
  });
});

describe('the file of a replay is refused before anything runs', () => {
  test('where lines are no moments, with each of them', async () => {
    write('stress.yml', suite('{ replay: arrivals.txt }'));
    write('arrivals.txt', '1s\nsoon\n2s\nlater\n');
    const { code, stderr } = await cli(['run'], folder.path);
    expect(stderr).toContain('Cannot replay arrivals.txt: 2 lines are no moment');
    expect(stderr).toContain('arrivals.txt:2:1: `soon` is no moment; write milliseconds');
    expect(stderr).toContain('arrivals.txt:4:1: `later` is no moment');
    expect(code).toBe(2);
  });

  test('where it is not there', async () => {
    write('stress.yml', suite('{ replay: arrivals.txt }'));
    const { code, stderr } = await cli(['run'], folder.path);
    expect(stderr).toBe(
      'Cannot replay arrivals.txt: there is no such file; its path is relative to the working directory\n',
    );
    expect(code).toBe(2);
  });
});
