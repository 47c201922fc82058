import { COUNTED_OF_REPEATS, FLAKE_RATE } from '../model/metric.ts';
import { MOST_CELLS, runsToRuleOut } from '../model/repetition.ts';
import { DEFAULTS } from './defaults.ts';
import { readQuantity, shorten } from './quantity.ts';
import {
  atKey,
  atValue,
  entriesOf,
  type Finding,
  isMap,
  nodeAt,
  type Path,
  scalarText,
  type TreeNode,
} from './tree.ts';
import { unfaithful, variableProblem } from './variable-rules.ts';

/** The largest deck: combinations times copies, where copies that run at once share their background load. */
const MOST_DEALT = 10_000;

/** What must hold of `repeat` and between it and other keys of a scenario; `path` leads to the scenario from the top. */
export function repeatFindings(scenario: TreeNode, path: Path): readonly Finding[] {
  const repeat = scenario.children.get('repeat');
  if (repeat === undefined) return [...quarantineAlone(scenario, path), ...rateAlone(scenario, path)];
  const at = [...path, 'repeat'];
  return [
    ...besideRepeat(scenario, path),
    ...endFindings(repeat, at),
    ...rungFindings(repeat, at),
    ...levelFindings(repeat, at),
    ...variableFindings(repeat, at),
    ...sizeFindings(repeat, at),
  ];
}

/** Names of tests mean something only where tests are told apart. */
const quarantineAlone = (scenario: TreeNode, path: Path): readonly Finding[] =>
  scenario.children.has('quarantine')
    ? [
        atKey(
          [...path, 'quarantine'],
          '`quarantine` names tests of a scenario that is repeated; add `repeat`, or remove it',
        ),
      ]
    : [];

/** Keys that measure, or that run something else than a command; each with what to do. */
const NOT_BESIDE: Readonly<Record<string, string>> = {
  results: '`results` runs nothing, so there is nothing to repeat; give the scenario a `command`',
  http: 'a run is a process that ends by itself; give the scenario a `command`',
  worker: 'a run is a process that ends by itself; give the scenario a `command`',
  module: 'a run is a process that ends by itself; give the scenario a `command`',
  load: 'its runs are its load; write `parallel` under `repeat` for copies at once',
  phases: 'its runs are short, and have no parts; make a scenario of its own for what is measured',
  samples: 'its runs are its samples; write `runs` under `repeat`',
  leaks: 'no growth is measured where conditions vary; make a scenario of its own for the leak',
};

function besideRepeat(scenario: TreeNode, path: Path): readonly Finding[] {
  const idle = Object.entries(NOT_BESIDE)
    .filter(([key]) => scenario.children.has(key))
    .map(([key, remedy]) => atKey([...path, key], `\`${key}\` cannot stand beside \`repeat\`: ${remedy}`));
  const counts = scenario.children.get('measure')?.value === 'instructions';
  return [
    ...idle,
    ...(counts
      ? [
          atKey(
            [...path, 'measure'],
            '`measure: instructions` cannot stand beside `repeat`, which measures nothing but how tests end; remove it',
          ),
        ]
      : []),
    ...limitsBeside(scenario, path),
  ];
}

/** Of a count there is a largest value that is tolerated; whether it grew is judged test by test and fault by fault. */
const SAID_OF_COUNTS: ReadonlySet<string> = new Set(['max', 'required']);

const limitsBeside = (scenario: TreeNode, path: Path): readonly Finding[] =>
  entriesOf(scenario.children.get('thresholds')).flatMap(([metric, limits]) => {
    const at = [...path, 'thresholds', metric];
    if (!COUNTED_OF_REPEATS.has(metric))
      return [
        atKey(
          at,
          `\`${shorten(metric)}\` cannot be limited beside \`repeat\`, which measures nothing but how tests end; make a scenario of its own for what is measured`,
        ),
      ];
    return entriesOf(limits)
      .filter(([key]) => !SAID_OF_COUNTS.has(key))
      .map(([key]) =>
        atKey(
          [...at, key],
          `\`${shorten(key)}\` says nothing of \`${metric}\` beside \`repeat\`: whether it grew is judged for each test and fault; write \`max\`, or remove it`,
        ),
      );
  });

/** A rate of tests that fail exists only where they are repeated. */
const rateAlone = (scenario: TreeNode, path: Path): readonly Finding[] =>
  entriesOf(scenario.children.get('thresholds')).flatMap(([metric]) =>
    metric === FLAKE_RATE
      ? [
          atKey(
            [...path, 'thresholds', metric],
            `\`${FLAKE_RATE}\` is the rate at which repeated tests fail; add \`repeat\`, or remove it`,
          ),
        ]
      : [],
  );

function endFindings(repeat: TreeNode, path: Path): readonly Finding[] {
  const until = repeat.children.get('until');
  const isTimed = until?.value === 'time';
  const hasDuration = repeat.children.has('duration');
  if (isTimed && !hasDuration)
    return [atKey([...path, 'until'], '`until: time` needs a `duration` beside it, such as `duration: 10m`')];
  if (hasDuration && !isTimed)
    return [
      atKey(
        [...path, 'duration'],
        '`duration` says nothing unless time ends the repetition; add `until: time`, or remove it',
      ),
    ];
  return tooFewFor(until, repeat.children.get('runs')?.value, path);
}

