/**
 * Every input of action.yml with its default. The runner passes the defaults of action.yml along; these stand in where it does
 * not, and a test holds the two equal. Empty: stress.yml decides.
 */
export const INPUT_DEFAULTS = {
  config: 'stress.yml',
  'github-token': '',
  against: '',
  scenario: '',
  category: '',
  priority: '',
  intensity: '',
  duration: '',
  budget: '',
  'report-level': 'standard',
  shard: '',
  comment: 'auto',
  'check-run': 'auto',
  summary: 'true',
  'fail-on': '',
  'baseline-key': '',
  'baseline-runs': '30',
  'baseline-store': 'cache',
  'baseline-branch': 'stress-baselines',
  'update-baseline': 'auto',
  'working-directory': '.',
  out: '.stress',
} as const;

export type InputName = keyof typeof INPUT_DEFAULTS;

export const INPUT_NAMES = Object.keys(INPUT_DEFAULTS) as readonly InputName[];

/** What other tools call an input of ours; a hint only, none is accepted. */
export const OTHER_INPUT_NAMES: Readonly<Record<string, InputName>> = {
  token: 'github-token',
  'repo-token': 'github-token',
  'config-file': 'config',
  file: 'config',
  path: 'working-directory',
  cwd: 'working-directory',
  'output-dir': 'out',
  scenarios: 'scenario',
  'cache-key': 'baseline-key',
  'comment-mode': 'comment',
  'comment-on-alert': 'comment',
  'fail-on-alert': 'fail-on',
  'summary-always': 'summary',
  'save-baseline': 'update-baseline',
};
