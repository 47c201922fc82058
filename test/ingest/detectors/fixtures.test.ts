import { describe, expect, test } from 'vitest';
import { recogniserOf } from '../../../src/ingest/detectors/registry.ts';
import {
  ALL_DETECTORS,
  describeRecognised,
  recognise,
  reports,
  reportText,
} from '../../helpers/recognised.ts';

/** The first folder of a fixture is the detector that is to speak. */
const detectorOf = (path: string): string => path.split('/')[0] ?? '';
const all = reports();
const faulty = all.filter(path => detectorOf(path) !== 'clean');
const clean = all.filter(path => detectorOf(path) === 'clean');

describe('what detectors really printed', () => {
  test.each(faulty)('%s is recognised by its own detector alone, as it stands', async path => {
    const recognised = recognise(reportText(path));
    expect(new Set(recognised.faults.map(({ detector }) => detector))).toEqual(new Set([detectorOf(path)]));
    await expect(describeRecognised(recognised)).toMatchFileSnapshot(`golden/${path}.txt`);
  });

  test.each(clean)('%s has no fault in it', path => {
    expect(recognise(reportText(path)).faults).toEqual([]);
  });

  test.each(all)('%s says the same in pieces of any size', path => {
    const text = reportText(path);
    expect(recognise(text, ALL_DETECTORS, 7)).toEqual(recognise(text));
  });

  test('there are fixtures of each detector, and clean ones of their tools', () => {
    expect([...new Set(faulty.map(detectorOf))].sort()).toEqual([...ALL_DETECTORS].sort());
    expect(clean.length).toBeGreaterThan(ALL_DETECTORS.length / 2);
  });

  test('an unknown detector is refused', () => {
    expect(() => recogniserOf('nonsense')).toThrow(RangeError);
  });
});
