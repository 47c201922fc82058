import type { Ingested } from './reading.ts';

/**
 * Files → samples, each what one process measured. A file belongs to the first sample that has none of its benchmarks yet: files of
 * different benchmarks are parts of one run (criterion writes one for each), a benchmark that comes again was run again. What says nothing is
 * a sample of its own, so that it fails as one.
 */
export function samplesIn(files: readonly Ingested[]): readonly (readonly Ingested[])[] {
  const samples: { readonly files: Ingested[]; readonly seen: Set<string> }[] = [];
  for (const file of files) {
    const names = file.readings.map(({ group, name }) => `${group ?? ''}\n${name}`);
    const free =
      names.length === 0
        ? undefined
        : samples.find(({ seen }) => seen.size > 0 && names.every(name => !seen.has(name)));
    const sample = free ?? { files: [], seen: new Set<string>() };
    if (free === undefined) samples.push(sample);
    sample.files.push(file);
    for (const name of names) sample.seen.add(name);
  }
  return samples.map(sample => sample.files);
}
