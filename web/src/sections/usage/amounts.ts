// The amounts of a report: in all of its tables on one decimal axis, rounded as the statement
// rounds them, or with every digit where the reader wants to see them.
import type {TemplateResult} from 'lit';

import {ALTERNATIVES, type UsageReport} from '../../engine/types/usage.js';
import type {View} from '../../state/types.js';
import {column} from '../../ui/decimal-column.js';

/** Among what is open: the digits of the report's tables. */
export const DIGITS = 'usage/digits';

export interface Amounts {
  text: (decimal: string) => string;
  /** Of one table, in its last column. */
  column: (decimals: readonly string[]) => TemplateResult[];
}

export function amountsOf({f, open}: View, report: UsageReport): Amounts {
  const text = (decimal: string): string =>
    open.has(DIGITS) ? f.exactMoney(decimal) : f.money(decimal);
  const all = everyAmount(report).map(text);
  return {text, column: (decimals) => column(decimals.map(text), all)};
}

function everyAmount(report: UsageReport): string[] {
  const {by_key: keys = [], by_hour_of_week: hours = [], reconciliation: found} = report;
  return [
    ...[report.by_model, report.by_band, report.by_day, keys, hours].flat(),
    ...ALTERNATIVES.flatMap((name) => {
      const amount = report.what_if[name];
      return amount === null ? [] : [{amount}];
    }),
    ...(found?.cost_file?.differing ?? []).map(({billed}) => ({amount: billed})),
    ...(found?.prices.differing ?? []),
  ].map(({amount}) => amount);
}
