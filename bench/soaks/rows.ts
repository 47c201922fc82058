import { type Cell, HEALTHY, type Read } from './soaks.ts';

/** How often each cell that docs/statistics.md prints is simulated. */
export const TRIALS = 500;

/** KB per 1,000 operations. */
export const LEAKS: readonly number[] = [0, 10, 25, 100];

/** One row of the table: everything of a cell but the leak. */
export type Row = Omit<Cell, 'leak'>;

const rowsOf = (read: Read, operations: number, shapes: readonly string[]): readonly Row[] =>
  shapes.map(shape => ({ shape, read, operations }));

const SHAPES = Object.keys(HEALTHY);
/** A collection before each reading leaves no saw-tooth. */
const COLLECTED = SHAPES.filter(shape => !shape.startsWith('saw-tooth'));
const SHORT = ['stands still', 'warm-up of a fifth of the run'];

/** What single runs are shown for: the length of the table's first rows. */
export const SINGLE_ROWS: readonly Row[] = rowsOf('pages', 200_000, SHAPES);

/** The rows of the table of verdicts. */
export const ROWS: readonly Row[] = [
  ...SINGLE_ROWS,
  ...rowsOf('pages', 50_000, SHORT),
  ...rowsOf('heap', 200_000, COLLECTED),
  ...rowsOf('heap', 20_000, SHORT),
];
