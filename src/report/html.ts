import { createHash } from 'node:crypto';
import type { View } from '../model/view.ts';
import { CELLS_TITLE, cellRows } from './cells.ts';
import { cleanName, lastLines } from './clean.ts';
import { contextLines, environmentFacts } from './context.ts';
import { DISTRUST, describeAlarm } from './control.ts';
import { COVERAGE_TITLE, coverageSummary, coverageWord, GAP_WORDS, traitsOf } from './coverage.ts';
import { DRIFT_TITLE, driftLines } from './drift.ts';
import {
  describeFault,
  FAULTS_TITLE,
  faultsOf,
  type ReportedFault,
  reportLines,
  stackLines,
} from './faults.ts';
import { GRIDS_TITLE, gridLines } from './grids.ts';
import { describeCounts, headline, STATUS_WORDS } from './headline.ts';
import { cellsTable } from './html-cells.ts';
import { countsBar } from './html-chart.ts';
import { gridTable } from './html-grids.ts';
import { ladderFigures } from './html-ladders.ts';
import { loadSections } from './html-load.ts';
import { scenarioSection } from './html-scenario.ts';
import { STYLE } from './html-style.ts';
import { rowsTable } from './html-table.ts';
import { testsTable } from './html-tests.ts';
import { code, Html, html, htmlPhrase, sentence } from './html-text.ts';
import { trendFigures } from './html-trends.ts';
import { LADDERS_TITLE, laddersOf } from './ladders.ts';
import { LOAD_ANSWERS_TITLE, loadAnswerLines } from './load-answers.ts';
import { LOADS_TITLE, loadsOf } from './loads.ts';
import { MACHINES_TITLE, machineLines } from './machines.ts';
import {
  caveatLines,
  excerptsOf,
  lookLines,
  notMeasured,
  recommendationLines,
  reproductions,
} from './notes.ts';
import { OPERATIONS_TITLE, operationLines } from './operation-times.ts';
import { OVERRIDES_TITLE, overrideLines } from './overrides.ts';
import { type Phrase, plain } from './phrase.ts';
import { describeMethod } from './reference.ts';
import { type Sections, sectionsOf } from './section.ts';
import { SERVICES_TITLE, serviceLines } from './services.ts';
import { TESTS_TITLE, testSummaries } from './tests.ts';
import { TRENDS_TITLE, trendsOf } from './trend.ts';

const EXCERPT_LINES = 40;

/**
 * The detailed report as one page that needs nothing else: no script, no request, and a content security policy that allows none.
 */
