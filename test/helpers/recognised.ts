import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openRecognition, type Recognised } from '../../src/ingest/detectors/recognition.ts';
import { RECOGNISERS } from '../../src/ingest/detectors/registry.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/detectors');

/** Outputs of real detectors, as `detector/tool-version-what.txt`; those of programs without a fault begin with `clean/`. */
export const reports = (): readonly string[] =>
  readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(txt|json)$/.test(name))
    .sort();

export const reportText = (path: string): string => readFileSync(join(FIXTURES, path), 'utf8');

export const ALL_DETECTORS = RECOGNISERS.map(({ detector }) => detector);

/** What the recognisers find in a text that comes in `pieces` of so many characters. */
export function recognise(
  text: string,
  detectors: readonly string[] = ALL_DETECTORS,
  pieces = Math.max(1, text.length),
): Recognised {
  const recognition = openRecognition(detectors, { source: 'stderr', root: '/project/' });
  for (let at = 0; at < text.length; at += pieces) recognition.push(text.slice(at, at + pieces));
  return recognition.end();
}

/** For people and golden files: everything but the text of a fault, of which the number of its lines. */
export function describeRecognised({ faults, states }: Recognised): string {
  const described = faults.flatMap(fault => [
    `${fault.detector}: ${fault.class}, ${fault.count} × ${fault.title} [${fault.fingerprint}], ${fault.text.split('\n').length} lines`,
    ...fault.stacks.map(stack => `    ${stack.join(' < ')}`),
  ]);
  const said = states.map(({ detector, active, evidence }) => `${detector} active: ${active}, ${evidence}`);
  return `${[...described, ...said].join('\n')}\n`;
}
