// Whether the totals are in sight, and the form: where the reader types without seeing
// what it comes to, the pinned bar says it. The style sheet does the rest, by attributes
// of the root, so that nothing is drawn anew.
import type {ReactiveController, ReactiveControllerHost} from 'lit';

const WATCHED = {'data-totals': '.month > summary', 'data-form': '.questions'} as const;

/** Less than one: edges fall between pixels. */
const WHOLE = 0.95;

export class TotalsSight implements ReactiveController {
  #watched = new Map<Element, string>();
  #sight: IntersectionObserver | undefined;
  #height: ResizeObserver | undefined;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#sight?.disconnect();
    this.#height?.disconnect();
    this.#watched = new Map();
  }

  hostUpdated(): void {
    if (typeof IntersectionObserver !== 'function' || !this.host.isConnected) return;
    const now = Object.entries(WATCHED).map(([name, selector]) => {
      return [this.host.shadowRoot?.querySelector(selector), name] as const;
    });
    if (now.every(([element]) => !element || this.#watched.has(element))) return;
    this.hostDisconnected();
    this.#sight = new IntersectionObserver(
      (entries) => {
        for (const {target, intersectionRatio, isIntersecting} of entries) {
          const name = this.#watched.get(target) ?? '';
          // Of the totals all must be seen; of the form, any of it.
          const seen = name === 'data-form' ? isIntersecting : intersectionRatio > WHOLE;
          this.#root()?.setAttribute(name, seen ? 'seen' : 'away');
        }
      },
      {threshold: [0, WHOLE, 1]},
    );
    this.#height = new ResizeObserver(([entry]) => {
      // What is taller than the screen must scroll, or its end could not be reached.
      this.#root()?.toggleAttribute(
        'data-form-fits',
        (entry?.contentRect.height ?? Infinity) <= innerHeight,
      );
    });
    for (const [element, name] of now) {
      if (!element) continue;
      this.#watched.set(element, name);
      this.#sight.observe(element);
      if (name === 'data-form') this.#height.observe(element);
    }
  }

  #root(): Element | null | undefined {
    return this.host.shadowRoot?.querySelector('.root');
  }
}
