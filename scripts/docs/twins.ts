import { markdownTable } from 'markdown-table';
import { languages, type Twin, twinsOf } from '../twins/suites.ts';
import { classOf, THEMES, type Theme } from '../twins/themes.ts';
import { replaceGenerated } from './statistics.ts';

/** The page of `examples/twins` with its table of what tells a bad twin from a good one, by theme and language. */
export const generateTwinsPage = (page: string): string => replaceGenerated(page, 'twins', table());

const NAMES: Readonly<Record<string, string>> = {
  c: 'C',
  go: 'Go',
  java: 'Java',
  node: 'Node',
  python: 'Python',
  rust: 'Rust',
};

function table(): string {
  const columns = languages();
  const bad = columns.flatMap(twinsOf).filter(({ kind }) => kind === 'bad');
  const rows = Object.entries(THEMES).map(([name, theme]) => [
    `${theme.title} (\`${name}\`)`,
    theme.finding === 'fault' ? `\`${theme.class}\`` : 'a test fails',
    ...columns.map(language => cell(bad, name, theme, language)),
  ]);
  const head = ['what is wrong', 'class', ...columns.map(language => NAMES[language] ?? language)];
  return markdownTable([head, ...rows], { alignDelimiters: false });
}

function cell(bad: readonly Twin[], name: string, theme: Theme, language: string): string {
  const found = bad.filter(twin => twin.language === language && twin.theme === name);
  if (found.length === 0) return '—';
  if (theme.finding === 'test') return '`repeat`';
  return found.map(({ detector }) => named(detector, theme)).join(', ');
}

/** The detector, and its class where that is another than the theme's. */
function named(detector: string | null, theme: Theme & { readonly finding: 'fault' }): string {
  const reported = classOf(theme, detector);
  return `\`${detector}\`${reported === theme.class ? '' : ` (\`${reported}\`)`}`;
}
