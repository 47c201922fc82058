import type {
  DriverConfig,
  HttpConfig,
  HttpRequestConfig,
  LoadConfig,
  ScenarioConfig,
} from '../config/config.ts';
import { PAYLOAD_PLACE } from '../model/http.ts';
import { createRandom, hashSeed } from '../stats/random.ts';
import { cellText, type GridCell, gridCells, levelsOf } from './grid.ts';

/** A scenario at one point of its grid: a scenario like any other. */
export interface CellScenario {
  readonly scenario: ScenarioConfig;
  /** `orders[rate=50/s,payload=1KB]`. */
  readonly id: string;
  readonly levels: Readonly<Record<string, string>>;
}

/** One scenario for each cell of the grid, in the order in which they run; null without a grid. */
export function cellsOf(scenario: ScenarioConfig, suiteSeed: number): readonly CellScenario[] | null {
  const { factors, ...rest } = scenario;
  if (factors === undefined) return null;
  const seedOf = (what: string): number => hashSeed(`${suiteSeed}/${scenario.name}/${what}`);
  return gridCells(factors, createRandom(seedOf('grid'))).map(cell => ({
    scenario: {
      ...rest,
      load: loadAt(scenario.load, cell),
      driver: driverAt(scenario.driver, cell, seedOf('payload')),
    },
    id: `${scenario.name}[${cellText(cell)}]`,
    levels: levelsOf(cell),
  }));
}

function loadAt(load: LoadConfig, { rate, concurrency, connections }: GridCell): LoadConfig {
  const atOnce = concurrency ?? connections;
  if (load.model === 'closed') return atOnce === null ? load : { ...load, users: [atOnce] };
  return {
    ...load,
    ...(rate !== null && load.shape.kind === 'constant' ? { shape: { ...load.shape, rate } } : {}),
    ...(atOnce === null ? {} : { maxInFlight: atOnce }),
  };
}

function driverAt(driver: DriverConfig, cell: GridCell, seed: number): DriverConfig {
  switch (driver.kind) {
    case 'results':
      return driver;
    case 'http':
      return requestsAt(driver, cell, seed);
    case 'command':
      return { ...driver, env: { ...driver.env, ...variablesOf(cell) } };
    case 'worker':
    case 'module':
      return {
        ...driver,
        env: { ...driver.env, ...variablesOf(cell) },
        parameters: { ...driver.parameters, ...parametersOf(cell) },
      };
  }
}

const variablesOf = ({ payload, mix }: GridCell): Readonly<Record<string, string>> => ({
  ...(payload === null ? {} : { STRESS_PAYLOAD: String(payload) }),
  ...(mix === null ? {} : { STRESS_MIX: mix }),
});

const parametersOf = ({ payload, mix }: GridCell): Readonly<Record<string, unknown>> => ({
  ...(payload === null ? {} : { payload }),
  ...(mix === null ? {} : { mix }),
});

/** The requests of the mix, with bodies of the size. A request without mixes is in each. */
function requestsAt(driver: HttpConfig, { payload, mix }: GridCell, seed: number): HttpConfig {
  const own = driver.requests.filter(({ mixes }) => mix === null || (mixes?.includes(mix) ?? true));
  return {
    ...driver,
    requests: own.map(({ mixes: _, ...request }) =>
      payload === null ? request : withPayload(request, payload, seed),
    ),
  };
}

function withPayload(request: HttpRequestConfig, bytes: number, seed: number): HttpRequestConfig {
  const { body } = request;
  if (body?.kind !== 'text' || !body.text.includes(PAYLOAD_PLACE)) return request;
  return { ...request, body: { kind: 'payload', text: body.text, bytes, seed } };
}
