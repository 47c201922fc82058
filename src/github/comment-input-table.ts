/** Every input of comment/action.yml with its default, as `INPUT_DEFAULTS` has those of action.yml. Empty: the base's stress.yml decides. */
export const COMMENT_INPUT_DEFAULTS = {
  artifact: 'stress-results',
  config: 'stress.yml',
  'github-token': '',
  scenario: '',
  category: '',
  priority: '',
  'report-level': 'standard',
  comment: 'auto',
  'check-run': 'auto',
  summary: 'true',
  'fail-on': '',
  'baseline-key': '',
  'baseline-store': 'cache',
  'baseline-branch': 'stress-baselines',
  'working-directory': '.',
  out: '.stress',
} as const;

export type CommentInputName = keyof typeof COMMENT_INPUT_DEFAULTS;
