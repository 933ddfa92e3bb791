// Which keys stay inside the element.
import type {ReactiveController, ReactiveControllerHost} from 'lit';

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
