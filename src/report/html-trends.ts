import { trendChart } from './html-chart.ts';
import { code, type Html, html, sentence } from './html-text.ts';
import { type PlacedTrend, resourceOf, TRENDS_CAUTION, trendLevels, trendWords } from './trend.ts';

/** A small chart a resource, and what it can be taken for. */
export const trendFigures = (trends: readonly PlacedTrend[]): Html =>
  html`<div class="charts">${trends.map(figure)}</div><p class="soft">${TRENDS_CAUTION}.</p>`;

const figure = ({ scenario, trend }: PlacedTrend): Html =>
  html`<figure>${trendChart(trend.picture)}<figcaption>${code(scenario)} ${code(resourceOf(trend))}<br>${trendLevels(trend)}, <span class="big">${trendWords(trend)}</span><br>${sentence(trend.source)}</figcaption></figure>`;
