// The report on usage files: the exact bill and how it divides, what it would
// have been otherwise, and what was left out of it.
import {html, nothing, type TemplateResult} from 'lit';

import {Format} from '../../format/format.js';
import type {UsageState} from './reading.js';
import {ALTERNATIVES, type Sums, type UsageReport} from '../../engine/types/usage.js';
import {dataTable} from '../../ui/data-table.js';
import {textButton} from '../../ui/fields.js';
import {heading} from '../../ui/heading.js';
import {column} from '../../ui/decimal-column.js';
import {amountsOf, DIGITS, type Amounts} from './amounts.js';
import {minus, percentOf} from './decimals.js';
import {usageChecks} from './checks.js';
import {caveats, showLines, usageFinding} from './finding.js';
import {usageHits} from './hit-chart.js';
import {usageWeek} from './week.js';
import {shownName} from './shown-name.js';
import type {UsageActions, UsageView} from './usage.js';
import type {Strings} from '../../strings/index.js';
import type {Actions, View} from '../../state/types.js';

export function usageReport(
  page: View,
  report: UsageReport,
  {state, actions, isAtOther}: UsageView,
  ofPage: Actions,
): TemplateResult {
  // Amounts are in the report's currency, whatever the calculator's is.
  const view: View = {...page, f: new Format(page.f.locale, report.currency)};
  const {s} = view;
  const amounts = amountsOf(view, report);
  const doubts = caveats(view, report, state);
  if (report.counts.billed === '0') {
    const text = html`<p class="error">${nothingIn(s, report, state)}</p>`;
    if (isNoUsage(report)) return text;
    return html`${text} ${doubts} ${usageChecks(view, report, state.files, amounts)}`;
  }
  return html`<div class="report">
    ${usageFinding(view, report, state.ownBook)} ${doubts}
    <p class="choices">
      ${doubts === nothing ? nothing : textButton(s.usage.showLines, showLines)}
      ${digits(view, ofPage)}
    </p>
    ${divisions(view, report, amounts)}
    ${otherwise(view, report, amounts, state.ownBook, isAtOther ? nothing : use(view, report, actions))}
    ${usageHits(view, ofPage, report)} ${usageWeek(view, ofPage, report, amounts)}
    ${days(view, report, amounts)} ${usageChecks(view, report, state.files, amounts)}
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
      ${s.usage.sheet(fileNames(s, state), page.now === '' ? '' : page.f.date(page.now), state.ownBook)}
    </p>
  </div>`;
}

/** Not a line of it could be read: these are files of another kind. */
export function isNoUsage({skipped}: UsageReport): boolean {
  return skipped.length > 0 && skipped.every(({code}) => code === 'invalid_json');
}

/** Amounts are rounded; all of their digits are one click away. */
function digits({s, open}: View, actions: Actions): TemplateResult {
  const shown = open.has(DIGITS);
  return textButton(
    shown ? s.usage.rounded : s.usage.digits,
    () => {
      actions.toggle(DIGITS, !shown);
    },
    'usage-digits',
  );
}

/** Why there is nothing to bill. */
export function nothingIn(s: Strings, report: UsageReport, state: UsageState): string {
  return isNoUsage(report) ? s.usage.notUsage(fileNames(s, state)) : s.usage.nothing;
}

function fileNames(s: Strings, {files}: UsageState): string {
  const [only, ...others] = files;
  return only && others.length === 0 ? shownName(only.name) : s.usage.files(files.length);
}

function divisions(view: View, report: UsageReport, amounts: Amounts): TemplateResult[] {
  const {s} = view;
  const {by_key: keys = []} = report;
  const parts: Division[] = [
    {
      caption: s.usage.byModel,
      first: s.usage.model,
      rows: report.by_model.map((each) => [each.model, each]),
    },
    {
      caption: s.usage.byBand,
      first: s.usage.band,
      rows: report.by_band.map((each) => [bandName(view, each.band), each]),
    },
    {
      caption: s.usage.byKey,
      first: s.usage.key,
      rows: keys.map((each) => [each.key === '' ? s.usage.noKey : each.key, each]),
      part: 'usage-keys',
    },
  ];
  return parts
    .filter(({rows}) => rows.length > 0)
    .map(
      (part) =>
        html`<div class="sub" part=${part.part ?? nothing}>
          ${heading(view.headingLevel + 1, part.caption)} ${divided(view, report, part, amounts)}
        </div>`,
    );
}

/** Where no price of it is in the rate book, there is nothing to say. */
function otherwise(
  view: View,
  report: UsageReport,
  amounts: Amounts,
  ownBook: string,
  plan: TemplateResult | typeof nothing,
): TemplateResult | typeof nothing {
  const known = ALTERNATIVES.some((name) => report.what_if[name] !== null);
  if (!known && !report.as_plan) return nothing;
  return html`<div class="sub">
    ${heading(view.headingLevel + 1, view.s.usage.alternatives)}
    ${known ? alternatives(view, report, amounts, ownBook) : html`<p>${view.s.usage.alternativesNone}</p>`}
    ${plan}
  </div>`;
}

