import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import type { Arm } from '../model/arm.ts';

/**
 * Log of a scenario, relative to the output folder. A name that is no plain file name is replaced where it must be and told apart by
 * a digest, so that two scenarios never share a log.
 */
export function logName(scenario: string, arm: Arm): string {
  const plain = scenario.replace(/[^\w.=-]+/g, '_').slice(0, 100);
  const digest = createHash('sha256').update(scenario).digest('hex').slice(0, 8);
  const name =
    plain === scenario && !plain.startsWith('.') ? plain : `${plain.replace(/^\.+/, '')}-${digest}`;
  return join('logs', `${name}${arm === 'head' ? '' : `.${arm}`}.log`);
}

/** Log of a service beside one scenario, or of one that lives for the suite (`scenario` null). */
export const serviceLogName = (service: string, scenario: string | null, arm: Arm): string =>
  scenario === null
    ? join('logs', 'suite-services', arm, `${service}.log`)
    : join('logs', 'services', basename(logName(scenario, arm), '.log'), `${service}.log`);
