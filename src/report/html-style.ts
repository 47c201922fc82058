/** The page's only style sheet. Its hash stands in the page's content security policy, so nothing else can style or run anything. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #f6f8fa; --paper: #ffffff; --ink: #1c2128; --soft: #59636e; --line: #d9dee4; --faint: #eef1f4;
  --fail: #c62828; --inconclusive: #8250df; --warn: #9a6700; --pass: #1a7f37; --skipped: #6e7781; --accent: #0969da;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0d1117; --paper: #151b23; --ink: #e6edf3; --soft: #9198a1; --line: #30363d; --faint: #1f262e;
    --fail: #ff7b72; --inconclusive: #c297ff; --warn: #e3b341; --pass: #56d364; --skipped: #8b949e; --accent: #58a6ff;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; }
main { max-width: 1180px; margin: 0 auto; padding: 32px 20px 64px; }
h1 { font-size: 25px; line-height: 1.3; margin: 10px 0 14px; font-weight: 650; letter-spacing: -0.01em; overflow-wrap: anywhere; }
h2 { font-size: 18px; margin: 36px 0 12px; font-weight: 650; }
h3 { font-size: 15px; margin: 22px 0 8px; font-weight: 650; }
p { margin: 6px 0; }
code, pre { font-family: ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.88em; }
code { background: var(--faint); border-radius: 5px; padding: 1px 5px; overflow-wrap: anywhere; }
h1 code { background: none; padding: 0; }
pre { background: var(--faint); border-radius: 8px; padding: 12px 14px; overflow-x: auto; margin: 8px 0; }
.soft { color: var(--soft); }
.panel { background: var(--paper); border: 1px solid var(--line); border-radius: 12px; padding: 20px 24px; }
.verdict { border-top: 5px solid var(--skipped); }
.verdict.fail { border-top-color: var(--fail); }
.verdict.inconclusive { border-top-color: var(--inconclusive); }
.verdict.warn { border-top-color: var(--warn); }
.verdict.pass { border-top-color: var(--pass); }
.pill { display: inline-block; border-radius: 999px; padding: 1px 10px; font-size: 12.5px; font-weight: 650;
  color: var(--paper); background: var(--skipped); white-space: nowrap; }
.pill.fail { background: var(--fail); } .pill.inconclusive { background: var(--inconclusive); }
.pill.warn { background: var(--warn); } .pill.pass { background: var(--pass); }
.counts { display: flex; height: 9px; gap: 2px; border-radius: 5px; overflow: hidden; margin: 14px 0 6px; }
.counts svg { display: block; width: 100%; height: 9px; }
.notice { border-left: 5px solid var(--warn); background: var(--faint); border-radius: 8px; padding: 10px 14px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th { text-align: left; font-weight: 600; color: var(--soft); font-size: 12.5px; }
th, td { padding: 8px 14px 8px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tr:last-child td { border-bottom: 0; }
td.number, th.number { white-space: nowrap; font-variant-numeric: tabular-nums; }
td .soft { font-size: 13px; }
td.name code { white-space: nowrap; }
.big { font-weight: 650; }
ul { margin: 6px 0; padding-left: 20px; }
details { background: var(--paper); border: 1px solid var(--line); border-radius: 12px; margin: 10px 0; }
summary { cursor: pointer; padding: 12px 18px; font-weight: 600; overflow-wrap: anywhere; }
details > div { padding: 0 18px 16px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 18px; margin: 0; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
.charts { display: flex; flex-wrap: wrap; gap: 18px; }
figure { margin: 0; } figcaption { font-size: 12.5px; color: var(--soft); }
svg { display: block; overflow: visible; }
svg text { fill: var(--soft); font-size: 10px; }
.axis { stroke: var(--line); stroke-width: 1; }
.zero { stroke: var(--soft); stroke-width: 1; }
.margin { fill: var(--faint); }
.span { stroke: var(--skipped); stroke-width: 3; stroke-linecap: round; }
.dot { fill: var(--skipped); }
.fail .span { stroke: var(--fail); } .fail .dot { fill: var(--fail); }
.inconclusive .span { stroke: var(--inconclusive); } .inconclusive .dot { fill: var(--inconclusive); }
.warn .span { stroke: var(--warn); } .warn .dot { fill: var(--warn); }
.pass .span { stroke: var(--pass); } .pass .dot { fill: var(--pass); }
.points { stroke: var(--accent); stroke-width: 4; stroke-linecap: round; fill: none; opacity: 0.75; }
.points.fresh { opacity: 0.35; }
.median { stroke: var(--accent); stroke-width: 1.5; }
.base { stroke: var(--soft); stroke-width: 1.5; stroke-dasharray: 4 3; }
.curve { stroke: var(--accent); stroke-width: 1.75; fill: none; stroke-linejoin: round; }
.line { fill: none; stroke-width: 1.75; stroke-linejoin: round; stroke-linecap: round; }
.line.l0 { stroke: var(--accent); } .line.l1 { stroke: var(--warn); } .line.l2 { stroke: var(--fail); }
.key { border-left: 12px solid; padding-left: 5px; margin-right: 8px; }
.key.l0 { border-color: var(--accent); } .key.l1 { border-color: var(--warn); } .key.l2 { border-color: var(--fail); }
.void { fill: var(--skipped); opacity: 0.25; }
text.end { text-anchor: end; }
.area { fill: var(--accent); opacity: 0.1; }
.b-fail { fill: var(--fail); } .b-inconclusive { fill: var(--inconclusive); } .b-warn { fill: var(--warn); }
.b-pass { fill: var(--pass); } .b-skipped { fill: var(--skipped); }
footer { margin-top: 40px; color: var(--soft); font-size: 13px; }
@media print { body { background: #fff; } details > div { display: block; } }
`;
