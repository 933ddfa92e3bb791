// The sections that come later: their places from the start, each fetched when a reader comes
// near it or opens it.
import {html, type ReactiveController, type ReactiveControllerHost, type TemplateResult} from 'lit';

import type {Owner} from '../state/owner.js';
import type {Actions, FirstView, LateName, View} from '../state/types.js';
import {hasBundle} from '../state/types.js';
import {tagOf, type LatePlace} from '../ui/late-place.js';
import {fetchBundle} from './arrival.js';

const SECTIONS: Record<LateName, () => Promise<CustomElementConstructor>> = {
  hours: async () => (await import('../sections/hours/hours-section.js')).HoursSection,
  year: async () => (await import('../sections/year/year-section.js')).YearSection,
  decisions: async () =>
    (await import('../sections/decisions/decisions-section.js')).DecisionsSection,
  chart: async () => (await import('../sections/statement/chart-section.js')).ChartSection,
  tokens: async () => (await import('../sections/tokens/tokens-section.js')).TokensSection,
  usage: async () => (await import('../sections/usage/usage-section.js')).UsageSection,
  prices: async () => (await import('../sections/prices/prices-section.js')).PricesSection,
  share: async () => (await import('../sections/share/share-section.js')).ShareSection,
};

/** Below the totals, in their order; and those that only a page of its own has. */
const BELOW: readonly LateName[] = [
  ...(['hours', 'decisions', 'chart', 'year'] as const),
  ...(['usage', 'tokens', 'prices'] as const),
];
const OF_OWN_PAGE: readonly LateName[] = ['tokens', 'usage'];

/** How far below the screen a section is fetched. */
const AHEAD = '100px';

const defined = new Map<LateName, Promise<void>>();

/** Once for all elements of a page. After a failure the next call tries again. */
function define(name: LateName): Promise<void> {
  let wanted = defined.get(name);
  if (!wanted) {
    wanted = Promise.all([SECTIONS[name](), fetchBundle()]).then(
      ([section]) => {
        customElements.define(tagOf(name), section);
      },
      (error: unknown) => {
        defined.delete(name);
        throw error;
      },
    );
    defined.set(name, wanted);
  }
  return wanted;
}

type Host = ReactiveControllerHost & HTMLElement & Owner;
type Draw = (view: View, actions: Actions) => unknown;

export class LateSections implements ReactiveController {
  /** At build time, where there are no elements: what draws each of them. */
  static draw: Partial<Record<LateName, Draw>> = {};

  readonly #places = new Map<LateName, LatePlace>();
  #sight: IntersectionObserver | undefined;

  constructor(
    private readonly host: Host,
    private readonly wanted: (name: LateName) => void,
  ) {
    host.addController(this);
  }

  below(view: FirstView, actions: Actions): unknown[] {
    return BELOW.filter((name) => view.ownsPage || !OF_OWN_PAGE.includes(name)).map((name) =>
      this.place(name, view, actions),
    );
  }

  /** After a key the totals come first, and this a frame later. */
  place(name: LateName, view: FirstView, actions: Actions): Node | TemplateResult {
    if (view.prerendering) return drawn(name, view, actions);
    let place: LatePlace | undefined = this.#places.get(name);
    if (!place) {
      place = document.createElement(tagOf(name));
      place.className = 'late';
      place.append(...(view.prerendered.get(name) ?? []));
      this.#places.set(name, place);
    }
    // Where sections were prerendered, room for more between them would move these.
    place.classList.toggle('ahead', view.prerendered.size === 0 && isExpected(name, view));
    if (!view.belowPending) Object.assign(place, {view, actions, owner: this.host});
    return place;
  }

  /** What was prerendered is of another scenario now. */
  clear(): void {
    for (const place of this.#places.values()) if (!place.hasUpdated) place.replaceChildren();
  }

  prepareSheet(): void {
    for (const place of this.#places.values()) place.prepareSheet?.();
  }

  async load(names: readonly LateName[] = [...this.#places.keys()]): Promise<void> {
    await Promise.all(names.map(define));
    this.host.requestUpdate();
    await this.host.updateComplete;
    for (const name of names) await this.#places.get(name)?.updateComplete;
  }

  hostDisconnected(): void {
    this.#sight?.disconnect();
    this.#sight = undefined;
  }

  hostUpdated(): void {
    const waiting = [...this.#places].filter(
      ([name, place]) => BELOW.includes(name) && !defined.has(name) && place.isConnected,
    );
    this.hostDisconnected();
    if (waiting.length === 0) return;
    if (typeof IntersectionObserver !== 'function') {
      for (const [name] of waiting) this.wanted(name);
      return;
    }
    this.#sight = new IntersectionObserver(
      (seen) => {
        const near = seen.filter(({isIntersecting}) => isIntersecting).map(({target}) => target);
        for (const [name, place] of waiting) if (near.includes(place)) this.wanted(name);
      },
      {rootMargin: AHEAD},
    );
    for (const [, place] of waiting) this.#sight.observe(place);
  }
}

/** Whether a section will have something to say: the hours only where prices depend on them. */
function isExpected(name: LateName, {estimate}: FirstView): boolean {
  if (name === 'share') return false;
  return name !== 'hours' || Boolean(estimate?.models.some(({bands}) => bands));
}

function drawn(name: LateName, view: FirstView, actions: Actions): TemplateResult {
  const content = hasBundle(view) ? LateSections.draw[name]?.(view, actions) : undefined;
  return html`<div class="late" data-section=${name}>${content}</div>`;
}
