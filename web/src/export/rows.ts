// The lines that every export lists: one per workload, model, bucket and band.
import type {Amount, BookMark, CardSummary, Estimate, Scenario} from '../engine/types/calls.js';
import type {Job} from '../state/jobs.js';
import type {Strings} from '../strings/index.js';

export interface Exportable {
  estimate: Estimate;
  /** In canonical numbers. */
  scenario: Scenario;
  card: CardSummary & {checked: string};
  /** Where the prices are the reader's own. */
  customBook?: BookMark | undefined;
  /** The month with each workload on its own model, where any has one. */
  assignedTotal?: Amount | undefined;
  /** The least of it, where the month's holidays are not published. */
  assignedLow?: Amount | undefined;
  /** "" where no link holds the estimate. */
  link: string;
  /** The address of the page, beside which the schema of the JSON is. */
  page?: string;
  strings: Strings;
  /** "At the prices of June 28, 2026." */
  prices: string;
  /** The moment at which others may be in force. */
  now?: string | undefined;
  /** When the card's prices were replaced by the next revision's; absent for the newest. */
  until?: string | undefined;
  /** Tokens of one request, or of one run of a shape, and how many a month has, by workload. */
  jobs?: Job[] | undefined;
}

export interface Row {
  workload: string;
  model: string;
  bucket: string;
  band: string;
  tokens: string;
  price: string;
  amount: string;
  exact: boolean;
}

export function rows({estimate, strings: s}: Exportable): Row[] {
  return estimate.models.flatMap((model) =>
    model.lines.map((line) => ({
      workload: workloadName(s, estimate.workloads[line.workload]?.name, line.workload),
      model: model.model,
      bucket: s.bucket[line.bucket],
      band: s.band[line.band],
      tokens: line.tokens,
      price: line.price_per_1m,
      amount: line.amount,
      exact: line.exact,
    })),
  );
}

/** What the columns of the rows are called. */
export function columns({export: words}: Strings): string[] {
  const {workload, model, bucket, band, tokens, price, amount} = words;
  return [workload, model, bucket, band, tokens, price, amount];
}

/** A row's texts in the order of its columns. */
export function cells(row: Row): string[] {
  return [row.workload, row.model, row.bucket, row.band, row.tokens, row.price, row.amount];
}

export function workloadName(s: Strings, name: string | undefined, index: number): string {
  return name === undefined || name === '' ? s.questions.workload(index + 1) : name;
}

export interface Total {
  label: string;
  model: string;
  amount: Amount;
  card: string;
}

/** The months: of each model, of the models chosen, and at the prices in force if others. */
export function totals(what: Exportable): Total[] {
  const {estimate, card, customBook, assignedTotal, assignedLow, strings: s} = what;
  const there = estimate.in_force;
  const today = customBook ? s.export.totalOwnToday : s.export.totalToday;
  return [
    ...estimate.models.flatMap(({model, month, low}) =>
      between(s, {label: s.export.total, model, amount: month, card: card.id}, low?.month),
    ),
    ...(assignedTotal === undefined
      ? []
      : between(
          s,
          {label: s.assigned.total, model: '', amount: assignedTotal, card: card.id},
          assignedLow,
        )),
    ...(there && !there.same
      ? there.models.flatMap(({model, month, at_least: least}) =>
          between(s, {label: today, model, amount: month, card: there.card}, least),
        )
      : []),
    ...(there && !there.same && there.chosen
      ? between(
          s,
          {
            label: `${s.assigned.total}${s.decisions.colon}${today}`,
            model: '',
            amount: there.chosen.month,
            card: there.card,
          },
          there.chosen.at_least,
        )
      : []),
  ];
}

/** Of a month whose holidays are not published both the least and the most. */
function between(s: Strings, most: Total, least: Amount | undefined): Total[] {
  if (least === undefined) return [most];
  return [
    {...most, label: s.export.atLeast(most.label), amount: least},
    {...most, label: s.export.atMost(most.label)},
  ];
}
