import type { View } from '../model/view.ts';
import { type EffectRow, effectRows, gridLines } from './grids.ts';
import { code, type Html, html, htmlPhrase } from './html-text.ts';

/** Main effects as a table, and below it what they explain. */
export function gridTable(view: View): Html {
  const rows = effectRows(view);
  const table =
    rows.length === 0
      ? null
      : html`<div class="scroll"><table><thead><tr><th>Scenario and metric</th><th>Factor</th><th>Level</th><th class="number">Mean</th><th class="number">Against the lowest [95 %]</th></tr></thead><tbody>${rows.map(tableRow)}</tbody></table></div>`;
  return html`${table}<ul>${gridLines(view).map(line => html`<li>${htmlPhrase(line)}</li>`)}</ul>`;
}

const tableRow = ({ scenario, metric, factor, level, mean, effect }: EffectRow): Html =>
  html`<tr><td class="name">${code(scenario)}<br>${code(metric)}</td><td>${factor}</td><td>${code(level)}</td><td class="number">${mean}</td><td class="number">${effect}</td></tr>`;
