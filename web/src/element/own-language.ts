// The language of the element: its own, or that of the place where it stands.
import type {ReactiveController, ReactiveControllerHost} from 'lit';

import {first} from '../strings/en/first.js';
import {languageOf, stringsOf, type FirstStrings, type Language} from '../strings/index.js';

export class OwnLanguage implements ReactiveController {
  #observer: MutationObserver | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & Element & {readonly language: string | null},
  ) {
    host.addController(this);
  }

  get current(): Language {
    // While prerendering there is no page.
    const page = typeof window === 'undefined' ? null : inheritedLanguage(this.host);
    return languageOf(this.host.language ?? page);
  }

  /** Its words; the first view's in English until they have arrived. */
  get strings(): FirstStrings {
    return stringsOf(this.current) ?? first;
  }

  /** Draws again when the page changes its language. */
  hostConnected(): void {
    if (typeof MutationObserver !== 'function') return;
    this.#observer = new MutationObserver(() => {
      this.host.requestUpdate();
    });
    this.#observer.observe(document.documentElement, {attributeFilter: ['lang']});
    // The page may have been given another one meanwhile.
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }
}

/** Through the shadow roots of other components. */
function inheritedLanguage(element: Element): string | null {
  let place: Element | null = element;
  while (place) {
    const written: Element | null = place.closest('[lang]');
    if (written) return written.getAttribute('lang');
    const root: Node = place.getRootNode();
    place = root instanceof ShadowRoot ? root.host : null;
  }
  return null;
}
