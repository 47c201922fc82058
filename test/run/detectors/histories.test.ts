import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Detected, HistoryPlan } from '../../../src/model/detected.ts';
import { histories } from '../../../src/run/detectors/histories.ts';
import { plannedScenario } from '../../helpers/runs.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'histories-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const logged: string[] = [];
const log = {
  append: (source: string, chunk: Buffer) => {
    logged.push(`${source}: ${chunk}`);
  },
  close: () => undefined,
  fault: null,
};

/** Opens the checks of one operation, lets it `work`, and gives what they say. */
async function checkedAfter(plans: readonly HistoryPlan[], work: () => void): Promise<Detected | undefined> {
  logged.length = 0;
  const own = join(root, 'own');
  mkdirSync(own, { recursive: true });
  const watch = await histories.open({
    scenario: plannedScenario('racing', plans.length === 0 ? {} : { histories: plans }),
    argv: ['true'],
    cwd: root,
    env: { STRESS_DIR: own },
    folder: own,
    metricsFile: join(root, 'metrics'),
    root,
    log,
    source: 'invocation 0',
  });
  work();
  return watch?.finish({ outcome: { kind: 'ok' }, wallNs: 1, usage: null, excerpt: '', left: [], stuck: 0 });
}

const COUNTER: HistoryPlan = { from: '*.ndjson', check: 'counter' };
const add = (worker: number): string => `{"op":"add","worker":${worker},"value":1}\n`;
const final = (value: number): string => `{"op":"final","worker":0,"value":${value}}\n`;
const write = (name: string, text: string): void => writeFileSync(join(root, name), text);

test('a scenario without histories is not watched', async () => {
  expect(await checkedAfter([], () => undefined)).toBeUndefined();
});

test('all files of a pattern are one history', async () => {
  const detected = await checkedAfter([COUNTER], () => {
    write('a.ndjson', add(1));
    write('b.ndjson', add(2) + final(1));
  });
  expect(detected?.faults.map(({ class: kind, source }) => [kind, source])).toEqual([
    ['lost-update', 'b.ndjson'],
  ]);
});

test('a pattern of the own folder is looked for there, and nowhere else', async () => {
  const detected = await checkedAfter([{ ...COUNTER, from: '$STRESS_DIR/h.ndjson' }], () => {
    write('h.ndjson', add(1) + final(0));
    write('own/h.ndjson', add(1) + final(1));
  });
  expect(detected).toMatchObject({ faults: [], detectors: [{ detector: 'history-counter', active: true }] });
});

test('what was there before is not read', async () => {
  write('a.ndjson', add(1) + final(0));
  const detected = await checkedAfter([COUNTER], () => write('b.ndjson', add(1) + final(1)));
  expect(detected).toMatchObject({ faults: [], detectors: [{ active: true }] });
});

test('of two histories of one check the blind one decides whether it was active', async () => {
  const plans = ['a.ndjson', 'b.ndjson'].map(from => ({ ...COUNTER, from }));
  const detected = await checkedAfter(plans, () => write('a.ndjson', add(1) + final(1)));
  expect(detected?.detectors).toEqual([
    {
      detector: 'history-counter',
      active: false,
      evidence: 'b.ndjson: no file of this pattern was written',
    },
  ]);
});

test('a link is refused, and what cannot be read stands in the log with its line', async () => {
  const detected = await checkedAfter([COUNTER], () => {
    symlinkSync('/etc/hostname', join(root, 'c.ndjson'));
    write('d.ndjson', `${add(1)}oops\n${final(1)}`);
  });
  expect(detected?.detectors[0]?.active).toBe(false);
  expect(logged).toEqual([expect.stringContaining('d.ndjson:2: It is not a whole JSON object: "oops"')]);
});
