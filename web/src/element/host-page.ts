// What the element takes from the place where it stands, and what it keeps from it.
import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** The language of the place, through the shadow roots of other components. */
export function inheritedLanguage(element: Element): string | null {
  let place: Element | null = element;
  while (place) {
    const written: Element | null = place.closest('[lang]');
    if (written) return written.getAttribute('lang');
    const root: Node = place.getRootNode();
    place = root instanceof ShadowRoot ? root.host : null;
  }
  return null;
}

/** Draws again when the page changes its language. */
export class PageLanguage implements ReactiveController {
  #observer: MutationObserver | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    if (typeof MutationObserver !== 'function') return;
    this.#observer = new MutationObserver(() => {
      this.host.requestUpdate();
    });
    this.#observer.observe(document.documentElement, {attributeFilter: ['lang']});
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }
}

/** What a field uses itself; the rest may be meant for the page or the browser. */
const FIELD = 'input,select,textarea';
const PASSED_ON = new Set(['Escape', 'Tab']);
const KEY_EVENTS = ['keydown', 'keypress', 'keyup'] as const;

/**
 * A page's shortcuts look at the focused element, which for them is the calculator and
 * no field: what is typed would turn a chapter's page.
 */
export class FieldKeys implements ReactiveController {
  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly passesOn: () => boolean,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    for (const name of KEY_EVENTS) this.host.shadowRoot?.addEventListener(name, this.#keep);
  }

  readonly #keep = (event: Event): void => {
    const {key, ctrlKey, metaKey, altKey, target} = event as KeyboardEvent;
    if (this.passesOn() || ctrlKey || metaKey || altKey || PASSED_ON.has(key)) return;
    if (event.defaultPrevented || (target instanceof Element && target.matches(FIELD)))
      event.stopPropagation();
  };
}
