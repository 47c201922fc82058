import type { Capability } from '../../model/doctor.ts';
import { findings } from './finding.ts';
import type { Probe } from './surroundings.ts';

const { good, limited } = findings('github');

/** What can be told of a runner from inside a step; nothing elsewhere. Values of tokens are never read. */
export const github: Probe = ({ environment }) => {
  if (environment.GITHUB_ACTIONS !== 'true') return [];
  return [runner(environment), event(environment), permissions];
};

function runner(environment: NodeJS.ProcessEnv): Capability {
  const {
    ImageOS: image = 'unknown image',
    ImageVersion: version = '',
    RUNNER_ENVIRONMENT: kind,
  } = environment;
  const found = [image, version, kind ?? 'runner of unknown kind'].filter(part => part !== '').join(' ');
  if (kind === 'self-hosted') return good('runner', 'Runner', found);
  return limited('runner', 'Runner', found, {
    costs: 'each job gets another machine of another speed: stored baselines can only screen',
    remedy: 'none needed with against: auto, which runs base and head on the same machine',
  });
}

/** A pull request from a fork gets a token that can only read. */
function event({ GITHUB_EVENT_NAME: name = 'unknown' }: NodeJS.ProcessEnv): Capability {
  if (name !== 'pull_request') return good('event', 'Event', name);
  return limited('event', 'Event', name, {
    costs: 'from a fork the token can only read: no comment, and baselines are not written',
    remedy: 'the comment action in a workflow_run job posts for forks',
  });
}

const permissions = good(
  'permissions',
  'Permissions',
  'cannot be read from here: contents: read is needed, pull-requests: write for comments',
);
