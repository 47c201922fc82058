import type { ReportLevel } from '../model/view.ts';

/** How a report is set. A renderer reads what concerns it and leaves the rest. */
export interface RenderOptions {
  /** `summary` what needs attention · `standard` everything that was judged · `detailed` everything that was measured, too. */
  readonly level: ReportLevel;
  /** Whether the terminal report may use colours; it never says anything by colour alone. */
  readonly colors: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** Page of the run that made the report, for the Markdown footer; null outside CI. Not from a result: it is printed as a link. */
  readonly runUrl: string | null;
}

export const DEFAULT_RENDER_OPTIONS: RenderOptions = {
  level: 'standard',
  colors: false,
  width: 100,
  runUrl: null,
};
