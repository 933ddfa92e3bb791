// "Later prices are in force": what they are, and one click there and back.
// And whether it is peak or off-peak now.
import {html, nothing, type TemplateResult} from 'lit';

import type {PriceChange} from './book-types.js';
import {textButton} from './fields.js';
import {column} from './number.js';
import {shortNames, type Actions, type View} from './view.js';

export function inForceNotice(view: View, actions: Actions): TemplateResult | typeof nothing {
  const {s, f, table, pinnedCard} = view;
  const back =
    table.card.id === pinnedCard
      ? nothing
      : textButton(
          s.inForce.back(f.date(pinnedDate(view))),
          () => {
            actions.useCard(pinnedCard);
          },
          'back-button',
        );
  const later = table.later;
  if (later) {
    return html`<div class="notice" part="notice">
      <p>
        ${s.join(s.inForce.later(f.date(later.effective_from)), wouldBe(view))}
        ${textButton(
          s.inForce.use,
          () => {
            actions.useCard(later.card);
          },
          'switch-button',
        )}
        ${back}
      </p>
      ${
        later.changes.length === 0
          ? nothing
          : html`<details>
              <summary>${s.inForce.change}</summary>
              ${changes(view, later.changes)}
            </details>`
      }
    </div>`;
  }
  if (back === nothing) return nothing;
  return html`<div class="notice" part="notice">
    <p>${s.inForce.using(f.date(table.card.effective_from))} ${back}</p>
  </div>`;
}

function pinnedDate(view: View): string {
  return (
    view.book.timeline.find((card) => card.card === view.pinnedCard)?.effective_from ??
    view.pinnedCard
  );
}

/** "The same traffic now: Flash $31.20, Pro $120.44 a month." */
function wouldBe(view: View): string {
  const {s, f, estimate} = view;
  const there = estimate?.in_force;
  if (!there) return '';
  if (there.same) return s.inForce.sameNow;
  const names = shortNames(
    view,
    there.models.map(({model}) => ({model, family: familyOf(view, model)})),
  );
  return s.inForce.wouldBe(
    there.models.map(({model, month}) => `${names.get(model) ?? model} ${f.money(month.amount)}`),
  );
}

function familyOf(view: View, model: string): string {
  for (const card of view.book.timeline) {
    const found = card.models.find((each) => each.model === model);
    if (found) return found.family;
  }
  return model;
}

function changes(view: View, list: readonly PriceChange[]): TemplateResult {
  const {s, f} = view;
  const from = column(list.map((change) => (change.from ? f.price(change.from) : '')));
  const to = column(list.map((change) => (change.to ? f.price(change.to) : '')));
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${s.inForce.change}>
    <table class="changes">
      <thead>
        <tr>
          <th scope="col"><span class="vh">${s.inForce.price}</span></th>
          <th scope="col">${s.inForce.from}</th>
          <th scope="col">${s.inForce.to}</th>
        </tr>
      </thead>
      <tbody>
        ${list.map(
          (change, i) =>
            html`<tr>
              <th scope="row">${what(view, change)}</th>
              <td>${from[i]}</td>
              <td>${change.retired ? s.inForce.retired : to[i]}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function what(view: View, {model, billed_as, bucket, band}: PriceChange): string {
  const {s} = view;
  const name = billed_as ? s.inForce.billedAs(model, billed_as) : model;
  const hours = band && band !== 'flat' ? s.band[band] : '';
  return s.list(
    [name, bucket ? s.bucketInSentence[bucket] : '', hours].filter((part) => part !== ''),
  );
}

/** Outside every live region: it changes by itself. */
export function nowLine(view: View): TemplateResult | typeof nothing {
  const {s, f, band} = view;
  if (!band || band.band === 'flat') return nothing;
  if (band.band === 'unknown') return html`<p class="now">${s.now.unknown}</p>`;
  const text = band.until
    ? s.now.band(
        s.band[band.band],
        f.time(band.until, view.now, 'Asia/Shanghai'),
        f.time(band.until, view.now),
      )
    : s.now.bandOnly(s.band[band.band]);
  return html`<p class="now">${text}</p>`;
}
