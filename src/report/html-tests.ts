import type { View } from '../model/view.ts';
import { STATUS_WORDS } from './headline.ts';
import { endingsChart } from './html-endings.ts';
import { code, type Html, html, htmlPhrase } from './html-text.ts';
import { headResult } from './pairs.ts';
import { type TestRow, testRows, testSummaries } from './tests.ts';

/** Repeated tests: those that failed with a picture of their runs, then a line a scenario. */
export function testsTable(view: View): Html {
  const rows = testRows(view);
  const table =
    rows.length === 0
      ? null
      : html`<div class="scroll"><table><thead><tr><th>Verdict</th><th>Scenario and test</th><th class="number">Failed</th><th class="number">Rate [95 %]</th><th>Runs in the order of their numbers</th><th>Before, conditions, failures</th></tr></thead><tbody>${rows.map(row => tableRow(row, view))}</tbody></table></div>`;
  return html`${table}<ul>${testSummaries(view).map(line => html`<li>${htmlPhrase(line)}</li>`)}</ul>`;
}

function tableRow(row: TestRow, view: View): Html {
  const { check, test, failed, rate, before, trigger, kinds, again } = row;
  const bracket = rate.indexOf('[');
  const [share, interval] = bracket === -1 ? [rate, ''] : [rate.slice(0, bracket), rate.slice(bracket)];
  const lines = [
    before === '' ? null : html`<div>before: ${before}</div>`,
    trigger === null ? null : html`<div>${htmlPhrase(trigger)}</div>`,
    ...kinds.map(({ count, line }) => html`<div>${count} × <span class="soft">${line}</span></div>`),
  ];
  return html`<tr><td><span class="pill ${check.status}">${STATUS_WORDS[check.status]}</span></td><td class="name">${code(check.scenario)}<br>${code(test)}</td><td class="number">${failed}</td><td class="number"><span class="big">${share}</span><br>${interval}</td><td>${picture(row, view)}<span class="soft">again: ${code(again)}</span></td><td>${lines}</td></tr>`;
}

function picture({ check, failing }: TestRow, view: View): Html | null {
  const repetition = headResult(view, check.scenario)?.repetition;
  const history = repetition?.tests.find(({ test }) => test === failing.test);
  return history === undefined ? null : endingsChart(history.endings, check.status);
}
