// Which prices the totals are at, and what the same traffic costs at those in force.
import {html, nothing, type TemplateResult} from 'lit';

import type {Estimate, ModelEstimate} from '../../engine/types/calls.js';
import {textButton} from '../../ui/fields.js';
import {hasBundle, shortNames, type Actions, type FirstView} from '../../state/types.js';

export type Priced = Pick<FirstView, 's' | 'f' | 'book' | 'now' | 'ownBook'> & {
  estimate: Estimate;
};

/** "At the prices of June 28, 2026, replaced on August 16, 2026." */
export function pricesText({s, f, now, ownBook, estimate}: Priced): string {
  const {card, in_force: inForce} = estimate;
  const words = s.results.prices;
  const from = f.date(card.effective_from);
  const own = ownBook.name !== '';
  if (inForce?.same && !own) return words.inForce(f.date(inForce.prices_from));
  const {prices_from: begin, prices_until: end} = estimate.assumptions;
  const dated = Date.parse(card.effective_from) === 0 ? '' : from;
  const prices = own ? words.own(ownBook.name, dated) : words.of(from);
  if (begin > now) return s.join(prices, words.coming(f.date(begin)));
  if (!end || end > now) return prices;
  return own ? s.join(prices, words.ownReplaced(f.date(end))) : words.replaced(from, f.date(end));
}

/** "Jun 28 prices", where there is no room for more. */
export function pricesShort({s, f, ownBook, estimate}: Priced): string {
  const words = s.results.prices;
  if (ownBook.name !== '') return words.ownShort;
  if (estimate.in_force?.same) return words.inForceShort;
  return words.ofShort(f.day(estimate.card.effective_from));
}

/** The prices' date above the totals, and the way back from those in force. */
export function pricesLine(view: FirstView, actions: Actions, estimate: Estimate): TemplateResult {
  const {s, f, pinnedCard} = view;
  const pinned = view.book.timeline.find(({card}) => card === pinnedCard);
  const away = pinned && estimate.in_force?.same && estimate.card.id !== pinnedCard;
  return html`<p class="prices-of" part="prices-of">
    ${pricesText({...view, estimate})}
    ${
      away
        ? textButton(
            s.currentPrices.back(f.date(pinned.effective_from)),
            (event) => {
              follow(event, '.today button', () => {
                actions.useCard(pinnedCard);
              });
            },
            'back-button',
          )
        : nothing
    }
  </p>`;
}

type InForce = NonNullable<Estimate['in_force']>;

/** The prices in force, where they are others than those of the totals. */
function otherInForce({in_force: there}: Estimate): InForce | undefined {
  return there && !there.same ? there : undefined;
}

/** The card of other prices that are in force. */
export function cardInForce(estimate: Estimate | undefined): string | undefined {
  return estimate && otherInForce(estimate)?.card;
}

/** Of a model by another name on the card in force. */
function todayOf(
  models: InForce['models'],
  model: string,
  family: string,
): InForce['models'][number] | undefined {
  return (
    models.find((each) => each.model === model) ?? models.find((each) => each.family === family)
  );
}

/** What the totals are at the prices in force, where those are others. */
export function todayRow(
  view: FirstView,
  actions: Actions,
  estimate: Estimate,
): TemplateResult | typeof nothing {
  const short = shortNames(view, estimate.models);
  return today(view, actions, estimate, ({models}) =>
    estimate.models.map(
      ({model, family}) =>
        html`<span class="cell"
          ><span class="vh"> ${short.get(model) ?? model}: </span
          >${todayAmount(view, todayOf(models, model, family))}</span
        >`,
    ),
  );
}

/** The same of the models that are chosen for the workloads: one figure, under both. */
export function chosenToday(
  view: FirstView,
  actions: Actions,
  estimate: Estimate,
): TemplateResult | typeof nothing {
  return today(
    view,
    actions,
    estimate,
    ({chosen}) => html`<span class="cell both">${todayAmount(view, chosen)}</span>`,
  );
}

function today(
  view: FirstView,
  actions: Actions,
  estimate: Estimate,
  cells: (there: InForce) => unknown,
): TemplateResult | typeof nothing {
  const there = otherInForce(estimate);
  if (!there) return nothing;
  return html`<div class="row today" part="today">
    ${todayLabel(view, actions, estimate, there)} ${cells(there)}
  </div>`;
}

/** Since when other prices are in force, and the way to them. */
function todayLabel(
  view: FirstView,
  actions: Actions,
  estimate: Estimate,
  there: InForce,
): TemplateResult {
  const {s, f} = view;
  const own = view.ownBook.name !== '';
  const samePrices = there.prices_from === estimate.assumptions.prices_from;
  const since = samePrices ? there.hours_from : there.prices_from;
  return html`<span class="label">
    ${own ? s.results.ownToday(f.date(since)) : s.results.today(f.date(since))}
    ${textButton(
      own ? s.results.useOwnToday : s.results.useToday,
      (event) => {
        follow(event, '.prices-of button', () => {
          actions.useCard(there.card);
        });
      },
      'switch-button',
    )}
  </span>`;
}

type Today = NonNullable<InForce['chosen']>;

/** As "$54,321": longer amounts are set smaller where the statement is narrow. */
const SHORT = 7;

/** "2.1× $37.54"; of a month whose holidays are not published, both between bounds. */
function todayAmount({s, f}: FirstView, today: Today | undefined): TemplateResult | string {
  if (!today) return s.results.todayNone;
  const {month, at_least: least, factor, factor_at_least: from} = today;
  const ends = [from, factor].flatMap((end) => (end ? f.ratio(end.ratio) : []));
  const long = f.money(month.amount).length > SHORT ? 'long' : '';
  return html`${factor ? html`<small>${[...new Set(ends)].join('–')}</small> ` : nothing}<span
      class="amount ${long}"
      >${f.range(month, least)}</span
    >`;
}

/** "Today: Flash $37.54, Pro $134.38", where other prices are in force; else "". */
export function todayText(view: FirstView, estimate: Estimate): string {
  const {s, f} = view;
  const there = otherInForce(estimate);
  if (!there) return '';
  const short = shortNames(view, estimate.models);
  const parts = estimate.models.flatMap(({model, family}) => {
    const own = todayOf(there.models, model, family);
    return own ? `${short.get(model) ?? model} ${f.range(own.month, own.at_least)}` : [];
  });
  const {chosen} = there;
  if (chosen && hasBundle(view))
    parts.push(`${view.s.assigned.total} ${f.range(chosen.month, chosen.at_least)}`);
  return s.results.todayTotals(parts.length > 0 ? parts : [s.results.todayNone]);
}

/** The button goes with the change: the focus follows to the one that takes it back. */
export function follow(event: Event, to: string, change: () => void): void {
  const root = (event.currentTarget as Element).getRootNode() as ShadowRoot;
  change();
  requestAnimationFrame(() => {
    root.querySelector<HTMLElement>(to)?.focus();
  });
}

/** A model's month; between its bounds where public holidays are not published yet. */
export function monthText({f}: Pick<FirstView, 'f'>, {month, low}: ModelEstimate): string {
  return f.range(month, low?.month);
}
