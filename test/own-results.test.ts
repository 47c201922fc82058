import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contradictionIn } from '../src/baseline/consistency.ts';
import { parseView } from '../src/baseline/result-file.ts';
import { conclude } from '../src/evidence.ts';
import type { DetectorsPlan } from '../src/model/detected.ts';
import type { Plan, PlannedScenario } from '../src/model/plan.ts';
import type { View } from '../src/model/view.ts';
import { reportText } from './helpers/recognised.ts';
import { repeatPlan } from './run/repeat/repeats.ts';
import { http } from './run/services/suites.ts';
import { POLICY, pairedPlan, planOf, runPlan, samples, scenario } from './run/suite.ts';

/** What the program writes about its own runs is never a contradiction to it, whichever of its features meet in one scenario. */

const folder = mkdtempSync(join(tmpdir(), 'own-results-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const RACE = join(folder, 'race.txt');
beforeAll(() => writeFileSync(RACE, reportText('go-race/go-1.26.8.txt')));

const DETECTORS: DetectorsPlan = { names: ['go-race', 'auto'], hang: null };
const LOST = `printf '{"op":"add","worker":1,"value":1}\\n{"op":"final","worker":1,"value":0}\\n' > "$STRESS_DIR/h.ndjson"`;

/** How an invocation ends, and what it leaves behind. */
const ENDINGS = {
  ok: 'echo fine',
  failed: 'exit 3',
  reported: `cat ${RACE}`,
  both: `cat ${RACE}; exit 66`,
} as const;

const KINDS = [0, 1].flatMap(repeats =>
  [0, 1].flatMap(detects => [0, 1].flatMap(checks => [0, 1].map(uses => [repeats, detects, checks, uses]))),
);

const combinations: readonly PlannedScenario[] = Object.entries(ENDINGS).flatMap(([ending, command]) =>
  KINDS.map(([repeats, detects, checks, uses]) =>
    scenario([ending, repeats, detects, checks, uses].join('-'), {
      command: checks === 1 ? `${LOST}; ${command}` : command,
      samples: samples(2),
      ...(repeats === 1 ? { repeat: repeatPlan(2) } : {}),
      ...(detects === 1 ? { detectors: DETECTORS } : {}),
      ...(checks === 1 ? { histories: [{ from: '$STRESS_DIR/h.ndjson', check: 'counter' }] } : {}),
      ...(uses === 1 ? { services: ['api'] } : {}),
    }),
  ),
);

const SERVICES = { services: [http({ scope: 'suite' })] };

const afterReading = async (plan: Plan): Promise<View> => {
  const { result } = await runPlan(plan, { baseDirectory: folder, workingDirectory: folder });
  const view = conclude({ result, rounds: [] }, { kind: 'disabled' }, POLICY, 'stress-action run');
  return parseView(JSON.stringify(view), 'results.json');
};

test('finds no contradiction in a run of the head, whatever its scenarios combine', async () => {
  const view = await afterReading(planOf(combinations, SERVICES));
  expect(contradictionIn(view)).toBeNull();
  const counting = view.result.scenarios.filter(({ metrics }) =>
    metrics.some(one => one.metric.id === 'races'),
  );
  expect(counting.map(({ id }) => id)).toEqual(
    combinations.filter(({ id }) => /^(reported|both)-.-1/.test(id)).map(({ id }) => id),
  );
}, 120_000);

test('finds none in pairs with the base, in which what is repeated runs on the base alone', async () => {
  const some = combinations.filter(({ id }) => /^both-/.test(id));
  const pairs = pairedPlan(
    some.filter(({ repeat }) => repeat === undefined),
    [2],
    SERVICES,
  );
  const view = await afterReading({ ...pairs, scenarios: some });
  expect(view.result.scenarios).toHaveLength(2 * some.length);
  expect(contradictionIn(view)).toBeNull();
}, 120_000);
