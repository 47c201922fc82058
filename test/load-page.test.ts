import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SHAPE_KEYS } from '../src/config/resolve-load.ts';
import { loadOf, planOf } from './helpers/load-page.ts';
import { loadPicture } from './helpers/load-picture.ts';

const page = readFileSync(join(import.meta.dirname, '../docs/load.md'), 'utf8');
const blocks = [...page.matchAll(/```yaml\n([\s\S]+?)```\n(?:\n```text\n([\s\S]+?)\n```)?/g)].map(
  ([, text = '', picture]) => ({ text, picture }),
);
const drawn = blocks.flatMap(({ text, picture }) => (picture === undefined ? [] : [{ text, picture }]));

describe('docs/load.md', () => {
  test.each(blocks.map(({ text }) => text))('shows what is valid: %s', text => {
    expect(new Set(planOf(text).scenarios.map(({ name }) => name)).size).toBe(1);
  });

  test.each(drawn)('draws what is planned: $text', ({ text, picture }) => {
    const load = loadOf(text);
    expect(load.model === 'open' && loadPicture(load.curve)).toBe(picture);
  });

  test('has an example of each shape, and a picture of each that has a rate', () => {
    const example = (key: string) => new RegExp(`^(?:load: \\{ | {2})${key}:[ \\n]`, 'm');
    for (const key of SHAPE_KEYS)
      expect(
        blocks.some(({ text }) => example(key).test(text)),
        key,
      ).toBe(true);
    for (const key of SHAPE_KEYS.filter(key => key !== 'replay'))
      expect(
        drawn.some(({ text }) => example(key).test(text)),
        key,
      ).toBe(true);
  });

  test('shows the phases that it tells of', () => {
    const phases = (key: string) =>
      blocks
        .filter(({ text }) => text.includes(`${key}:`))
        .map(({ text }) => (loadOf(text).phases ?? []).map(({ name }) => name))
        .at(0);
    expect(phases('spike')).toEqual(['before', 'spike', 'after']);
    expect(phases('stages')).toEqual(['stage 1', 'full load', 'stage 3']);
    expect(phases('steps')).toEqual(['100/s', '200/s', '300/s', '400/s', '500/s']);
    expect(phases('square')).toEqual(['low', 'high']);
    expect(phases('burst')).toEqual(['on', 'off']);
  });

  test('says of searches what bench/load/searches.md has', () => {
    const table = readFileSync(join(import.meta.dirname, '../bench/load/searches.md'), 'utf8');
    const rows = [...table.matchAll(/^\| \d+ ms \|.*$/gm)].map(([row]) => row.slice(2, -2).split(' | '));
    expect(rows).toHaveLength(2);
    const [fast = [], slow = []] = rows;
    const [, , rate, bias, sd, , , above] = fast;
    const [, , slowRate, slowBias, slowSd, , , slowAbove] = slow;
    expect(page).toContain(
      `off by ${bias} on average with a standard deviation of ${sd} where the limit is at ${rate}, and by ${slowBias} and ${slowSd} at ${slowRate}; the rate said to hold was above the limit in ${above} and in ${slowAbove} of them`,
    );
  });
});
