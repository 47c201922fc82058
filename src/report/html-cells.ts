import type { CellRow } from './cells.ts';
import { code, type Html, html, htmlPhrase } from './html-text.ts';

/** Failures by condition as a table; what several rows share is said in the first. */
export const cellsTable = (rows: readonly CellRow[]): Html =>
  html`<div class="scroll"><table><thead><tr><th>Scenario and test</th><th>Condition</th><th class="number">Failed</th><th class="number">Rate</th></tr></thead><tbody>${rows.map((row, i) => tableRow(row, rows[i - 1]))}</tbody></table></div>`;

function tableRow({ scenario, test, condition, failed, rate }: CellRow, above: CellRow | undefined): Html {
  const isSame = above?.scenario === scenario && above.test[0]?.text === test[0]?.text;
  const who = isSame ? null : html`${code(scenario)}<br>${htmlPhrase(test)}`;
  return html`<tr><td class="name">${who}</td><td>${htmlPhrase(condition)}</td><td class="number">${failed}</td><td class="number">${rate}</td></tr>`;
}
