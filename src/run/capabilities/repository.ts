import type { Capability } from '../../model/doctor.ts';
import { versionIn } from '../version-in.ts';
import { findings } from './finding.ts';
import { ask, type Probe, type Surroundings } from './surroundings.ts';

const { good, limited, missing } = findings('repository');

/** Where a base can come from. */
export const repository: Probe = async at => {
  const git = await ask(at, 'git', ['--version']);
  if (git === null)
    return [
      missing('git', 'git', 'not found', {
        costs: 'no base commit can be checked out: only stored baselines and folders can be compared with',
        remedy: 'install git',
      }),
    ];
  return [good('git', 'git', versionIn(git.text) ?? git.text), await history(at)];
};

async function history(at: Surroundings): Promise<Capability> {
  const [id, name] = ['history', 'Repository'];
  const shallow = await ask(at, 'git', ['rev-parse', '--is-shallow-repository']);
  if (shallow?.text.includes('dubious ownership') === true)
    return limited(id, name, 'git refuses it: it belongs to another user', {
      costs: 'no commit can be checked out to compare with',
      remedy: 'git config --global --add safe.directory FOLDER, as containers of a CI job often need',
    });
  if (shallow?.ok !== true)
    return limited(id, name, 'none here', {
      costs: 'there is no commit to compare with',
      remedy: 'git init, or name a folder: run --against ../base',
    });
  if (shallow.text !== 'true') return good(id, name, 'whole history');
  return limited(id, name, 'shallow', {
    costs: 'the base must be fetched first, and bisect sees only the commits that are here',
    remedy: 'actions/checkout with fetch-depth: 0, or git fetch --unshallow',
  });
}