export function renderHtml(view: View): string {
  const sections = sectionsOf(view);
  const title = `${STATUS_WORDS[view.verdict.status]}: ${plain(headline(view, sections))}`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<main>
${opening(view, sections)}
${attention(view, sections)}
${rest(view, sections)}
<footer>${cleanName(`${view.result.tool.name} ${view.result.tool.version}`)} · sizes are counted in 1,024s: 1 MB is 1,048,576 bytes</footer>
</main>
</body>
</html>
`;
  return page.source;
}

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

function opening(view: View, sections: Sections): Html {
  const { status, counts } = view.verdict;
  return html`<section class="panel verdict ${status}">
<span class="pill ${status}">${STATUS_WORDS[status].toUpperCase()}</span>
<h1>${htmlPhrase(headline(view, sections))}</h1>
${banner(view)}<div class="counts">${countsBar(counts)}</div>
<p>${describeCounts(view)}</p>
<p class="soft">${contextLines(view).map((line, i) => html`${i === 0 ? '' : ' '}${htmlPhrase(line)}.`)}</p>
</section>`;
}

/** What has to be known before anything else is believed. */
function banner(view: View): Html | null {
  const alarm = describeAlarm(view);
  return alarm === null
    ? null
    : html`<p class="notice"><span class="big">${DISTRUST}</span>${htmlPhrase(alarm)}.</p>\n`;
}

function attention(view: View, sections: Sections): readonly (Html | null)[] {
  const { failed, unclear, warned, improved } = sections;
  const commands = reproductions(sections);
  return [
    panel('Needs attention', [...failed, ...unclear, ...warned], rowsTable),
    panel(FAULTS_TITLE, faultsOf(view), faults => html`${faults.map(faultEntry)}`),
    panel(TESTS_TITLE, testSummaries(view), () => testsTable(view)),
    panel('Last output', excerptsOf(view), excerpts => html`${excerpts.map(excerpt)}`),
    panel(DRIFT_TITLE, driftLines(view), bullets),
    panel('Not measured', notMeasured(view, sections), bullets),
    panel('What to do', recommendationLines(view), bullets),
    panel(OVERRIDES_TITLE, overrideLines(view), bullets),
    panel(
      'Reproduce',
      commands,
      lines => html`<pre>${lines.map(line => `${lastLines(line, 1)[0] ?? ''}\n`)}</pre>`,
    ),
    panel('Better', improved, rowsTable),
  ];
}

function rest(view: View, { passed }: Sections): readonly (Html | null)[] {
  const method = describeMethod(view);
  const scenarios = view.analysis.scenarios.map(analysis => scenarioSection(analysis, view));
  return [
    panel(CELLS_TITLE, cellRows(view), cellsTable),
    panel(LOAD_ANSWERS_TITLE, loadAnswerLines(view), bullets),
    panel(LADDERS_TITLE, laddersOf(view), ladderFigures),
    panel(GRIDS_TITLE, gridLines(view), () => gridTable(view)),
    panel(LOADS_TITLE, loadsOf(view), loads => loadSections(loads, view)),
    panel(TRENDS_TITLE, trendsOf(view, 'detailed'), trendFigures),
    panel('Passed', passed, rowsTable),
    panel(MACHINES_TITLE, machineLines(view), bullets),
    panel(OPERATIONS_TITLE, operationLines(view), bullets),
    panel(SERVICES_TITLE, serviceLines(view), bullets),
    panel(COVERAGE_TITLE, view.verdict.coverage, lines => html`${coverageTable(lines)}${summary(view)}`),
    html`<h2>Scenarios</h2>${scenarios}`,
    panel('Doubts about these numbers', caveatLines(view), bullets),
    panel('Looks', lookLines(view), bullets),
    panel('How this was judged', method === null ? [] : [method], lines => html`<p>${lines}</p>`),
    panel('Where it ran', environmentFacts(view), facts => html`<dl>${facts.map(fact)}</dl>`),
  ];
}

/** A titled panel; nothing at all when there is nothing to show. */
const panel = <T>(title: string, items: readonly T[], body: (items: readonly T[]) => Html): Html | null =>
  items.length === 0
    ? null
    : html`<h2>${title} <span class="soft">${items.length}</span></h2><section class="panel">${body(items)}</section>`;

const bullets = (phrases: readonly Phrase[]): Html =>
  html`<ul>${phrases.map(phrase => html`<li>${htmlPhrase(phrase)}</li>`)}</ul>`;

const excerpt = ({ scenario, log, output }: ReturnType<typeof excerptsOf>[number]): Html =>
  html`<p>${code(scenario)} <span class="soft">${cleanName(log)}</span></p><pre>${lastLines(output, EXCERPT_LINES).join('\n')}</pre>`;

function faultEntry(reported: ReportedFault): Html {
  const report = reportLines(reported.fault);
  const printed =
    report.length === 0
      ? null
      : html`<details><summary>as it was printed</summary><pre>${report.join('\n')}</pre></details>`;
  const stacks = stackLines(reported.fault).map(line => html`<li><code>${line}</code></li>`);
  return html`<p>${htmlPhrase(describeFault(reported))}</p><ul>${stacks}</ul>${printed}`;
}

const fact = ([key, value]: readonly [string, string]): Html =>
  html`<dt>${key}</dt><dd>${cleanName(value)}</dd>`;

/** How many are covered, and how the scenarios are spread. */
const summary = (view: View): Html =>
  html`${coverageSummary(view).map(line => html`<p class="soft">${line}.</p>`)}`;

function coverageTable(lines: View['verdict']['coverage']): Html {
  const rows = lines.map(line => {
    const by = line.scenarios.map(
      covering =>
        html`<div>${code(covering.scenario)} <span class="soft">${traitsOf(covering, 'wide')}</span></div>`,
    );
    const about = line.text === undefined ? null : html`<br><span class="soft">${sentence(line.text)}</span>`;
    const gap = line.gap === undefined ? null : html`<span class="soft">${GAP_WORDS[line.gap]}</span>`;
    return html`<tr><td>${code(line.id)}${about}</td><td><span class="pill ${line.status}">${coverageWord(line)}</span></td><td>${by}${gap}</td></tr>`;
  });
  return html`<table><thead><tr><th>Covers</th><th>Verdict</th><th>By</th></tr></thead><tbody>${rows}</tbody></table>`;
}
