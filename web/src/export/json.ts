// JSON that the calculator itself can read again: the scenario is in it. Its
// schema is web/public/estimate.schema.json, published beside the page.
import {jsonText} from '../engine/builtins.js';
import type {BookMark, CardSummary, CoreError, Estimate, Scenario} from '../engine/types/calls.js';
import type {Job} from '../state/jobs.js';
import type {Exportable} from './rows.js';

const FORMAT = 'deepseek-cost-estimate';
const VERSION = 1;
const SCHEMA = 'estimate.schema.json';
/** Bytes; fifty workloads with all their lines are a tenth of it. */
export const LARGEST_FILE = 2_000_000;

export interface EstimateFile {
  $schema?: string;
  format: typeof FORMAT;
  version: typeof VERSION;
  rate_card: Pick<CardSummary, 'id' | 'label' | 'effective_from'> & {checked: string};
  /**
   * Of the rate card: when the next revision took its place; null for the newest. Its prices may
   * have held longer: estimate.assumptions.prices_until.
   */
  rate_card_until: string | null;
  /** "At the prices of June 28, 2026." */
  prices_of: string;
  /** The month on the models that are chosen for the workloads, where any is. */
  assigned_month?: string;
  /** The least of it, where the month's holidays are not published. */
  assigned_month_at_least?: string;
  /** One request or run of each workload: its tokens, and how many a month has. */
  workloads?: Job[];
  /** There if the prices were the sender's own, which the file does not carry. */
  custom_book?: BookMark;
  /** Null where no link holds the estimate. */
  link: string | null;
  scenario: Scenario;
  /** The same at the prices in force on a day (in UTC), where these are others. */
  today?: {as_of: string} & Omit<NonNullable<Estimate['in_force']>, 'same'>;
  /** Without what depends on the day of reading. */
  estimate: Omit<Estimate, 'in_force'>;
}

export function json(what: Exportable): string {
  const {estimate, scenario, card, customBook, link, page = ''} = what;
  const {until, prices, assignedTotal, assignedLow, jobs} = what;
  const timeless: EstimateFile['estimate'] & Pick<Estimate, 'in_force'> = {...estimate};
  delete timeless.in_force;
  const file: EstimateFile = {
    $schema: /^https?:/.test(page) ? new URL(SCHEMA, page).href : SCHEMA,
    format: FORMAT,
    version: VERSION,
    rate_card: {
      id: card.id,
      label: card.label,
      effective_from: card.effective_from,
      checked: card.checked,
    },
    rate_card_until: until ?? null,
    prices_of: prices,
    ...(assignedTotal === undefined ? {} : {assigned_month: assignedTotal.amount}),
    ...(assignedLow === undefined ? {} : {assigned_month_at_least: assignedLow.amount}),
    ...(jobs ? {workloads: jobs} : {}),
    ...(customBook ? {custom_book: customBook} : {}),
    link: link === '' ? null : link,
    scenario,
    ...today(what),
    estimate: timeless,
  };
  return jsonText(file, undefined, 2) + '\n';
}

function today({estimate, now = ''}: Exportable): Pick<EstimateFile, 'today'> {
  if (!estimate.in_force || estimate.in_force.same) return {};
  const there: Partial<NonNullable<Estimate['in_force']>> = {...estimate.in_force};
  delete there.same;
  return {
    today: {as_of: now.slice(0, 10), ...(there as Omit<NonNullable<Estimate['in_force']>, 'same'>)},
  };
}

/** Why a file is not opened. */
export type FileFault =
  'unreadable' | 'too_large' | 'not_json' | 'not_ours' | 'newer' | 'no_scenario';

/** What an exported file holds, as far as it is used; its numbers are not believed. */
export interface OpenedFile {
  scenario: Scenario;
  customBook?: BookMark;
  /** The months that the file reports, by model, in its currency. */
  months: {model: string; amount: string}[];
}

export function readJson(text: string): OpenedFile | FileFault {
  if (text.length > LARGEST_FILE) return 'too_large';
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return 'not_json';
  }
  const {format, version, scenario, estimate, custom_book: book} = fields(value);
  if (format !== FORMAT) return 'not_ours';
  if (typeof version === 'number' && version > VERSION) return 'newer';
  if (version !== VERSION) return 'not_ours';
  if (!Array.isArray(fields(scenario).workloads)) return 'no_scenario';
  const {name, fingerprint} = fields(book);
  const named = typeof name === 'string' && typeof fingerprint === 'string';
  return {
    scenario: scenario as Scenario,
    ...(named ? {customBook: {name, fingerprint}} : {}),
    months: months(fields(estimate).models),
  };
}

function months(models: unknown): OpenedFile['months'] {
  if (!Array.isArray(models)) return [];
  return models.flatMap((each: unknown) => {
    const {model, month} = fields(each);
    const {amount} = fields(month);
    const readable = typeof model === 'string' && typeof amount === 'string';
    return readable && /^\d+(\.\d+)?$/.test(amount) ? [{model, amount}] : [];
  });
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** Where in the file an error of its scenario stands. */
export function placeOf({where}: CoreError): string {
  return where === '' ? '/scenario' : where;
}
