import { versionIn } from '../version-in.ts';
import { findings } from './finding.ts';
import { ask, type Probe } from './surroundings.ts';

const { good } = findings('runtimes');

/** How each says its version. */
const VERSION_FLAGS: readonly (readonly [name: string, flag: string])[] = [
  ['go', 'version'],
  ['python3', '--version'],
  ['java', '-version'],
  ['rustc', '--version'],
  ['ruby', '--version'],
  ['dotnet', '--version'],
];

/** Languages whose programs can be built or run here. Those that are not installed are not listed: nobody needs them all. */
export const runtimes: Probe = async at => {
  const found = await Promise.all(
    VERSION_FLAGS.map(async ([name, flag]) => {
      const answer = await ask(at, name, [flag]);
      const version = answer?.ok === true ? versionIn(answer.text) : null;
      return version === null ? [] : [good(name, name, version)];
    }),
  );
  return found.flat();
};
