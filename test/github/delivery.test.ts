import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { printAnnotations } from '../../src/github/annotations.ts';
import { echoUntrusted, fenced, inert } from '../../src/github/log.ts';
import { setOutputs } from '../../src/github/outputs.ts';
import { readState, saveState } from '../../src/github/state.ts';
import { appendSummary, SUMMARY_BYTES } from '../../src/github/summary.ts';
import type { Annotation } from '../../src/model/annotation.ts';
import { readFileCommands } from '../helpers/runner.ts';
import { readRunnerLog } from '../helpers/runner-log.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'delivery-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** Everything `work` prints. */
function printed(work: () => void): string {
  let text = '';
  vi.spyOn(process.stdout, 'write').mockImplementation(chunk => {
    text += chunk;
    return true;
  });
  work();
  return text;
}

describe('appendSummary()', () => {
  const file = (name: string, text = '') => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  test('writes after what is there', async () => {
    const summary = file('summary', '# earlier\n');
    expect(await appendSummary(summary, '# ours\n\n')).toEqual({ kind: 'written' });
    expect(readFileSync(summary, 'utf8')).toBe('# earlier\n\n# ours\n');
  });

  test('counts bytes, those of the earlier text too, and leaves a file alone that would be dropped', async () => {
    const summary = file('full', 'x'.repeat(SUMMARY_BYTES - 10));
    expect(await appendSummary(summary, 'ééééé')).toMatchObject({
      kind: 'not-written',
      reason: expect.stringMatching(/bytes, of 1048576/),
    });
    expect(await appendSummary(summary, 'éééé')).toEqual({ kind: 'written' });
    expect(readFileSync(summary)).toHaveLength(SUMMARY_BYTES);
  });

  test.each([
    ['is not set', undefined, /is not set/],
    ['is empty', '', /is not set/],
    ['does not exist', '/nowhere/summary', /ENOENT/],
    ['is a folder', tmpdir(), /not a regular file/],
  ])('says why nothing was written when the file %s', async (_, path, reason) => {
    expect(await appendSummary(path, 'x')).toEqual({
      kind: 'not-written',
      reason: expect.stringMatching(reason),
    });
  });
});

describe('setOutputs()', () => {
  const outputs = {
    verdict: 'fail',
    exitCode: 1,
    regressions: [{ scenario: 'a\nghadelimiter', metric: 'time.wall' }],
    leaks: [],
    inconclusive: [{ scenario: 'b', metric: null }],
    results: '.stress/results.json',
    report: '.stress/report.html',
    commentUrl: '',
    baselineKey: 'k',
    baselineFound: true,
    baselineSaved: false,
  } as const;

  test('sets every output, lists as JSON', () => {
    const file = join(folder, 'output');
    writeFileSync(file, '');
    vi.stubEnv('GITHUB_OUTPUT', file);
    expect(setOutputs(outputs)).toEqual([]);
    expect(readFileCommands(readFileSync(file, 'utf8'))).toEqual({
      verdict: 'fail',
      'exit-code': '1',
      regressions: '[{"scenario":"a\\nghadelimiter","metric":"time.wall"}]',
      leaks: '[]',
      inconclusive: '[{"scenario":"b","metric":null}]',
      results: '.stress/results.json',
      report: '.stress/report.html',
      'comment-url': '',
      'baseline-key': 'k',
      'baseline-found': 'true',
      'baseline-saved': 'false',
    });
  });

  test('says which could not be set when the file is gone', () => {
    vi.stubEnv('GITHUB_OUTPUT', join(folder, 'gone'));
    expect(setOutputs(outputs)).toHaveLength(11);
  });
});

describe('the state for the post step', () => {
  const state = { out: '/w/.stress', workingDirectory: '/w', marker: 'm', finished: false };

  test('arrives as it was saved; the latest counts', () => {
    const file = join(folder, 'state');
    writeFileSync(file, '');
    vi.stubEnv('GITHUB_STATE', file);
    saveState(state);
    saveState({ ...state, finished: true });
    const { stress } = readFileCommands(readFileSync(file, 'utf8'));
    expect(readState({ STATE_stress: stress })).toEqual({ ...state, finished: true });
  });

  test('that cannot be saved stops nothing', () => {
    vi.stubEnv('GITHUB_STATE', join(folder, 'gone'));
    expect(() => saveState(state)).not.toThrow();
  });

  test.each([[undefined], [''], ['{"out":1}'], ['{']])('that is %j is none', text => {
    expect(readState({ STATE_stress: text })).toBeNull();
  });
});

