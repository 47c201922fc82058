import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { THEMES } from './themes.ts';

export const TWINS = join(import.meta.dirname, '../../examples/twins');

/** One scenario of a suite in `examples/twins`. */
export interface Twin {
  readonly language: string;
  /** `race-helgrind-bad`. */
  readonly scenario: string;
  /** A key of `THEMES`. */
  readonly theme: string;
  readonly kind: 'bad' | 'good';
  /** What has to speak, and to have been active: a name of the registry; null where a test is repeated. */
  readonly detector: string | null;
}

/** What is read of a scenario here. */
interface Written {
  readonly tags: readonly string[];
  readonly detectors?: readonly (string | { readonly name: string })[];
  readonly history?: { readonly check: string };
}

/** Languages that have twins, sorted. */
export const languages = (): readonly string[] =>
  readdirSync(TWINS, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

export const suiteFile = (language: string): string => join(TWINS, language, 'stress.yml');

/** Every scenario of a language in the order of its suite. @throws Error for one that is not tagged as a twin of a theme */
export function twinsOf(language: string): readonly Twin[] {
  const suite: { scenarios: Record<string, Written> } = parse(readFileSync(suiteFile(language), 'utf8'));
  return Object.entries(suite.scenarios).map(([scenario, written]) => {
    const theme = written.tags.find(tag => tag in THEMES);
    const kind = written.tags.find(tag => tag === 'bad' || tag === 'good');
    if (theme === undefined || kind === undefined)
      throw new Error(
        `${language}/${scenario} needs a theme and bad or good among its tags: ${written.tags}`,
      );
    return { language, scenario, theme, kind, detector: detectorOf(written) };
  });
}

function detectorOf({ detectors, history }: Written): string | null {
  const [first] = detectors ?? [];
  if (first !== undefined) return typeof first === 'string' ? first : first.name;
  return history === undefined ? null : `history-${history.check}`;
}
