// The report on usage files: the exact bill and how it divides, what it would
// have been otherwise, and what was left out of it.
import {html, nothing, type TemplateResult} from 'lit';

import {Format} from '../../format/format.js';
import type {UsageState} from './reading.js';
import {
  minus,
  percentOf,
  ALTERNATIVES,
  type FullReport,
  type Sums,
} from '../../engine/types/usage.js';
import {textButton} from '../../ui/fields.js';
import {heading} from '../../ui/heading.js';
import {column} from '../../ui/decimal-column.js';
import {usageChecks} from './checks.js';
import {caveats, usageFinding} from './finding.js';
import {usageHits} from './hit-chart.js';
import {usageWeek} from './week.js';
import type {UsageActions} from './usage.js';
import type {View} from '../../state/types.js';
import {whereItScrolls} from '../../ui/scroll-region.js';

export function usageReport(
  page: View,
  report: FullReport,
  state: UsageState,
  actions: UsageActions,
): TemplateResult {
  // Amounts are in the report's currency, whatever the calculator's is.
  const view: View = {...page, f: new Format(page.f.locale, report.currency)};
  const {s} = view;
  const empty = report.counts.billed === '0';
  if (empty) {
    return html`<p class="error">${s.usage.nothing}</p>
      ${caveats(view, report, state)} ${usageChecks(view, report, state.files)}`;
  }
  return html`<div class="report">
    ${usageFinding(view, report, state)} ${divisions(view, report)}
    ${otherwise(view, report, actions)} ${keys(view, report)} ${usageHits(view, report)}
    ${usageWeek(view, report)} ${days(view, report)} ${usageChecks(view, report, state.files)}
    <p class="choices">
      ${textButton(s.usage.print, actions.print, 'usage-print')}
      ${textButton(s.usage.csv, () => {
        actions.save('csv');
      })}
      ${textButton(s.usage.json, () => {
        actions.save('json');
      })}
    </p>
    <p class="fine sheet" part="usage-sheet">
      ${s.usage.sheet(fileNames(view, state), page.now === '' ? '' : page.f.date(page.now))}
    </p>
  </div>`;
}

function fileNames({s}: View, {files}: UsageState): string {
  const [only, ...others] = files;
  return only && others.length === 0 ? only.name : s.usage.files(files.length);
}

function divisions(view: View, report: FullReport): TemplateResult[] {
  const {s} = view;
  const tokens = report.tokens_known !== false;
  const parts: [string, string, [string, Sums][]][] = [
    [s.usage.byModel, s.usage.model, report.by_model.map((each) => [each.model, each])],
    [s.usage.byBand, s.usage.band, report.by_band.map((each) => [bandName(view, each.band), each])],
  ];
  return parts
    .filter(([, , rows]) => rows.length > 0)
    .map(
      ([caption, first, rows]) =>
        html`<div class="sub">
          ${heading(view.headingLevel + 1, caption)} ${divided(view, caption, first, rows, tokens)}
        </div>`,
    );
}

/** Where no price of it is in the rate book, there is nothing to say. */
function otherwise(
  view: View,
  report: FullReport,
  actions: UsageActions,
): TemplateResult | typeof nothing {
  const known = ALTERNATIVES.some((name) => report.what_if[name] !== null);
  if (!known && !report.as_plan) return nothing;
  return html`<div class="sub">
    ${heading(view.headingLevel + 1, view.s.usage.alternatives)}
    <div class="halves">
      <div>
        ${known ? alternatives(view, report) : html`<p>${view.s.usage.alternativesNone}</p>`}
      </div>
      <div>${use(view, report, actions)}</div>
    </div>
  </div>`;
}

function keys(view: View, report: FullReport): TemplateResult | typeof nothing {
  const {s} = view;
  if (!report.by_key) return nothing;
  return html`<div class="sub" part="usage-keys">
    ${heading(view.headingLevel + 1, s.usage.byKey)}
    ${divided(
      view,
      s.usage.byKey,
      s.usage.key,
      report.by_key.map((each) => [each.key === '' ? s.usage.noKey : each.key, each]),
    )}
  </div>`;
}

function bandName({s}: View, band: string): string {
  if (band === 'not_in_rate_book') return s.usage.notInBook;
  return (s.band as Record<string, string>)[band] ?? band;
}