function tooFewFor(until: TreeNode | undefined, runs: unknown, path: Path): readonly Finding[] {
  const bound = until?.children.get('bound')?.value;
  const rate = bound === undefined ? null : readQuantity(bound, 'ratio');
  if (typeof runs !== 'number' || rate?.ok !== true || !(rate.value > 0 && rate.value < 1)) return [];
  const needed = runsToRuleOut(rate.value);
  return runs >= needed
    ? []
    : [
        atValue(
          [...path, 'runs'],
          `${runs} runs cannot rule out a failure rate of ${shorten(String(bound))}: that takes ${needed} without a failure; raise it, or remove it`,
        ),
      ];
}

/** Rungs become scenarios `name[parallel=n]`, whose ids must differ. */
const rungFindings = (repeat: TreeNode, path: Path): readonly Finding[] =>
  repeated(repeat.children.get('parallel')?.value, [...path, 'parallel'], 'the ladder');

/** A level that stands twice would be a cell that stands twice. */
const levelFindings = (repeat: TreeNode, path: Path): readonly Finding[] =>
  [
    ...entriesOf(nodeAt(repeat, ['vary'])),
    ...entriesOf(nodeAt(repeat, ['vary', 'env'])).map(([name, node]) => [`env/${name}`, node] as const),
  ].flatMap(([name, node]) =>
    repeated(node.value, [...path, 'vary', ...name.split('/')], `\`${shorten(name.replace('env/', ''))}\``),
  );

function repeated(list: unknown, path: Path, where: string): readonly Finding[] {
  if (!Array.isArray(list)) return [];
  const texts = list.map(scalarText);
  const twice = texts.findIndex((text, i) => text !== '' && texts.indexOf(text) < i);
  return twice < 0
    ? []
    : [atValue([...path, twice], `${shorten(texts[twice] ?? '')} stands in ${where} twice; remove one`)];
}

/** Variables that another condition sets, or that every run is given. */
const OTHERWISE: Readonly<Record<string, string>> = {
  TZ: 'vary it as `timezone`',
  LC_ALL: 'vary it as `locale`',
  LANG: 'vary it as `locale`',
  TMPDIR: 'each run has a folder of its own there',
};

function variableFindings(repeat: TreeNode, path: Path): readonly Finding[] {
  const at = [...path, 'vary', 'env'];
  return entriesOf(nodeAt(repeat, ['vary', 'env'])).flatMap(([name, levels]) => {
    const remedy = OTHERWISE[name] ?? (name.startsWith('STRESS_') ? 'it is set for every run' : null);
    const problem =
      remedy === null ? variableProblem(name) : atKey([], `\`${name}\` cannot be varied here: ${remedy}`);
    const changed = [...levels.children].flatMap(([place, level]) => {
      const found = unfaithful(level);
      return found === null ? [] : [{ ...found, path: [...at, name, Number(place)] }];
    });
    return [...(problem === null ? [] : [{ ...problem, path: [...at, name] }]), ...changed];
  });
}

/** Every combination is a cell of the plan. */
function sizeFindings(repeat: TreeNode, path: Path): readonly Finding[] {
  const vary = repeat.children.get('vary');
  const cells = levelCounts(vary).reduce((product, count) => product * count, 1);
  if (cells > MOST_CELLS)
    return [
      atKey(
        [...path, 'vary'],
        `\`vary\` has ${cells.toLocaleString('en-US')} combinations of levels; at most ${MOST_CELLS.toLocaleString('en-US')} are allowed: leave out levels, or make several scenarios`,
      ),
    ];
  const copies = Math.max(1, ...[repeat.children.get('parallel')?.value].flat().filter(isNumber));
  return vary?.children.has('load') !== true && !varies(vary, 'load')
    ? []
    : cells * copies <= MOST_DEALT
      ? []
      : [
          atKey(
            [...path, 'vary'],
            `\`vary\` has ${cells} combinations of levels for ${copies} copies at once, which share their \`load\`; at most ${MOST_DEALT.toLocaleString('en-US')} in all are allowed: leave out levels, or lower \`parallel\``,
          ),
        ];
}

const isNumber = (value: unknown): value is number => typeof value === 'number';

const varies = (vary: TreeNode | undefined, condition: string): boolean =>
  Array.isArray(vary?.value) && vary.value.includes(condition);

/** How many levels each condition has; of a condition in a list, its usual ones. */
function levelCounts(vary: TreeNode | undefined): readonly number[] {
  if (Array.isArray(vary?.value)) {
    const named = new Set(vary.value.map(String));
    return Object.entries(DEFAULTS.repeat.levels).flatMap(([name, levels]) =>
      named.has(name) ? [levels.length] : [],
    );
  }
  if (!isMap(vary?.value)) return [];
  const lists = [...entriesOf(vary), ...entriesOf(vary?.children.get('env'))];
  return lists.flatMap(([, { value }]) => (Array.isArray(value) && value.length > 0 ? [value.length] : []));
}
