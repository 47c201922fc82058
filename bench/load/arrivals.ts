import type { RateCurve } from '../../src/model/load.ts';
import { openArrivals } from '../../src/run/load/arrivals.ts';
import type { Bench, Claim, Section } from './bench.ts';
import { subfolder } from './folders.ts';
import { withKnown } from './known-server.ts';
import type { OpenTarget } from './peers/generator.ts';
import { k6Arrivals } from './peers/k6.ts';
import { askOurs } from './peers/ours.ts';
import { vegetaAttack } from './peers/vegeta.ts';
import { run } from './run-command.ts';
import { constant, type Deviation, deviationOf, ramp, type Schedule } from './truth/arrivals.ts';

/** Answers everything at once and writes down when it came. */
const AT_ONCE = ['bucket', 'rate=1e6', 'burst=1e6'];

type Peer = (bin: string, target: OpenTarget) => Promise<unknown>;

/** A rate that goes straight from one to another: the truth of it, and how each generator is told. */
interface Shape {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly seconds: number;
  readonly schedule: Schedule;
  /** As in stress.yml. */
  readonly load: Readonly<Record<string, unknown>>;
  readonly peers: Readonly<Record<string, Peer>>;
}

const k6To =
  (to: number): Peer =>
  (bin, target) =>
    run(k6Arrivals(bin, target, to), { cwd: target.folder });

const shapesOf = (seconds: number): readonly Shape[] => [
  {
    name: '500/s',
    from: 500,
    to: 500,
    seconds,
    schedule: constant(500),
    load: { rate: '500/s', duration: `${seconds}s` },
    peers: { k6: k6To(500), vegeta: vegetaAttack },
  },
  {
    name: '0 to 1,000/s',
    from: 0,
    to: 1000,
    seconds,
    schedule: ramp(0, 1000, seconds * 1000),
    load: { stages: [{ duration: `${seconds}s`, target: '1000/s' }] },
    peers: { k6: k6To(1000) },
  },
];

/** The moments, ms, at which our generator means to start operations: no machine delays these. */
export function plannedMs(from: number, to: number, durationMs: number): number[] {
  const curve: RateCurve = { kind: 'pieces', pieces: [{ durationMs, from, to }] };
  const arrivals = openArrivals({ curve, arrivals: 'uniform' }, 1);
  const moments: number[] = [];
  for (let at = arrivals.next(); at !== null; at = arrivals.next()) moments.push(at);
  return moments;
}

/** What a server sees of a generator. */
async function observe(
  bench: Bench,
  shape: Shape,
  use: (target: OpenTarget) => Promise<unknown>,
): Promise<Deviation> {
  const { arrivedMs } = await withKnown(bench.known, AT_ONCE, async server => {
    const folder = subfolder(bench.folder, 'arrivals');
    await use({ url: server.url, rate: shape.from, seconds: shape.seconds, inFlight: 200, folder });
    return server.stop();
  });
  return deviationOf(arrivedMs, shape.schedule);
}

const dueIn = ({ schedule, seconds }: Shape): number => Math.round(schedule.integral(seconds * 1000));

const rowOf = (shape: Shape, who: string, { count, largest, offMsP99 }: Deviation): string[] => [
  shape.name,
  who,
  `${count} of ${dueIn(shape)}`,
  largest.toFixed(2),
  `${offMsP99.toFixed(2)} ms`,
];

interface Observed {
  readonly rows: readonly string[][];
  readonly claims: readonly Claim[];
}

async function observeShape(bench: Bench, shape: Shape): Promise<Observed> {
  const planned = deviationOf(plannedMs(shape.from, shape.to, shape.seconds * 1000), shape.schedule);
  const our = await observe(bench, shape, ({ url, folder }) => askOurs({ url, folder, load: shape.load }));
  const rows = [rowOf(shape, 'ours, as planned', planned), rowOf(shape, '**ours**, at the server', our)];
  const { peers } = bench;
  if (peers !== null)
    for (const [name, peer] of Object.entries(shape.peers)) {
      const seen = await observe(bench, shape, target => peer(peers, target));
      rows.push(rowOf(shape, `${name}, at the server`, seen));
    }
  const claims = [
    {
      text: `${shape.name}: planned arrivals within 1 of the integral at every instant: ${planned.largest.toFixed(3)}`,
      // But for rounding of doubles.
      holds: planned.largest <= 1 + 1e-6,
    },
    {
      text: `${shape.name}: as many arrive as are due, within 1: ${our.count} of ${dueIn(shape)}`,
      holds: Math.abs(our.count - dueIn(shape)) <= 1,
    },
  ];
  return { rows, claims };
}

/** Whether arrivals follow the integral of the rate. */
export async function measureArrivals(bench: Bench): Promise<Section> {
  const seconds = bench.peers === null ? 5 : 20;
  const observed: Observed[] = [];
  for (const shape of shapesOf(seconds)) observed.push(await observeShape(bench, shape));
  const heading = [
    'rate',
    'who',
    'arrivals',
    'largest distance from the integral',
    'off by, 99th percentile',
  ];
  return {
    title: 'Open model: do arrivals follow the rate?',
    about: `${seconds} s of each rate. The i-th request is due when the integral Λ of the rate reaches i; N(t) have arrived at t. The distance is the largest |N(t) − Λ(t)| over all t, requests; below 1 is perfect, as N is whole. A request that is
late by d raises it by d times the rate: what the server sees is the plan, the machine and the network. Where the load began is taken from the arrivals themselves: the median of how late they are.`,
    tables: [[heading, ...observed.flatMap(({ rows }) => rows)]],
    claims: observed.flatMap(({ claims }) => claims),
  };
}
