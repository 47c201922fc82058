import type { LadderAnalysis } from '../model/analysis.ts';
import { code, type Html, html, htmlPhrase } from './html-text.ts';
import { describeLaw, efficiencyOf, LADDERS_CAUTION, lawAt, throughputOf } from './ladders.ts';

/** Each ladder as a table and a picture of throughput against users. */
export const ladderFigures = (ladders: readonly LadderAnalysis[]): Html =>
  html`${ladders.map(figure)}<p class="soft">${LADDERS_CAUTION}.</p>`;

const figure = (ladder: LadderAnalysis): Html =>
  html`<h3>${code(ladder.name)}</h3><p>${htmlPhrase(describeLaw(ladder))}.</p><div class="charts"><figure>${ladderChart(ladder)}<figcaption>throughput against users; dots: invocations, line: the law</figcaption></figure></div>${table(ladder)}`;

function table(ladder: LadderAnalysis): Html {
  const rows = ladder.rungs.map(
    rung =>
      html`<tr><td class="number">${rung.users}</td><td class="number">${throughputOf(rung)}</td><td class="number">${efficiencyOf(rung, ladder)}</td><td class="number">${rung.throughput.length}</td></tr>`,
  );
  return html`<table><thead><tr><th class="number">Users</th><th class="number">Throughput</th><th class="number">Of each user, against one alone</th><th class="number">n</th></tr></thead><tbody>${rows}</tbody></table>`;
}

const CHART = { width: 300, height: 140, inset: 6 };
/** Points of the curve: more cannot be told apart on so few pixels. */
const CURVE = 60;

/** A dot an invocation, and the law as a line; both axes begin at zero. */
export function ladderChart(ladder: LadderAnalysis): Html {
  const { width, height, inset } = CHART;
  const mostUsers = ladder.rungs.reduce((most, { users }) => Math.max(most, users), 1);
  const curve = Array.from({ length: CURVE + 1 }, (_, i) => 1 + ((mostUsers - 1) * i) / CURVE).flatMap(
    users => {
      const rate = lawAt(ladder, users);
      return rate === null ? [] : [{ users, rate }];
    },
  );
  const dots = ladder.rungs.flatMap(({ users, throughput }) => throughput.map(rate => ({ users, rate })));
  const mostRate = [...dots, ...curve].reduce((most, { rate }) => Math.max(most, rate), 0) || 1;
  const place = ({ users, rate }: { readonly users: number; readonly rate: number }): string =>
    `${round(inset + (users / mostUsers) * (width - 2 * inset))} ${round(height - inset - (rate / mostRate) * (height - 2 * inset))}`;
  const points = dots.map(dot => `M${place(dot)}h0`).join('');
  const line = curve.length === 0 ? null : html`<path class="curve" d="M${curve.map(place).join('L')}"/>`;
  return html`<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="throughput against users"><line class="axis" x1="0" x2="${width}" y1="${height - inset}" y2="${height - inset}"/>${line}<path class="points" d="${points}"/></svg>`;
}

const round = (value: number): string => String(Math.round(value * 10) / 10);
