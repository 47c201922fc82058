import type {
  DetectedAnalysis,
  DetectorAnalysis,
  FaultAnalysis,
  ScenarioAnalysis,
} from '../model/analysis.ts';
import { type DetectedOverall, type DetectorRecord, historyDetector } from '../model/detected.ts';
import { DetectedSum } from '../model/detected-overall.ts';
import type { Arm } from '../model/event.ts';
import type { PlannedScenario } from '../model/plan.ts';
import type { RunResult, ScenarioResult } from '../model/result.ts';
import { ruleOfThree } from '../stats/proportion.ts';
import { explainFailures } from './explained.ts';

/** Level of the bound that runs without a fault leave, one-sided. */
const BOUND_LEVEL = 0.95;

/** The analyses with what detectors said in any of `runs`: a fault that showed once has shown. */
export const withDetected = (
  scenarios: readonly ScenarioAnalysis[],
  runs: readonly RunResult[],
): readonly ScenarioAnalysis[] =>
  scenarios.map(scenario => {
    const detected = detectedIn(runs, scenario.id);
    return detected === null ? scenario : { ...scenario, detected };
  });

function detectedIn(runs: readonly RunResult[], id: string): DetectedAnalysis | null {
  const planned = runs.flatMap(run => run.plan.scenarios).find(scenario => scenario.id === id);
  const asked = askedOf(planned);
  const [heads, bases] = [sidesIn(runs, id, 'head'), sidesIn(runs, id, 'base')];
  if (
    asked.length === 0 &&
    planned?.detectors === undefined &&
    heads.every(({ detected }) => detected === undefined)
  )
    return null;
  const [head, base] = [sumOf(heads), sumOf(bases)];
  const names = [
    ...new Set([...asked, ...[...head.detectors, ...head.faults].map(({ detector }) => detector)]),
  ].sort();
  const looked = bases.reduce((sum, side) => sum + invocationsOf(side), 0);
  return {
    detectors: names.map(name =>
      detectorOf(name, asked.includes(name), head, looked === 0 ? null : { ...base, looked }),
    ),
    explainsFailures: explainFailures(heads, bases),
  };
}

/** Whose silence is a check: detectors by name, and checks of histories. */
const askedOf = ({ detectors, histories = [] }: Partial<PlannedScenario> = {}): readonly string[] => [
  ...(detectors?.names ?? []).filter(name => name !== 'auto'),
  ...histories.map(historyDetector),
];

const sidesIn = (runs: readonly RunResult[], id: string, arm: Arm): readonly ScenarioResult[] =>
  runs.flatMap(run => run.scenarios.filter(scenario => scenario.id === id && scenario.arm === arm));

function sumOf(sides: readonly ScenarioResult[]): DetectedOverall {
  const sum = new DetectedSum();
  for (const { detected } of sides) if (detected !== undefined) sum.add(detected);
  return sum.result();
}

const invocationsOf = ({ outcomes, warmups }: ScenarioResult): number =>
  warmups + Object.values(outcomes).reduce((sum, count) => sum + count, 0);

function detectorOf(
  detector: string,
  asked: boolean,
  head: DetectedOverall,
  base: (DetectedOverall & { readonly looked: number }) | null,
): DetectorAnalysis {
  const record = head.detectors.find(one => one.detector === detector) ?? silent(detector);
  const faults = head.faults
    .filter(fault => fault.detector === detector)
    .map((fault): FaultAnalysis => {
      const same = base?.faults.find(({ fingerprint }) => fingerprint === fault.fingerprint);
      const reported = same?.invocations.length ?? 0;
      return { ...fault, base: base === null ? null : { reported, invocations: base.looked } };
    });
  const clean = faults.length === 0 && record.active > 0;
  return {
    ...{ detector, asked, record, faults },
    bound: clean ? ruleOfThree(record.active, BOUND_LEVEL) : null,
  };
}

const silent = (detector: string): DetectorRecord => ({
  detector,
  active: 0,
  inactive: 0,
  unknown: 0,
  evidence: 'no invocation was looked at',
});
