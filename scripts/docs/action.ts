import { readFileSync } from 'node:fs';
import { markdownTable } from 'markdown-table';
import { parse } from 'yaml';
import { z } from 'zod';

const schema = z.object({
  inputs: z.record(z.string(), z.object({ description: z.string(), default: z.string() })),
  outputs: z.record(z.string(), z.object({ description: z.string() })),
});

/** Inputs and outputs of an `action.yml`, as declared. Throws when one lacks a description, or an input its default. */
export type ActionMetadata = z.infer<typeof schema>;

export const readActionMetadata = (file: string): ActionMetadata =>
  schema.parse(parse(readFileSync(file, 'utf8')));

/** Markdown for README: one table of inputs, one of outputs, in the order of the file. */
export function actionReference({ inputs, outputs }: ActionMetadata): string {
  const inputRows = Object.entries(inputs).map(([name, input]) => [
    code(name),
    input.default === '' ? '' : code(input.default),
    cell(input.description),
  ]);
  const outputRows = Object.entries(outputs).map(([name, output]) => [code(name), cell(output.description)]);
  return [
    markdownTable([['input', 'default', 'what it does'], ...inputRows], { alignDelimiters: false }),
    '',
    markdownTable([['output', 'what it says'], ...outputRows], { alignDelimiters: false }),
    '',
  ].join('\n');
}

const code = (text: string): string => `\`${text}\``;

/** A table cell holds one line, and a bar would end it. */
const cell = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
