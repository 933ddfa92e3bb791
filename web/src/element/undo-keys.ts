// Ctrl+Z and its companions, wherever the focus is in no text: there the browser has its own.
import type {ReactiveController, ReactiveControllerHost} from 'lit';

import type {Actions} from '../state/types.js';

const TEXT = 'input:not([type=radio]):not([type=range]):not([type=checkbox]), textarea';

export class UndoKeys implements ReactiveController {
  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly actions: Pick<Actions, 'undo' | 'redo'>,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.host.shadowRoot?.addEventListener('keydown', this.#press);
  }

  readonly #press = (event: Event): void => {
    const {key, ctrlKey, metaKey, altKey, shiftKey, target} = event as KeyboardEvent;
    if (!(ctrlKey || metaKey) || altKey || event.defaultPrevented) return;
    if (target instanceof Element && target.matches(TEXT)) return;
    const letter = key.toLowerCase();
    const redo = (letter === 'z' && shiftKey) || (letter === 'y' && ctrlKey);
    if (!redo && letter !== 'z') return;
    event.preventDefault();
    event.stopPropagation();
    if (redo) this.actions.redo();
    else this.actions.undo();
  };
}