describe('printAnnotations()', () => {
  const remark = (changes: Partial<Annotation> = {}): Annotation => ({
    kind: 'error',
    title: 'title',
    message: 'message',
    file: null,
    line: null,
    ...changes,
  });
  const recorded = (...annotations: readonly Annotation[]) =>
    readRunnerLog(printed(() => printAnnotations(annotations)));

  test('say level, title, file, line and message', () => {
    const { annotations } = recorded(remark({ kind: 'warning', file: 'stress.yml', line: 12 }));
    expect(annotations).toEqual([
      { name: 'warning', properties: { title: 'title', file: 'stress.yml', line: '12' }, message: 'message' },
    ]);
  });

  test('keep their text and become no other command, whatever it is', () => {
    const text = 'a,b: 50%\r\n::error::x\n##[set-env name=A;]b%0A';
    const { commands } = recorded(remark({ title: text, message: text }));
    expect(commands).toHaveLength(1);
    expect(commands[0]?.message.replace('# #[', '##[')).toBe(text);
    expect(commands[0]?.properties.title?.replace('# #[', '##[')).toBe(text);
  });

  test('are at most ten of each level, the first', () => {
    const many = Array.from({ length: 25 }, (_, index) => remark({ title: String(index) }));
    const { commands } = recorded(...many, remark({ kind: 'notice' }));
    expect(
      commands.filter(command => command.name === 'error').map(command => command.properties.title),
    ).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    expect(commands.filter(command => command.name === 'notice')).toHaveLength(1);
  });
});

describe('text of a workload in the log', () => {
  /** Commands that the runner would carry out, but for those that make the fence. */
  const commandsIn = (log: string) =>
    readRunnerLog(log).commands.filter(command => command.name !== 'stop-commands');
  const echoed = (text: string): string => {
    let log = '';
    echoUntrusted(piece => {
      log += piece;
    }, text);
    return log;
  };

  test.each([
    ['a command', '::error::x'],
    ['an indented command', ' \t::warning file=a::x'],
    ['an old command inside a line', 'hello ##[set-output name=a;]b'],
    ['a command after a carriage return', 'progress 50%\r::add-mask::a'],
    ['an attempt to end the fence', '::0000::\n::error::x'],
    ['a command behind invisible characters', '\u200b::error::x\n#\u200b#[error]y'],
    ['an old command in pieces of a terminal sequence', '#\u001b[31m#[error]y'],
  ])('%s stays text', (_, text) => {
    const bare = ['\u200b', '\u001b[31m'].reduce((all, hidden) => all.replaceAll(hidden, ''), text);
    expect(commandsIn(bare).length).toBeGreaterThan(0);
    expect(commandsIn(echoed(text))).toEqual([]);
  });

  test('no text at all can command the runner, and commands work again after it', () => {
    const piece = fc.constantFrom(
      '::',
      '##[',
      'error',
      'stop-commands',
      ']',
      '\n',
      '\r',
      ' ',
      'set-env name=A;',
      '\u2028',
      '%0A',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary' }))), pieces => {
        const log = `${echoed(pieces.join(''))}::notice::after\n`;
        expect(commandsIn(log)).toEqual([{ name: 'notice', properties: {}, message: 'after' }]);
      }),
    );
  });

  test('commands work again when printing fails', () => {
    let log = '';
    const write = (text: string) => {
      log += text;
    };
    const broken = () =>
      fenced(write, print => {
        print('::error::x');
        throw new Error('broken');
      });
    expect(broken).toThrow('broken');
    expect(commandsIn(`${log}::notice::after`)).toMatchObject([{ name: 'notice' }]);
  });

  test('is cut where it is very long', () => {
    expect(inert('x'.repeat(10_000))).toHaveLength(2_002);
    expect(inert('line\n'.repeat(100_000)).length).toBeLessThan(70_000);
  });

  test('keeps tabs and letters of any script', () => {
    expect(inert('a\tb — 度\n')).toBe('a\tb — 度\n');
  });
});
