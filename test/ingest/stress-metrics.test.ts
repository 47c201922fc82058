import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseStressMetrics } from '../../src/ingest/stress-metrics.ts';
import { UNIT_FACTORS } from '../../src/model/unit.ts';

const parse = (text: string) => parseStressMetrics(text, 'm.txt');
const only = (line: string) => {
  const { samples, declarations, problems } = parse(line);
  return { sample: samples[0], declaration: declarations[0], problem: problems[0]?.message };
};

describe('parseStressMetrics() reads', () => {
  test.each([
    ['a value with a unit', 'x=1.5 ms', { metric: 'x', value: 1.5e6 }],
    ['a unit without a blank before it', 'x=12ms', { metric: 'x', value: 12e6 }],
    ['a value without a unit as a count', 'x=3', { metric: 'x', value: 3 }],
    [
      'a built-in metric without a unit in its base unit',
      'latency.p95=250',
      { metric: 'latency.p95', value: 250 },
    ],
    ['an exponent and a sign', 'x=-1.5e-3 s', { metric: 'x', value: -1.5e6 }],
    ['blanks around the equals sign', '  x = 2 KB ', { metric: 'x', value: 2048 }],
    ['a percentage', 'x=5 %', { metric: 'x', value: 0.05 }],
    ['a stated direction', 'x=5 /s better=lower', { metric: 'x', value: 5 }],
    ['a JSON object', '{"name":"x","value":2,"unit":"us"}', { metric: 'x', value: 2000 }],
    ['a JSON object with extra keys', '{"name":"x","value":2,"run":7}', { metric: 'x', value: 2 }],
    ['a value that is no number at all', 'x=NaN ms', { metric: 'x', value: Number.NaN }],
    ['an infinite value', '{"name":"x","value":"-Infinity"}', { metric: 'x', value: -Infinity }],
    ['a carriage return at the end', 'x=1 ms\r', { metric: 'x', value: 1e6 }],
  ])('%s', (_, line, sample) => {
    expect(only(line)).toMatchObject({ sample, problem: undefined });
  });

  test('nothing from blank lines and comments', () => {
    expect(parse('\n   \n# x=1\n')).toEqual({
      samples: [],
      declarations: [],
      checkpoints: null,
      problems: [],
    });
  });

  test('the direction that a workload states, and none where it does not', () => {
    expect(only('x=1 ms better=higher').declaration).toEqual({ id: 'x', unit: 'ns', better: 'higher' });
    expect(only('x=1 ms').declaration).toEqual({ id: 'x', unit: 'ns', better: null });
  });

  test('both forms mixed, and declares each metric once', () => {
    const { samples, declarations } = parse('a=1 ms\n{"name":"a","value":2,"unit":"ms"}\nb=1\ntime.wall=1s');
    expect(samples.map(({ value }) => value)).toEqual([1e6, 2e6, 1, 1e9]);
    expect(declarations.map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

describe('parseStressMetrics() states as a problem', () => {
  test.each([
    ['text without an equals sign', 'hello', '"hello" is not name=value unit'],
    ['a value that is text', 'x=fast', '"x=fast" is not name=value unit'],
    ['words after the unit', 'x=1 ms please', '"x=1 ms please" is not name=value unit'],
    ['a second unit', 'x=1ms s', '"x=1ms s" is not name=value unit'],
    ['a missing name', '=1 ms', 'A metric needs a name: write name=value unit'],
    ['a unit that does not exist', 'x=1 parsec', '"parsec" is not a unit; allowed: ns, us'],
    ['a unit named like a part of a prototype', 'x=1 constructor', '"constructor" is not a unit'],
    ['a name like a part of a prototype', '__proto__=1', '"__proto__" is reserved and cannot name a metric'],
    ['the same in JSON', '{"name":"constructor","value":1}', '"constructor" is reserved'],
    [
      'a direction that does not exist',
      'x=1 ms better=faster',
      '"better=faster" is not better=higher or better=lower',
    ],
    [
      'a built-in metric in a foreign unit',
      'time.wall=1 MB',
      '"time.wall" is measured in ns, this line gives bytes',
    ],
    [
      'a built-in metric turned around',
      'time.wall=1 ms better=higher',
      '"time.wall" cannot be better higher',
    ],
    [
      'a name with a control character',
      'a\u0007b=1',
      'A metric name has no spaces, control or invisible characters',
    ],
    [
      'a name with a bidirectional mark',
      'a\u202eb=1',
      'A metric name has no spaces, control or invisible characters',
    ],
    [
      'a name of 101 characters',
      `${'n'.repeat(101)}=1`,
      'A metric name has at most 100 characters, this one has 101',
    ],
    ['JSON that is cut off', '{"name":"x"', '"{"name":"x"" is not a JSON object'],
    ['JSON without a name', '{"value":1}', 'A metric needs a "name" of text'],
    [
      'JSON without a number',
      '{"name":"x","value":"fast"}',
      '"x" needs a "value" that is a number, found "fast"',
    ],
    ['JSON with a unit that is no text', '{"name":"x","value":1,"unit":{}}', '"unit" is text, found {}'],
    [
      'JSON with a foreign direction',
      '{"name":"x","value":1,"better":"up"}',
      '"better" is "higher" or "lower", found "up"',
    ],
    [
      'a line of 2,000 characters',
      `x=${'1'.repeat(2000)}`,
      'A line has at most 1000 characters, this one has 2002',
    ],
  ])('%s', (_, line, message) => {
    const { sample, problem } = only(line);
    expect(sample).toBeUndefined();
    expect(problem).toContain(message);
  });

  test('a change of unit, and keeps the values before it', () => {
    const { samples, problems } = parse('x=1 ms\nx=1 MB\nx=2 ms');
    expect(samples.map(({ value }) => value)).toEqual([1e6, 2e6]);
    expect(problems).toMatchObject([{ file: 'm.txt', line: 2 }]);
  });

  test('a text without end: 500,000 values and 50 problems are read', () => {
    expect(parse('x=1\n'.repeat(500_010)).samples).toHaveLength(500_000);
    expect(parse('x=1\n'.repeat(500_010)).problems).toHaveLength(1);
    expect(parse('?\n'.repeat(1000)).problems).toHaveLength(50);
  });
});

describe('parseStressMetrics() for any text', () => {
  test('never throws, and accounts for every line', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), lines => {
        const { samples, problems } = parse(lines.join('\n'));
        expect(samples.length + problems.length).toBeLessThanOrEqual(lines.join('\n').split('\n').length);
      }),
    );
  });

  test('reads back what a workload wrote in either form', () => {
    const name = fc.stringMatching(/^[a-z][\w.-]{0,40}$/).filter(text => !(text in Object.prototype));
    const written = fc.record({
      name: name.map(text => `my.${text}`),
      value: fc.double({ noNaN: true, noDefaultInfinity: true }).map(value => value + 0),
      unit: fc.constantFrom(...Object.keys(UNIT_FACTORS)),
    });
    fc.assert(
      fc.property(written, ({ name, value, unit }) => {
        const factor = UNIT_FACTORS[unit]?.factor ?? Number.NaN;
        const pair = only(`${name}=${value} ${unit}`).sample;
        expect(pair).toEqual({ metric: name, value: value * factor });
        expect(only(JSON.stringify({ name, value, unit })).sample).toEqual(pair);
      }),
    );
  });
});
