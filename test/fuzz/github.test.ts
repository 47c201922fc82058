import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, vi } from 'vitest';
import { type KeyScope, restorePrefixes, saveKey } from '../../src/baseline/keys.ts';
import { readQuantity } from '../../src/config/quantity.ts';
import { printAnnotations } from '../../src/github/annotations.ts';
import { apiFault } from '../../src/github/api-fault.ts';
import { captureRemarks } from '../../src/github/capture-remarks.ts';
import type { CommentApi } from '../../src/github/comment-api.ts';
import { mayWriteBaseline, readContext } from '../../src/github/context.ts';
import { readEventPayload } from '../../src/github/event-payload.ts';
import { INPUT_NAMES } from '../../src/github/input-table.ts';
import { readInputs } from '../../src/github/inputs.ts';
import { readState } from '../../src/github/state.ts';
import { markerOf, postSticky } from '../../src/github/sticky.ts';
import { SuiteError } from '../../src/model/suite-error.ts';
import { HOSTILE_TEXTS } from '../helpers/hostile-views.ts';
import { readRunnerLog } from '../helpers/runner-log.ts';
import { fuzz, refusalOf, sizeOfPlain } from './fuzz.ts';
import { spoiledJson, spoiledText } from './spoiled.ts';

const folder = mkdtempSync(join(tmpdir(), 'fuzz-github-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const anyText = spoiledText(HOSTILE_TEXTS);

describe('what the runner hands over', () => {
  const side = (ref: string) => ({ ref, sha: '1'.repeat(40), repo: { full_name: 'acme/shop' } });
  const PAYLOAD = {
    repository: { full_name: 'acme/shop', default_branch: 'main' },
    pull_request: { number: 7, head: side('feature'), base: side('main') },
  };
  const payload = fc.oneof(spoiledJson([PAYLOAD]), spoiledText([JSON.stringify(PAYLOAD)]));

  fuzz(
    'a payload never widens who may write the baseline',
    fc.tuple(payload, anyText),
    async ([text, ref]) => {
      const file = join(folder, 'event.json');
      writeFileSync(file, text);
      sizeOfPlain(await readEventPayload(file));
      const context = await readContext({
        GITHUB_EVENT_PATH: file,
        GITHUB_EVENT_NAME: 'pull_request',
        GITHUB_REF: ref,
      });
      expect(mayWriteBaseline(context).allowed).toBe(false);
      const pushed = await readContext({
        GITHUB_EVENT_PATH: file,
        GITHUB_EVENT_NAME: 'push',
        GITHUB_REF: ref,
      });
      if (mayWriteBaseline(pushed).allowed) expect(ref).toBe(`refs/heads/${pushed.defaultBranch}`);
    },
  );

  const VALUES = [
    'auto',
    '30',
    'P0, P1',
    'memory',
    '10m',
    '1/4',
    'true',
    'stress.yml',
    '.stress',
    'on-problem',
  ];
  const inputs = fc.array(
    fc.tuple(fc.constantFrom(...INPUT_NAMES, 'fail_on', '__proto__'), spoiledText(VALUES)),
    { maxLength: 4 },
  );

  fuzz('inputs are typed, or refused with all that is wrong', inputs, async given => {
    const env = Object.fromEntries(given.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
    const refusal = await refusalOf(
      () => sizeOfPlain(readInputs(env, text => readQuantity(text, 'ns'))),
      SuiteError,
    );
    if (refusal === null) return;
    expect(refusal.exitCode).toBe(2);
    expect(refusal.problems.length).toBeGreaterThan(0);
    expect(refusal.problems.every(({ message }) => message.length < 600)).toBe(true);
  });

  const STATE = { out: '/w/.stress', workingDirectory: '/w', marker: 'm', finished: false };

  fuzz('the state of the main step is one, or none', fc.oneof(spoiledJson([STATE]), anyText), text => {
    const state = readState({ STATE_stress: text });
    if (state !== null) expect(Object.keys(state)).toEqual(expect.arrayContaining(Object.keys(STATE)));
  });

  const scope: fc.Arbitrary<KeyScope> = fc.record({
    name: fc.option(anyText, { nil: null }),
    os: anyText,
    arch: anyText,
  });

  fuzz(
    'a key of the cache is short and of harmless characters',
    fc.tuple(scope, anyText, anyText),
    ([where, suite, id]) => {
      const query = { suite, machineClass: id };
      const key = saveKey(query, where, { id, attempt: id });
      expect(key).toMatch(/^stress-1-[a-z0-9-]{1,250}$/);
      for (const prefix of restorePrefixes(query, where)) expect(key.startsWith(prefix)).toBe(true);
    },
  );
});

describe('what GitHub answers', () => {
  const anyValue = fc.oneof(fc.anything({ withNullPrototype: true }), anyText);
  const response = fc.record({
    status: fc.oneof(fc.integer({ min: 100, max: 599 }), anyValue),
    headers: fc.oneof(
      fc.dictionary(fc.constantFrom('retry-after', 'x-accepted-github-permissions'), anyText),
      anyValue,
    ),
  });
  const thrown = fc.oneof(
    anyValue,
    fc
      .tuple(anyText, fc.oneof(response, anyValue))
      .map(([message, answer]) => Object.assign(new Error(message), { response: answer })),
  );

  fuzz('a fault of the API is a sentence on one line', thrown, error => {
    const fault = apiFault(error);
    expect(fault.reason.length).toBeLessThan(1_000);
    expect(fault.reason).not.toMatch(/\n/);
    if (fault.retryAfterMs !== null) expect(Number.isFinite(fault.retryAfterMs)).toBe(true);
  });

  const comment = fc.record({
    id: fc.integer({ min: 1, max: 9 }),
    url: anyText,
    body: fc
      .tuple(fc.constantFrom('', markerOf('shop'), ` ${markerOf('shop')}`), anyText)
      .map(parts => parts.join('')),
    author: fc.option(
      fc.record({ login: fc.constantFrom('mona', 'ci', 'ci[bot]'), type: fc.constantFrom('User', 'Bot') }),
      { nil: null },
    ),
  });

  fuzz(
    'no comment of somebody else is changed or removed, whatever it says',
    fc.array(comment, { maxLength: 4 }),
    async comments => {
      const touched: number[] = [];
      const api: CommentApi = {
        list: async () => comments,
        viewer: async () => 'ci[bot]',
        create: async body => ({ id: 10, url: 'u', body, author: { login: 'ci[bot]', type: 'Bot' } }),
        update: async (id, body) => {
          touched.push(id);
          return { id, url: 'u', body, author: null };
        },
        remove: async id => void touched.push(id),
      };
      await postSticky(api, markerOf('shop'), `${markerOf('shop')}\nours`);
      const ours = comments.filter(
        ({ author, body }) => author?.login === 'ci[bot]' && body.startsWith(markerOf('shop')),
      );
      expect(touched.filter(id => !ours.some(own => own.id === id))).toEqual([]);
    },
  );

  const printedByClient = fc.array(
    fc.oneof(
      anyText,
      fc
        .tuple(
          fc.constantFrom('::warning::Failed to restore: ', '::debug::Failed to reserve cache: ', ''),
          anyText,
        )
        .map(parts => parts.join('')),
    ),
    { maxLength: 5 },
  );

  fuzz('what the cache client prints is a remark or passes', printedByClient, async lines => {
    const passed: unknown[] = [];
    const spy = vi.spyOn(process.stdout, 'write').mockImplementation(text => passed.push(text) > 0);
    const call = await captureRemarks(async () => lines.map(line => process.stdout.write(line)));
    spy.mockRestore();
    expect(call.kind).toBe('returned');
    if (call.kind === 'returned')
      expect(passed.length + call.remarks.length).toBeLessThanOrEqual(lines.length);
    expect(sizeOfPlain(call)).toBeLessThan(3 * sizeOfPlain(lines) + 100);
  });
});

const annotation = fc.record({
  kind: fc.constantFrom('error', 'warning', 'notice'),
  title: anyText,
  message: anyText,
  file: fc.option(anyText, { nil: null }),
  line: fc.option(fc.integer({ min: 1, max: 1e6 }), { nil: null }),
});

fuzz('an annotation is one command, whatever it says and wherever it stands', annotation, one => {
  let text = '';
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation(piece => {
    text += piece;
    return true;
  });
  printAnnotations([one]);
  spy.mockRestore();
  const { commands, text: rest } = readRunnerLog(text);
  expect(commands.map(({ name }) => name)).toEqual([one.kind]);
  expect(rest.trim()).toBe('');
  const known = ['title', 'file', 'line', 'endLine', 'col', 'endColumn'];
  expect(Object.keys(commands[0]?.properties ?? {}).filter(name => !known.includes(name))).toEqual([]);
});
