import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect } from 'vitest';
import { explain, explainable } from '../../src/analyze/explain/explain.ts';
import { parseBaseline } from '../../src/baseline/parse-baseline.ts';
import { parseView } from '../../src/baseline/result-file.ts';
import { parseRecord } from '../../src/bisect/record.ts';
import { SuiteError } from '../../src/model/suite-error.ts';
import type { View } from '../../src/model/view.ts';
import { renderExplanation } from '../../src/report/explain.ts';
import { DEFAULT_RENDER_OPTIONS } from '../../src/report/options.ts';
import { RENDERERS } from '../../src/report/registry.ts';
import { compareResults, readView } from '../../src/results.ts';
import { readRecording } from '../../src/run/recording.ts';
import { baseline, SUITE, view } from '../baseline/samples.ts';
import { followedRecord } from '../bisect/records.ts';
import { anyRun } from '../run/events.ts';
import { fuzz, refusalOf, sizeOfPlain } from './fuzz.ts';
import { spoiledJson, spoiledText } from './spoiled.ts';

const folder = mkdtempSync(join(tmpdir(), 'fuzz-stored-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Longest message that a damaged file may cause: a sentence with an excerpt, whatever the file's size. */
const MESSAGE_CHARS = 2_000;

const program = { workingDirectory: folder, program: 'stress-action run' };

/** Damage to the document, and damage to its text. */
const spoiledFile = (right: unknown): fc.Arbitrary<string> =>
  fc.oneof({ weight: 3, arbitrary: spoiledJson([right]) }, spoiledText([JSON.stringify(right)]));

fuzz('a baseline is found, or unreadable for a stated reason', spoiledFile(baseline()), text => {
  const lookup = parseBaseline(text, { suite: SUITE, source: 'baseline.json' });
  expect(['found', 'unreadable']).toContain(lookup.kind);
  if (lookup.kind === 'unreadable') expect(lookup.reason.length).toBeLessThan(MESSAGE_CHARS);
  expect(sizeOfPlain(lookup)).toBeLessThan(3 * text.length + MESSAGE_CHARS);
});

fuzz('results are a view, or a failure with a reason', spoiledFile(view()), async text => {
  const refusal = await refusalOf(() => sizeOfPlain(parseView(text, 'results.json')), SuiteError);
  if (refusal === null) return;
  expect(refusal.exitCode).toBe(3);
  expect(refusal.message.length).toBeLessThan(MESSAGE_CHARS);
});

fuzz(
  'results that were accepted can be shown in every format, and every verdict in them explained',
  spoiledJson([view()]),
  async text => {
    const accepted = await acceptedView(text);
    if (accepted === null) return;
    for (const render of Object.values(RENDERERS))
      expect(await render(accepted, DEFAULT_RENDER_OPTIONS)).toEqual(expect.any(String));
    for (const name of explainable(accepted)) {
      const slash = name.lastIndexOf('/');
      const explanation = explain(accepted, name.slice(0, slash), name.slice(slash + 1));
      if (explanation !== null) expect(renderExplanation(explanation, 100)).toEqual(expect.any(String));
    }
  },
  0.1,
);

const PAIRS = [
  ['spoiled.json', 'right.json'],
  ['right.json', 'spoiled.json'],
] as const;

fuzz(
  'results that were accepted can be compared with others',
  spoiledJson([view()]),
  async text => {
    if ((await acceptedView(text)) === null) return;
    for (const name of ['spoiled.json', 'right.json'])
      writeFileSync(join(folder, name), name === 'right.json' ? JSON.stringify(view()) : text);
    for (const [base, head] of PAIRS)
      sizeOfPlain(await compareResults(join(folder, base), join(folder, head), { failOn: null }, program));
  },
  0.1,
);

const acceptedView = (text: string): Promise<View | null> =>
  Promise.resolve()
    .then(() => parseView(text, 'results.json'))
    .catch(() => null);

fuzz(
  'the record of a search is one, or a failure with a reason',
  spoiledFile(followedRecord({})),
  async text => {
    const refusal = await refusalOf(() => sizeOfPlain(parseRecord(text, 'bisect.json')), SuiteError);
    if (refusal === null) return;
    expect(refusal.exitCode).toBe(2);
    expect(refusal.message.length).toBeLessThan(MESSAGE_CHARS);
  },
);

/** A recording with some of its lines spoiled; most of the damage to its first line leaves a line that can be folded. */
const spoiledRecording: fc.Arbitrary<string> = anyRun.chain(([first, ...events]) => {
  const lines = events.map(event => JSON.stringify(event));
  const begin = fc.oneof(fc.constant(JSON.stringify(first)), spoiledJson([first]));
  const other = fc.oneof(
    spoiledJson(events.length === 0 ? [{}] : events),
    fc.constantFrom('', '{}', ...lines),
    spoiledText(['{}', ...lines]),
  );
  return fc
    .tuple(begin, fc.array(other, { maxLength: 4 }))
    .map(([line, others]) => [line, ...others].join('\n'));
});

fuzz(
  'a recording is events and problems, and a view or a failure with a reason',
  spoiledRecording,
  async text => {
    const file = join(folder, 'events.ndjson');
    writeFileSync(file, text);
    const { events, problems } = await readRecording(file);
    expect(events.length + problems.length).toBeLessThanOrEqual(text.split('\n').length);
    expect(problems.every(({ message }) => message.length < MESSAGE_CHARS)).toBe(true);
    sizeOfPlain(events);
    const refusal = await refusalOf(async () => sizeOfPlain(await readView(file, program)), SuiteError);
    if (refusal === null) return;
    expect(refusal.exitCode).toBe(3);
    expect(refusal.message.length).toBeLessThan(MESSAGE_CHARS);
  },
);
