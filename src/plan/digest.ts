import { createHash } from 'node:crypto';
import { historyDetector } from '../model/detected.ts';
import type { RepeatPlan } from '../model/repetition.ts';
import { type ServicePlan, scopeBeside } from '../model/service.ts';
import type { Draft } from './expand.ts';

/** Hex digits of the digest: 64 bits, far more than the scenarios of one suite need. */
const DIGEST_LENGTH = 16;

/**
 * Fingerprint of everything that changes what is measured: the operation and its load, the conditions of a repeated test, and what is
 * looked for beside it. Names,
 * limits, priorities and the number of samples or runs do not, so editing those keeps the history.
 */
export const digestOf = (
  { driver, load, measure, repeat, detectors, histories, services: names = [], leaks }: Draft,
  services: readonly ServicePlan[] = [],
): string => {
  const beside = names.flatMap(name => services.filter(service => service.name === name));
  return fingerprint({
    driver: identityOf(driver),
    load,
    ...(measure === 'time' ? {} : { measure }),
    ...(repeat === undefined ? {} : { repeat: conditionsOf(repeat) }),
    ...(detectors === undefined ? {} : { detectors: detectors.names }),
    ...(histories === undefined ? {} : { histories: histories.map(historyDetector) }),
    ...(beside.length === 0 ? {} : { services: beside.map(service => serviceIdentity(service, leaks)) }),
  });
};

/** Not the deck: in which order conditions are dealt follows from the seed. */
const conditionsOf = ({ cells, parallel, varies }: RepeatPlan): unknown => ({
  cells: cells.map(({ id }) => id),
  parallel,
  varies,
});

/** How a service is waited for and stopped is outside of what is measured. */
const serviceIdentity = (
  { name, command, cwd, env, needs, scope }: ServicePlan,
  leaks: boolean,
): unknown => ({
  ...{ name, command, cwd, env, needs },
  scope: scopeBeside({ scope }, { leaks }),
});

/** 16 hex digits over the canonical JSON of `value`. */
export const fingerprint = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex').slice(0, DIGEST_LENGTH);

/** Where results lie, in how many files and who recognises them may change with every run: their benchmarks have names of their own. */
const identityOf = (driver: Draft['driver']): unknown =>
  driver.kind === 'results' ? { kind: driver.kind } : driver;

/** JSON with sorted keys, so that the order in which a config is written does not matter. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
