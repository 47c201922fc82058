import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const SRC = join(import.meta.dirname, '../src');

/** Who may import whom inside src/: the table of docs/design.md. A file directly under src/ is its own row. */
/** The pipeline may use every stage; its pages are one after the other, never in a circle. */
const STAGES = [
  'model',
  'stats',
  'generate',
  'config',
  'plan',
  'run',
  'ingest',
  'baseline',
  'analyze',
  'verdict',
  'report',
];
const ENTRY = [
  'deliver',
  'flags',
  'merging',
  'pipeline',
  'refresh',
  'results',
  'plugin',
  'github',
  'report',
  'config',
  'model',
];
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  model: [],
  stats: [],
  generate: ['model', 'stats'],
  config: ['model'],
  plan: ['model', 'stats', 'config', 'generate'],
  run: ['model', 'stats', 'generate', 'ingest'],
  ingest: ['model', 'stats'],
  baseline: ['model'],
  verdict: ['model'],
  report: ['model'],
  analyze: ['model', 'stats'],
  github: ['model', 'baseline'],
  'plugin.ts': ['model'],
  'index.ts': ['model'],
  'request.ts': ['model', 'baseline', 'plan', 'run'],
  'flags.ts': ['model', 'config', 'request'],
  'undecided.ts': ['model', 'stats', 'verdict'],
  'reproduce.ts': ['model'],
  'invocation.ts': ['flags', 'model', 'reproduce'],
  'evidence.ts': [...STAGES, 'request', 'undecided', 'reproduce'],
  'needed.ts': ['config', 'run'],
  'pipeline.ts': [...STAGES, 'request', 'evidence', 'needed'],
  'results.ts': [...STAGES, 'request', 'evidence'],
  rejudge: ['model', 'config', 'plan', 'evidence', 'pipeline'],
  'rejudge.ts': ['model', 'baseline', 'run', 'analyze', 'evidence', 'pipeline', 'merging', 'rejudge'],
  merging: ['model', 'baseline', 'analyze', 'request', 'pipeline'],
  'merging.ts': [...STAGES, 'request', 'evidence', 'pipeline', 'results', 'merging'],
  'refresh.ts': ['model', 'request', 'github'],
  'merge-command.ts': ENTRY,
  bisect: ['model', 'baseline', 'run', 'verdict', 'request', 'evidence'],
  'bisect.ts': ['model', 'plan', 'run', 'verdict', 'request', 'pipeline', 'bisect'],
  'deliver.ts': ['pipeline', 'github', 'report', 'model'],
  'main.ts': ENTRY,
  'merge.ts': ENTRY,
  'comment.ts': [...ENTRY, 'rejudge'],
  'cleanup.ts': ENTRY,
  'bisect-command.ts': [...ENTRY, 'bisect'],
  'doctor.ts': ['model', 'stats', 'plan', 'run', 'analyze', 'request', 'evidence', 'pipeline'],
  'doctor-command.ts': [...ENTRY, 'doctor'],
  'attended.ts': ['pipeline', 'report'],
  demo: ['model', 'run'],
  'demo.ts': ['model', 'run', 'report', 'request', 'pipeline', 'demo'],
  'demo-command.ts': [...ENTRY, 'attended', 'demo'],
  'config-command.ts': ['config', 'model', 'plan', 'report'],
  'ingest-command.ts': ENTRY,
  'worker-command.ts': ['run'],
  'cli.ts': [
    ...ENTRY,
    'attended',
    'bisect-command',
    'config-command',
    'demo-command',
    'doctor-command',
    'ingest-command',
    'invocation',
    'merge-command',
    'worker-command',
  ],
};

interface Edge {
  readonly file: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'));
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"](\.[^'"]+)['"]|import\(\s*['"](\.[^'"]+)['"]\s*\)/g;

const edges: readonly Edge[] = files.flatMap(file =>
  [...readFileSync(join(SRC, file), 'utf8').matchAll(IMPORT)].map(match => ({
    file,
    target: relative('.', normalize(join(dirname(file), match[2] ?? match[3] ?? ''))),
    typeOnly: match[1] !== undefined,
  })),
);

const folderOf = (file: string): string => file.split('/')[0] ?? file;

describe('imports inside src/', () => {
  test('every folder and file directly under src/ stands in the table', () => {
    const unknown = [...new Set(files.map(folderOf))].filter(folder => !(folder in ALLOWED));
    expect(unknown).toEqual([]);
  });

  test('no edge is outside the table', () => {
    const name = (folder: string) => folder.replace(/\.ts$/, '');
    const wrong = edges.filter(({ file, target }) => {
      const [from, to] = [folderOf(file), folderOf(target)];
      return from !== to && !ALLOWED[from]?.includes(name(to));
    });
    expect(wrong.map(edge => `${edge.file} → ${edge.target}`)).toEqual([]);
  });

  test('plan takes only types from config', () => {
    const values = edges.filter(
      ({ file, target, typeOnly }) => folderOf(file) === 'plan' && folderOf(target) === 'config' && !typeOnly,
    );
    expect(values).toEqual([]);
  });

  test('there is no cycle between files', () => {
    const next = Map.groupBy(edges, edge => edge.file);
    const done = new Set<string>();
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file))
        throw new Error(`cycle: ${[...path.slice(path.indexOf(file)), file].join(' → ')}`);
      if (done.has(file)) return;
      for (const edge of next.get(file) ?? []) visit(edge.target, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(done.size).toBe(files.length);
  });

  test('the scan sees the imports it judges', () => {
    expect(edges.length).toBeGreaterThan(20);
    expect(
      edges.filter(edge => !files.includes(edge.target)).map(edge => `${edge.file} → ${edge.target}`),
    ).toEqual([]);
  });
});
