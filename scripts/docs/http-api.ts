import { basename } from 'node:path';
import { markdownTable } from 'markdown-table';
import { type Change, changes, LANGUAGES, patchOf } from '../examples/changes.ts';
import { replaceGenerated } from './statistics.ts';

/** The page of `examples/http-api` with its table of what each change comes to. */
export const generateHttpApiPage = (page: string): string => replaceGenerated(page, 'changes', table());

function table(): string {
  const rows = Object.entries(changes()).map(([name, change]) => [
    patches(name),
    change.about,
    metrics(change.fails),
    metrics(change.holds),
  ]);
  return markdownTable([['change', 'what it does', 'fails', 'is not accused'], ...rows], {
    alignDelimiters: false,
  });
}

const patches = (name: string): string =>
  `\`${name}\` (${LANGUAGES.map(language => `[${language}](changes/${basename(patchOf(name, language))})`).join(', ')})`;

const metrics = (ids: Change['fails']): string => ids.map(id => `\`${id}\``).join(', ');