function bandName({s}: View, band: string): string {
  if (band === 'not_in_rate_book') return s.usage.notInBook;
  return (s.band as Record<string, string>)[band] ?? band;
}

interface Division {
  caption: string;
  /** The head of the names. */
  first: string;
  rows: readonly (readonly [string, Sums])[];
  part?: string;
}

/** One table of the bill by something, with its tokens and hit share. */
function divided(
  view: View,
  {tokens_known: known}: UsageReport,
  {caption, first, rows}: Division,
  amounts: Amounts,
): TemplateResult {
  const {s, f} = view;
  const tokens = known !== false;
  const cells = amounts.column(rows.map(([, sums]) => sums.amount));
  const shares = column(rows.map(([, sums]) => hitShare(view, sums)));
  const counted = tokens && rows.some(([, sums]) => sums.requests !== undefined);
  // On a phone the others scroll sideways; the amount stays in sight.
  const early = view.chartWidth < 480;
  const withAmount = <T>(amount: T, others: readonly T[]): T[] =>
    early ? [amount, ...others] : [...others, amount];
  return dataTable({
    label: s.usage.scroll(caption),
    corner: first,
    heads: withAmount(s.usage.amount, [
      ...(counted ? [s.usage.requests] : []),
      ...(tokens ? [s.bucket.hit, s.bucket.miss, s.bucket.output, s.usage.hitColumn] : []),
    ]),
    rows: rows.map(([name, sums], i) => ({
      name,
      cells: withAmount<unknown>(cells[i], [
        ...(counted ? [f.count(sums.requests ?? '0')] : []),
        ...(tokens ? [f.count(sums.hit), f.count(sums.miss), f.count(sums.output), shares[i]] : []),
      ]),
    })),
    className: `data-table wide bill ${tokens ? 'counts' : ''}`,
  });
}

function hitShare({f}: View, sums: Sums): string {
  const input = String(BigInt(sums.hit) + BigInt(sums.miss));
  const share = sums.hit_share ?? percentOf(sums.hit, input);
  return share === undefined ? '–' : f.rate(share);
}

function days(view: View, report: UsageReport, amounts: Amounts): TemplateResult | typeof nothing {
  const {s, f} = view;
  if (report.by_day.length === 0) return nothing;
  return html`<details class="data" ?open=${report.by_day.length <= 31}>
    <summary>${s.usage.byDay}: ${s.usage.dayCount(f.count(String(report.by_day.length)))}</summary>
    ${divided(
      view,
      report,
      {
        caption: s.usage.byDay,
        first: s.usage.day,
        rows: report.by_day.map((each) => [each.day, each]),
      },
      amounts,
    )}
  </details>`;
}

function alternatives(
  view: View,
  report: UsageReport,
  amounts: Amounts,
  ownBook: string,
): TemplateResult {
  const {s, f} = view;
  const {what_if: answers} = report;
  const asked = ALTERNATIVES.flatMap((name) => {
    const amount = answers[name];
    return amount === null ? [] : [{name, amount}];
  });
  const cells = amounts.column(asked.map(({amount}) => amount));
  const differences = column(
    asked.map(({amount}) => {
      const difference = minus(amount, answers.of);
      return (Number(difference) > 0 ? '+' : '') + amounts.text(difference);
    }),
  );
  const cards: Record<string, string> = {
    guide_card: answers.guide_card_id,
    rates_in_force: answers.card_in_force,
  };
  const kinds = {...s.usage.alternativeKind, ...(ownBook === '' ? {} : s.usage.alternativeOwn)};
  const least = (name: keyof NonNullable<typeof answers.low>) => {
    const low = answers.low?.[name];
    return low === undefined ? undefined : {amount: low};
  };
  const intro = s.usage.alternativesIntro(f.range({amount: answers.of}, least('of')));
  return html`<p>${intro}</p>
    ${answers.of === report.totals.amount ? nothing : html`<p class="fine">${s.usage.alternativesPart}</p>`}
    <div part="usage-what-if">
      ${dataTable({
        label: s.usage.scroll(s.usage.alternatives),
        corner: s.usage.terms,
        heads: [s.usage.difference, s.usage.amount],
        rows: asked.map(({name}, i) => ({
          name: html`${kinds[name] ?? name}
          ${cards[name] ? html`<span class="fine">${s.usage.card(cards[name])}</span>` : nothing}
          ${least(name) ? html`<span class="fine">${s.usage.atLeast(f.money(least(name)?.amount ?? ''))}</span>` : nothing}`,
          cells: [differences[i], cells[i]],
        })),
        className: 'data-table wide',
      })}
    </div>`;
}

function use(
  view: View,
  report: UsageReport,
  actions: UsageActions,
): TemplateResult | typeof nothing {
  const {s} = view;
  if (!report.as_plan) return nothing;
  return html`<p class="use">${textButton(s.usage.use, actions.use, 'usage-use')}</p>
    <p class="hint">${s.usage.useNote}</p>`;
}
