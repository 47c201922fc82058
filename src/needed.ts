import type { Config, ScenarioConfig } from './config/config.ts';
import type { NeededPlace } from './run/needed-places.ts';

/**
 * Files and folders that `config` names and that its programs are not known to make. A `setup` may make any of them: then nothing is said
 * beforehand. Of scenarios that are not selected as well: a suite whose file is missing is broken as a whole.
 */
export const neededPlaces = ({ setup, services, scenarios }: Config): readonly NeededPlace[] =>
  setup === null
    ? [
        ...(services ?? []).map(
          ({ name, cwd }): NeededPlace => ({
            kind: 'folder',
            path: [cwd],
            whose: `The folder of the service ${name}`,
            rule: '`cwd` is relative to the working directory',
          }),
        ),
        ...scenarios.flatMap(bodiesOf),
      ]
    : [];

function bodiesOf({ name, driver }: ScenarioConfig): readonly NeededPlace[] {
  if (driver.kind !== 'http') return [];
  const { cwd, requests } = driver;
  return requests.flatMap(({ name: request, body }) =>
    body?.kind === 'file'
      ? [
          {
            kind: 'file' as const,
            path: [cwd, body.path],
            whose: `The body of ${request === null ? 'the request' : `the request "${request}"`} of ${name}`,
            rule: 'files of bodies are relative to the folder of the scenario (`cwd`)',
          },
        ]
      : [],
  );
}
