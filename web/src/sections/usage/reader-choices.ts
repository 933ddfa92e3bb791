// What files leave to the reader: currency, days, repeats, the zone of times that
// have none, and what models without a price are billed as.
import {html, nothing, type TemplateResult} from 'lit';

import {Format} from '../../format/format.js';
import {choice, segments, textButton} from '../../ui/fields.js';
import type {NaiveZone, UsageChoices, UsageState} from './reading.js';
import type {UsageActions} from './usage.js';
import type {Tally} from '../../engine/types/usage.js';
import type {View} from '../../state/types.js';

/** A file can hold thousands of names; those that come first are offered. */
const MOST_NAMES = 12;

export function readerChoices(
  view: View,
  state: UsageState,
  actions: UsageActions,
): TemplateResult {
  return html`<div class="controls">
      ${currency(view, state, actions)} ${days(view, state, actions)}
      ${repeats(view, state, actions)}
    </div>
    ${questions(view, state, actions)}`;
}

function currency(view: View, {choices}: UsageState, actions: UsageActions): TemplateResult {
  const {s} = view;
  return choice(view, {
    path: 'usage/currency',
    label: s.usage.currency,
    value: choices.currency,
    choices: [
      ['', s.usage.own],
      ['USD', s.currency.USD ?? 'USD'],
      ['CNY', s.currency.CNY ?? 'CNY'],
    ],
    change: (value) => {
      actions.choose({currency: value as UsageChoices['currency']});
    },
  });
}

function days({s}: View, {choices}: UsageState, actions: UsageActions): TemplateResult {
  const zones = (['+08:00', '+00:00'] as const).map(
    (zone) => [zone, s.usage.zones[zone] ?? zone] as const,
  );
  return segments('usage-days', s.usage.days, choices.dayOffset, zones, (value) => {
    actions.choose({dayOffset: value as UsageChoices['dayOffset']});
  });
}

function repeats({s}: View, {choices}: UsageState, actions: UsageActions): TemplateResult {
  const kinds = (['once', 'bill'] as const).map(
    (kind) => [kind, s.usage.duplicateKind[kind] ?? kind] as const,
  );
  return segments('usage-duplicates', s.usage.duplicates, choices.duplicates, kinds, (value) => {
    actions.choose({duplicates: value as UsageChoices['duplicates']});
  });
}

function questions(
  view: View,
  state: UsageState,
  actions: UsageActions,
): TemplateResult | typeof nothing {
  const {s} = view;
  const {naive, markedCached, names} = state.questions;
  if (!naive && !markedCached && names.length === 0) return nothing;
  return html`<div class="controls" part="usage-questions">
      ${naive ? naiveZone(view, state, actions) : nothing}
      ${markedCached ? cachedAnswers(view, state, markedCached, actions) : nothing}
      ${names.slice(0, MOST_NAMES).map((name) => billAs(view, name, state, actions))}
    </div>
    ${suggestions(view, state, actions)}
    <p class="hint">
      ${naive ? s.usage.naiveNote : nothing} ${markedCached ? s.usage.cachedNote : nothing}
      ${names.length > 0 ? s.usage.billAsNote : nothing} ${s.usage.forTheseFiles}
    </p>`;
}

/** Both zones with what the bill of these requests comes to in each. */
function naiveZone(
  view: View,
  state: UsageState,
  actions: UsageActions,
): TemplateResult | typeof nothing {
  const {s, f} = view;
  const {naive} = state.questions;
  if (!naive) return nothing;
  const money = new Format(f.locale, state.report?.currency ?? 'USD');
  const priced = naive.unpriced !== naive.count;
  const zone = (offset: '+00:00' | '+08:00', amount: string): [NaiveZone, string] => [
    offset,
    [s.usage.zones[offset] ?? offset, ...(priced ? [money.money(amount)] : [])].join(' · '),
  ];
  return segments(
    'usage-naive-times',
    s.usage.naive(f.count(naive.count)),
    state.choices.naiveTimes,
    [
      ['refuse', s.usage.notBilled],
      zone('+00:00', naive.amount_if_utc),
      zone('+08:00', naive.amount_if_beijing),
    ],
    (value) => {
      actions.choose({naiveTimes: value as NaiveZone});
    },
  );
}

/** A mark such as `cache_hit`, which a proxy sets, or somebody who means DeepSeek's cache. */
function cachedAnswers(
  {s, f}: View,
  {choices, report}: UsageState,
  {count, amount}: Tally,
  actions: UsageActions,
): TemplateResult {
  const money = new Format(f.locale, report?.currency ?? 'USD').money(amount);
  return segments(
    'usage-marked-cached',
    s.usage.cached(f.count(count)),
    choices.markedCached,
    [
      ['skip', s.usage.notBilled],
      ['bill', [s.usage.cachedBilled, money].join(' · ')],
    ],
    (value) => {
      actions.choose({markedCached: value as UsageChoices['markedCached']});
    },
  );
}

/** What prefixed names may mean, with what they come to: one click each. */
function suggestions(view: View, state: UsageState, actions: UsageActions): TemplateResult[] {
  const {s, f} = view;
  const {report, choices} = state;
  if (!report) return [];
  const money = new Format(f.locale, report.currency);
  return (report.unpriced ?? []).slice(0, MOST_NAMES).flatMap(({model, suggested}) => {
    if (!suggested) return [];
    const text = s.usage.suggest(model, suggested.bill_as, money.money(suggested.amount));
    const take = (): void => {
      actions.choose({billAs: {...choices.billAs, [model]: suggested.bill_as}});
    };
    return [html`<p class="choices">${textButton(text, take, 'usage-suggestion')}</p>`];
  });
}

function billAs(
  view: View,
  name: string,
  state: UsageState,
  actions: UsageActions,
): TemplateResult {
  const {s} = view;
  const {billAs: now} = state.choices;
  const models = new Set(
    view.book.names.filter(({to}) => to === null).map((each) => each.bills_as),
  );
  return choice(view, {
    path: `usage/bill-as/${name}`,
    label: s.usage.billAs(name),
    value: now[name] ?? '',
    choices: [
      ['', s.usage.notBilled],
      ...[...models.add(now[name] ?? '')].filter(Boolean).map((model) => [model, model] as const),
    ],
    change: (model) => {
      const others = Object.fromEntries(Object.entries(now).filter(([key]) => key !== name));
      actions.choose({billAs: model === '' ? others : {...others, [name]: model}});
    },
  });
}
