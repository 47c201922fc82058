import { mean, sampleStandardDeviation } from 'simple-statistics';
import { studentCdf } from './student.ts';

/**
 * One-sided p that the mean over all machines of this kind is above zero, with one value a machine: Student's t with machines − 1 degrees
 * of freedom. What differs from machine to machine is then the error, however precisely each machine measured. 1 below two machines;
 * 0 where all have the same value above zero.
 */
export function pAboveZero(values: readonly number[]): number {
  if (values.length < 2) return 1;
  const center = mean([...values]);
  const spread = sampleStandardDeviation([...values]);
  if (spread === 0) return center > 0 ? 0 : 1;
  return studentCdf((-center * Math.sqrt(values.length)) / spread, values.length - 1);
}