/** One table of the bill by something, with its tokens and hit share. */
function divided(
  view: View,
  caption: string,
  first: string,
  rows: readonly (readonly [string, Sums])[],
  tokens = true,
): TemplateResult {
  const {s, f} = view;
  const amounts = column(rows.map(([, sums]) => f.exactMoney(sums.amount)));
  const shares = column(rows.map(([, sums]) => hitShare(view, sums)));
  const counted = tokens && rows.some(([, sums]) => sums.requests !== undefined);
  // On a phone the rest scrolls sideways; the amount stays in sight.
  const early = view.chartWidth < 480;
  const amount = html`<th scope="col">${s.usage.amount}</th>`;
  return html`<div
    class="scroll"
    tabindex="0"
    role="group"
    aria-label=${s.usage.scroll(caption)}
    ${whereItScrolls}
  >
    <table class="data-table wide bill">
      <thead>
        <tr>
          <th scope="col">${first}</th>
          ${early ? amount : nothing}
          ${counted ? html`<th scope="col">${s.usage.requests}</th>` : nothing}
          ${
            tokens
              ? html`<th scope="col">${s.bucket.hit}</th>
                  <th scope="col">${s.bucket.miss}</th>
                  <th scope="col">${s.bucket.output}</th>
                  <th scope="col">${s.usage.hitColumn}</th>`
              : nothing
          }
          ${early ? nothing : amount}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name, sums], i) =>
            html`<tr>
              <th scope="row">${name}</th>
              ${early ? html`<td>${amounts[i]}</td>` : nothing}
              ${counted ? html`<td>${f.count(sums.requests ?? '0')}</td>` : nothing}
              ${
                tokens
                  ? html`<td>${f.count(sums.hit)}</td>
                      <td>${f.count(sums.miss)}</td>
                      <td>${f.count(sums.output)}</td>
                      <td>${shares[i]}</td>`
                  : nothing
              }
              ${early ? nothing : html`<td>${amounts[i]}</td>`}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function hitShare({f}: View, sums: Sums): string {
  const input = String(BigInt(sums.hit) + BigInt(sums.miss));
  const share = sums.hit_share ?? percentOf(sums.hit, input);
  return share === undefined ? '–' : f.percent(share, 2);
}

function days(view: View, report: FullReport): TemplateResult | typeof nothing {
  const {s, f} = view;
  if (report.by_day.length === 0) return nothing;
  return html`<details class="data" ?open=${report.by_day.length <= 31}>
    <summary>${s.usage.byDay}: ${s.usage.dayCount(f.count(String(report.by_day.length)))}</summary>
    ${divided(
      view,
      s.usage.byDay,
      s.usage.day,
      report.by_day.map((each) => [each.day, each]),
      report.tokens_known !== false,
    )}
  </details>`;
}

function alternatives(view: View, report: FullReport): TemplateResult {
  const {s, f} = view;
  const {what_if: answers} = report;
  const asked = ALTERNATIVES.flatMap((name) => {
    const amount = answers[name];
    return amount === null ? [] : [{name, amount}];
  });
  const amounts = column(asked.map(({amount}) => f.exactMoney(amount)));
  const differences = column(asked.map(({amount}) => f.signedMoney(minus(amount, answers.of))));
  const cards: Record<string, string> = {
    guide_card: answers.guide_card_id,
    rates_in_force: answers.card_in_force,
  };
  return html`<p>${s.usage.alternativesIntro(f.exactMoney(answers.of))}</p>
    ${answers.of === report.totals.amount ? nothing : html`<p class="fine">${s.usage.alternativesPart}</p>`}
    <div
      class="scroll"
      tabindex="0"
      role="group"
      aria-label=${s.usage.scroll(s.usage.alternatives)}
      ${whereItScrolls}
    >
      <table class="data-table" part="usage-what-if">
        <thead>
          <tr>
            <th scope="col">${s.usage.terms}</th>
            <th scope="col">${s.usage.amount}</th>
            <th scope="col">${s.usage.difference}</th>
          </tr>
        </thead>
        <tbody>
          ${asked.map(
            ({name}, i) =>
              html`<tr>
                <th scope="row">
                  ${s.usage.alternativeKind[name] ?? name}
                  ${cards[name] ? html`<span class="fine">${s.usage.card(cards[name])}</span>` : nothing}
                </th>
                <td>${amounts[i]}</td>
                <td>${differences[i]}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function use(
  view: View,
  report: FullReport,
  actions: UsageActions,
): TemplateResult | typeof nothing {
  const {s} = view;
  if (!report.as_plan) return nothing;
  return html`<p class="use">${textButton(s.usage.use, actions.use, 'usage-use')}</p>
    <p class="hint">${s.usage.useNote}</p>`;
}
