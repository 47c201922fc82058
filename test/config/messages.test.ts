import { expect, test } from 'vitest';
import { explainProblems } from '../../src/config/explain.ts';
import { problemsOf, suiteWith, topWith } from './suite-text.ts';

/** Mistakes people make, each as the text they would write. The golden file is meant to be read. */
const MISTAKES: readonly (readonly [string, string])[] = [
  ['a key misspelt at the top', topWith('sute: orders')],
  ['a key in kebab-case', topWith('policy:', '  fail-on-stored: true')],
  ['a key on the wrong level', suiteWith('users: 8')],
  ['the word of another tool', 'version: 1\nscenarios:\n  parse:\n    run: ./bench\n'],
  ['a key nobody knows', topWith('colour: blue')],
  ['a duration without a unit', suiteWith('timeout: 30')],
  ['a duration with a misspelt unit', suiteWith('timeout: 10 minuets')],
  ['a size where a duration belongs', suiteWith('thresholds:', '  latency.p95: { max: 64KB }')],
  ['a percentage without its sign', suiteWith('thresholds:', '  time.wall: { regression: 5 }')],
  ['a metric misspelt', suiteWith('thresholds:', '  latency.p59: { max: 5ms }')],
  ['a part of a metric', suiteWith('thresholds:', '  memory: { max: 64MB }')],
  ['a metric of a later version', suiteWith('thresholds:', '  gc.pause: { max: 1ms }')],
  ['a threshold that is only a number', suiteWith('thresholds:', '  time.wall: 500ms')],
  ['a ratio to a misspelt scenario', suiteWith('thresholds:', '  time.wall: { relativeTo: pasre }')],
  ['a ratio to itself', suiteWith('thresholds:', '  time.wall: { relativeTo: parse }')],
  [
    'a ratio to a ladder',
    `${suiteWith('thresholds:', '  time.wall: { relativeTo: usual }')}  usual:\n    command: ./usual\n    load: { users: [1, 2] }\n`,
  ],
  ['a ratio of growth', suiteWith('thresholds:', '  memory.leak: { regression: 5% }')],
  ['limits that exclude each other', suiteWith('thresholds:', '  throughput: { min: 200/s, max: 100/s }')],
  ['a key of a later version', suiteWith('faults: [{ latency: { delay: 200ms }, at: 10s, for: 5s }]')],
  ['a search that does not say how long to hold', suiteWith('load: { rate: 200/s, find: max }')],
  ['a priority in lower case', suiteWith('priority: p0')],
  ['a category misspelt', suiteWith('category: computation')],
  ['yes for true', topWith('failFast: yes')],
  ['a text where a list belongs', suiteWith('covers: AC-2')],
  ['a number among the arguments', 'version: 1\nscenarios:\n  parse:\n    command: [./bench, 100]\n'],
  ['a minimum above the default maximum', suiteWith('samples: { min: 50 }')],
  ['two ends of an invocation', suiteWith('load: { iterations: 100, duration: 30s }')],
  ['two drivers', suiteWith('http: { url: "http://localhost/" }')],
  ['a scenario without a command', 'version: 1\nscenarios:\n  parse:\n    timeout: 5s\n'],
  ['a scenario twice', `${suiteWith()}  parse:\n    command: ./other\n`],
  ['brackets in a scenario name', 'version: 1\nscenarios:\n  parse[large]: { command: ./bench }\n'],
  ['no version', 'scenarios:\n  parse: { command: ./bench }\n'],
  ['a version of tomorrow', 'version: 2\nscenarios:\n  parse: { command: ./bench }\n'],
  ['a key without a value', suiteWith('thresholds:')],
  ['a version number that YAML changes', suiteWith('env:', '  GO_VERSION: 1.20')],
  [
    'a service misspelt',
    'version: 1\nservices:\n  api: { command: node server.js }\nscenarios:\n  orders:\n    command: [./load, "\u0024{apo.url}/orders"]\n    needs: [api]\n',
  ],
  [
    'a service in a shell command',
    'version: 1\nservices:\n  api: { command: node server.js }\nscenarios:\n  orders:\n    command: curl \u0024{api.url}/orders\n    needs: [api]\n',
  ],
  ['a tab', 'version: 1\nscenarios:\n\tparse:\n'],
  ['a colon in a command', 'version: 1\nscenarios:\n  parse:\n    command: echo "a": b\n'],
  ['a missing colon', 'version: 1\nscenarios\n  parse:\n    command: ./bench\n'],
  [
    'a bracket that is not closed',
    'version: 1\nscenarios:\n  parse:\n    command: [./bench, fast\n    timeout: 5s\n',
  ],
  ['a pattern that begins with a star', suiteWith('tags: *nightly')],
  ['an empty file', ''],
  ['several mistakes at once', suiteWith('timout: 5s', 'level: system', 'load: { users: [1, two] }')],
];

test('messages for typical mistakes read like those of a good compiler', async () => {
  const rendered = MISTAKES.map(
    ([what, text]) => `── ${what}\n\n${explainProblems(problemsOf(text), text)}\n`,
  ).join('\n\n');
  await expect(rendered).toMatchFileSnapshot('golden/messages.txt');
});
