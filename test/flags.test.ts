import { describe, expect, test } from 'vitest';
import { type RunFlags, requestOf } from '../src/flags.ts';
import { NO_OVERRIDES } from '../src/model/override.ts';

const flags = (changes: Partial<RunFlags>): RunFlags => ({
  config: 'stress.yml',
  scenario: [],
  category: [],
  priority: [],
  tag: [],
  out: '.stress',
  reportLevel: 'standard',
  format: 'terminal',
  updateBaseline: true,
  ...changes,
});

describe('--accept', () => {
  test.each([
    ['a metric', 'parse/time.wall=it validates more', 'parse/time.wall', 'it validates more'],
    ['a reason with an equals sign', 'parse=a = b', 'parse', 'a = b'],
    ['a ladder', 'api[users=8]/time.wall=more users', 'api[users=8]/time.wall', 'more users'],
    ['a name with blanks', 'cart checkout=taxes', 'cart checkout', 'taxes'],
  ])('takes %s', async (_, text, target, reason) => {
    const { overrides } = await requestOf(flags({ accept: [text] }));
    expect(overrides.granted).toMatchObject([{ target, reason, upTo: null, via: 'command-line' }]);
  });

  test('is nothing where nobody gives it', async () => {
    expect((await requestOf(flags({}))).overrides).toBe(NO_OVERRIDES);
  });

  test.each(['parse/time.wall', 'parse/time.wall=', 'parse/time.wall=  ', '=because'])(
    'refuses %j, which lacks a name or a reason',
    async text => {
      await expect(requestOf(flags({ accept: [text] }))).rejects.toThrow(
        /allowed is <scenario>\/<metric>=<reason>/,
      );
    },
  );

  test('needs a baseline to stand in', async () => {
    const request = requestOf(flags({ accept: ['parse=because'], updateBaseline: false }));
    await expect(request).rejects.toThrow(/without --update-baseline/);
  });
});

describe('a filter by a word that nothing can have', () => {
  test.each([
    [{ category: ['cpu'] }, /--category cpu: it is one of memory, computational/],
    [{ priority: ['P0', 'P9'] }, /--priority P9: it is one of P0, P1, P2, P3, P4/],
  ])('is refused: %j', async (changes, message) => {
    await expect(requestOf(flags(changes))).rejects.toThrow(message);
  });
});
